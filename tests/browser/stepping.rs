//! Steps through the story by buttons, keys, fingers and links.
//!
//! Runs in every engine where keys and focus matter; in Chromium alone for links and direction, and
//! for touch, which only its driver supports.

use fantoccini::key::Key;
use serde_json::json;

use crate::page::{Page, Point};
use crate::suite::tests;

tests! {
    EVERY_ENGINE:
        story_is_told_by_buttons_and_arrows_and_ends_where_it_began;
    CHROMIUM:
        a_link_leads_into_the_story,
        arrows_follow_the_direction_of_reading,
        a_finger_turns_to_the_next_step_and_scrolls_the_page,
        what_is_chosen_on_a_narrow_map_is_named_beside_it;
}

const STEP: &str = "$('.cm-step')?.textContent ?? ''";
const CARDS: &str = "$$('.cm-card').map((card) => card.dataset.incident)";
const CLAIMS: &str = "$$('.cm-claim').length";
const TRANSFORM: &str = "found('.cm-map > g > g').getAttribute('transform')";

async fn await_step(page: &Page, step: u32) {
    page.until(
        &format!("step {step}"),
        &format!("({STEP}) === 'Step {step} of 11'"),
    )
    .await;
}

async fn begin(page: &Page) {
    page.click(".cm-story-start button").await;
    await_step(page, 1).await;
    page.until(
        "the focus is on the way on",
        "root.activeElement?.matches('.cm-story-next')",
    )
    .await;
}

async fn story_is_told_by_buttons_and_arrows_and_ends_where_it_began(page: Page) {
    page.open("/").await;
    let all: Vec<String> = page.get(CARDS).await;
    let transform: String = page.get(TRANSFORM).await;
    begin(&page).await;
    assert_eq!(page.get::<Vec<String>>(CARDS).await, ["2024-03-16-mir-ali"]);
    let claims_at_first: u32 = page.get(CLAIMS).await;
    assert!(claims_at_first > 0);
    assert_ne!(page.get::<String>(TRANSFORM).await, transform);

    page.click(".cm-story-next").await;
    await_step(&page, 2).await;
    assert!(
        page.get::<bool>("root.activeElement.matches('.cm-story-next')")
            .await,
        "the focus stays"
    );
    page.press(Key::Right).await;
    await_step(&page, 3).await;
    let told = [
        "2024-03-18-strikes",
        "2024-03-17-zardari-vow",
        "2024-03-16-mir-ali",
    ];
    assert_eq!(page.get::<Vec<String>>(CARDS).await, told);
    assert!(page.get::<u32>(CLAIMS).await > claims_at_first);
    assert!(
        page.get::<bool>(&format!("isSelectedIn('article', '{}')", told[0]))
            .await
    );
    page.press(Key::Left).await;
    await_step(&page, 2).await;
    assert_eq!(page.get::<Vec<String>>(CARDS).await, told[1..]);

    page.click(".cm-story-end").await;
    page.until("the story is over", "!$('.cm-story-bar')").await;
    assert_eq!(page.get::<Vec<String>>(CARDS).await, all);
    assert_eq!(page.get::<String>(TRANSFORM).await, transform);
    page.until(
        "the focus is where the story began",
        "root.activeElement?.matches('.cm-story-start button')",
    )
    .await;
}

async fn a_link_leads_into_the_story(page: Page) {
    page.open("/frame/frame.html?story=1&incident=2024-03-18-strike-paktika")
        .await;
    await_step(&page, 4).await;
    let cards: Vec<String> = page.get(CARDS).await;
    assert_eq!(cards.len(), 4);
    assert_eq!(cards[0], "2024-03-18-strike-paktika");
    page.click(".cm-story-bar button").await;
    await_step(&page, 3).await;
    page.press(Key::Escape).await;
    page.until(
        "Escape ends it, and the focus is where a story begins",
        "!$('.cm-story-bar') && root.activeElement?.matches('.cm-story-start button')",
    )
    .await;
}

