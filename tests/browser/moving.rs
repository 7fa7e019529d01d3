//! Moves the map, and leaves scrolling to the page.
//!
//! Runs in every engine, because pointers, wheels and animations can differ; in Chromium alone for
//! the buttons.

use crate::page::{Page, Point};
use crate::suite::tests;

tests! {
    EVERY_ENGINE:
        drag_moves_the_map_and_is_no_click,
        drag_that_leaves_the_map_at_once_ends_with_its_button,
        the_map_flies_to_another_framing_and_not_under_the_hand,
        plain_wheel_and_one_finger_belong_to_the_page;
    CHROMIUM:
        buttons_zoom_and_reframe;
}

const TRANSFORM: &str = "found('.cm-map > g > g').getAttribute('transform')";
const SCALE: &str = "found('.cm-map > g > g').transform.baseVal.consolidate().matrix.a";
const NOTHING_CHOSEN: &str = "!$$('.cm-map :is([role=option], [role=button])').some(isSelected)";

async fn drag_moves_the_map_and_is_no_click(page: Page) {
    page.open("/").await;
    let (before, scale): (String, f64) = (page.get(TRANSFORM).await, page.get(SCALE).await);
    let from: Point = page.get("pointIn('AF-PKA')").await;
    page.drag(from, (from.0 + 60.0, from.1 - 40.0)).await;
    assert_ne!(page.get::<String>(TRANSFORM).await, before);
    assert_eq!(page.get::<f64>(SCALE).await, scale, "a drag does not zoom");
    assert!(page.get::<bool>(NOTHING_CHOSEN).await);
    page.click(".cm-reframe").await;
    assert_eq!(
        page.get::<String>(TRANSFORM).await,
        before,
        "back to the incidents"
    );
}

async fn the_map_flies_to_another_framing_and_not_under_the_hand(page: Page) {
    page.open("/").await;
    page.run(
        "window.flights = []; \
         found('.cm-map').addEventListener('animationend', (event) => { \
           if (event.animationName.startsWith('cm-flight')) flights.push(event.animationName); \
         })",
    )
    .await;
    page.click(".cm-reframe").await;
    page.until("it flies there", "flights.length === 1").await;
    page.click(".cm-zoom [aria-label='Zoom in']").await;
    let moves: u32 = page.get("root.getAnimations().length").await;
    assert_eq!(moves, 0, "a step of the zoom is one");
    page.click(".cm-reframe").await;
    page.until("and back", "flights.length === 2").await;
    let all: Vec<String> = page.get("flights").await;
    assert_ne!(all[0], all[1]);
}

async fn drag_that_leaves_the_map_at_once_ends_with_its_button(page: Page) {
    page.open("/").await;
    let inside: Point = page.get("pointIn('AF-PKA')").await;
    let left: f64 = page
        .get("found('.cm-map').getBoundingClientRect().left")
        .await;
    let outside = (left - 10.0, inside.1);
    let before: String = page.get(TRANSFORM).await;
    page.drag_in_steps(inside, outside, 1).await;
    page.hover((inside.0 + 30.0, inside.1 + 30.0)).await;
    page.hover((inside.0 - 30.0, inside.1)).await;
    assert_eq!(page.get::<String>(TRANSFORM).await, before);
}

async fn buttons_zoom_and_reframe(page: Page) {
    page.open("/").await;
    let start: f64 = page.get(SCALE).await;
    page.click(".cm-zoom [aria-label='Zoom in']").await;
    let closer: f64 = page.get(SCALE).await;
    assert!((closer / start - 1.6).abs() < 0.01, "{start} to {closer}");
    page.click(".cm-zoom [aria-label='Zoom out']").await;
    assert!((page.get::<f64>(SCALE).await / start - 1.0).abs() < 0.01);
    page.click(".cm-reframe").await;
    page.click(".cm-reframe").await;
    assert!(page.get::<f64>(SCALE).await < start / 2.0, "both countries");
}

async fn plain_wheel_and_one_finger_belong_to_the_page(page: Page) {
    page.open("/").await;
    let before: String = page.get(TRANSFORM).await;
    // Whether the map takes the wheel away from the page.
    let taken = |ctrl: bool| {
        format!(
            "!found('.cm-map').dispatchEvent(new WheelEvent('wheel', \
             {{ deltaY: -100, ctrlKey: {ctrl}, bubbles: true, cancelable: true, clientX: 200, clientY: 200 }}))"
        )
    };
    assert!(!page.get::<bool>(&taken(false)).await);
    assert_eq!(page.get::<String>(TRANSFORM).await, before);
    let touch: String = page
        .get("getComputedStyle(found('.cm-map')).touchAction")
        .await;
    assert!(touch.contains("pan-y"), "{touch}");
    let scale: f64 = page.get(SCALE).await;
    assert!(page.get::<bool>(&taken(true)).await);
    page.until("it is closer", &format!("{SCALE} > {scale}"))
        .await;
}