async fn arrows_follow_the_direction_of_reading(page: Page) {
    page.open("/").await;
    page.run("host.setAttribute('lang', 'ur')").await;
    page.until(
        "it reads from right to left",
        "found('.cm-root').dir === 'rtl'",
    )
    .await;
    page.click(".cm-story-start button").await;
    page.until("the story begins", "$$('.cm-card').length === 1")
        .await;
    page.until(
        "the focus is on the way on",
        "root.activeElement?.matches('.cm-story-next')",
    )
    .await;
    page.press(Key::Left).await;
    page.until("left leads on", "$$('.cm-card').length === 2")
        .await;
    page.press(Key::Right).await;
    page.until("right leads back", "$$('.cm-card').length === 1")
        .await;
}

/// Swipes with a finger, using Chromium's touch events.
async fn stroke(page: &Page, from: Point, to: Point) {
    let touch = async |kind: &str, points: &[Point]| {
        let points: Vec<_> = points
            .iter()
            .map(|(x, y)| json!({ "x": x, "y": y }))
            .collect();
        page.devtools(
            "Input.dispatchTouchEvent",
            json!({ "type": kind, "touchPoints": points }),
        )
        .await;
    };
    touch("touchStart", &[from]).await;
    for step in 1..=8 {
        let part = f64::from(step) / 8.0;
        let at = (
            from.0 + (to.0 - from.0) * part,
            from.1 + (to.1 - from.1) * part,
        );
        touch("touchMove", &[at]).await;
    }
    touch("touchEnd", &[]).await;
}

async fn by_finger(page: &Page, width_px: u32) {
    page.devtools(
        "Emulation.setTouchEmulationEnabled",
        json!({ "enabled": true }),
    )
    .await;
    page.set_width(width_px).await;
    page.open("/").await;
}

async fn a_finger_turns_to_the_next_step_and_scrolls_the_page(page: Page) {
    by_finger(&page, 390).await;
    begin(&page).await;
    let summary = "pointOn(found('.cm-selected .cm-summary'))";
    let at: Point = page.get(summary).await;
    stroke(&page, (at.0 + 60.0, at.1), (at.0 - 60.0, at.1 + 10.0)).await;
    await_step(&page, 2).await;
    page.await_frames().await;
    let at: Point = page.get(summary).await;
    stroke(&page, (at.0 - 60.0, at.1), (at.0 + 60.0, at.1)).await;
    await_step(&page, 1).await;

    page.await_frames().await;
    let at: Point = page.get(summary).await;
    let scroll: f64 = page.get("scrollY").await;
    stroke(&page, at, (at.0 - 60.0, at.1 - 300.0)).await;
    page.until("the page scrolls", &format!("scrollY > {scroll}"))
        .await;
    await_step(&page, 1).await;

    // Outside the story, from one open card to the next.
    page.open("/").await;
    page.click("[data-incident='2024-03-18-strike-paktika'] .cm-card-button")
        .await;
    page.until("it opens", "!!$('.cm-selected')").await;
    let at: Point = page.get(summary).await;
    stroke(&page, (at.0 + 60.0, at.1), (at.0 - 60.0, at.1)).await;
    page.until(
        "the next opens",
        "found('.cm-selected').dataset.incident === '2024-03-18-strike-khost'",
    )
    .await;
}

async fn what_is_chosen_on_a_narrow_map_is_named_beside_it(page: Page) {
    by_finger(&page, 390).await;
    let at: Point = page.get("pointIn('AF-PKA')").await;
    page.devtools(
        "Input.dispatchTouchEvent",
        json!({ "type": "touchStart", "touchPoints": [{ "x": at.0, "y": at.1 }] }),
    )
    .await;
    page.devtools(
        "Input.dispatchTouchEvent",
        json!({ "type": "touchEnd", "touchPoints": [] }),
    )
    .await;
    page.until(
        "the province is named",
        "$('.cm-chosen-name')?.textContent === 'Paktika, 1 incident'",
    )
    .await;
    let is_beside: bool = page
        .get(
            "(() => { const [map, line] = ['.cm-map-frame', '.cm-chosen'].map((part) => found(part).getBoundingClientRect()); \
             return line.top >= map.bottom && line.bottom <= innerHeight; })()",
        )
        .await;
    assert!(is_beside);
    page.click(".cm-chosen button").await;
    page.until(
        "the list is reached",
        "root.activeElement?.matches('.cm-list-title')",
    )
    .await;
}
