//! Plays through time.
//!
//! Runs in every engine where frames and timers drive it; in Chromium alone for pauses, and for
//! reduced motion, which only its driver can set.

use serde_json::{Value, json};

use crate::page::Page;
use crate::suite::tests;

tests! {
    EVERY_ENGINE:
        play_fills_the_window_day_by_day_and_ends_with_everything;
    CHROMIUM:
        a_pause_keeps_what_play_has_come_to,
        with_less_motion_each_press_is_a_step;
}

const TITLE: &str = "found('.cm-timeline-title').textContent";
const RUNS: &str = "found('.cm-play').hasAttribute('data-running')";
const TRANSFORM: &str = "found('.cm-map > g > g').getAttribute('transform')";
const LENS: &str = "found('.cm-lens').getAttribute('d')";

/// JavaScript: records every window that the timeline names, and every selection that the page
/// receives.
const LISTEN: &str = "window.titles = []; window.told = []; \
    new MutationObserver(() => titles.push(found('.cm-timeline-title').textContent)) \
      .observe(found('.cm-timeline-title'), { subtree: true, childList: true, characterData: true }); \
    host.addEventListener('clash-map:select', ({ detail }) => told.push([detail.from, detail.to]));";

async fn choose_speed(page: &Page, times: &str) {
    page.run(&format!(
        "const speed = found('.cm-speed'); speed.value = '{times}'; \
         speed.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    ))
    .await;
}

async fn play_fills_the_window_day_by_day_and_ends_with_everything(page: Page) {
    page.open("/").await;
    let cards: Vec<String> = page.get("incidents('article')").await;
    let transform: String = page.get(TRANSFORM).await;
    let selection: Value = page.get("[host.selection.from, host.selection.to]").await;
    page.run(LISTEN).await;
    choose_speed(&page, "4").await;
    page.click(".cm-play").await;
    page.until("it ends", &format!("titles.length === 4 && !{RUNS}"))
        .await;
    let titles: Vec<String> = page.get("titles").await;
    assert_eq!(
        titles,
        [
            "16 March 2024",
            "16–17 March 2024",
            "16–18 March 2024",
            "16–19 March 2024"
        ]
    );
    assert_eq!(page.get::<Vec<String>>("incidents('article')").await, cards);
    assert_eq!(page.get::<String>(TRANSFORM).await, transform);
    assert!(page.get::<bool>("!$('.cm-now')").await);
    assert_eq!(page.get::<Value>("told").await, json!([selection]));
}

async fn a_pause_keeps_what_play_has_come_to(page: Page) {
    page.open("/").await;
    page.click(".cm-presets button:last-child").await;
    page.until("all years are shown", &format!("/2026/.test({TITLE})"))
        .await;
    let lens: String = page.get(LENS).await;
    page.run(LISTEN).await;
    choose_speed(&page, "4").await;
    page.click(".cm-play").await;
    page.until("time passes", "titles.length >= 3").await;
    page.click(".cm-play").await;
    page.until("the page is told of the pause", "told.length === 1")
        .await;
    assert!(!page.get::<bool>(RUNS).await);
    assert_eq!(
        page.get::<String>(LENS).await,
        lens,
        "the axis stands still"
    );
    assert_eq!(
        page.get::<String>("found('.cm-play').textContent.trim()")
            .await,
        "Play"
    );
    let paused: String = page.get(TITLE).await;
    let last: String = page.get("titles.at(-1)").await;
    assert_eq!(paused, last);
    let label: String = page.get("found('.cm-now-label').textContent").await;
    assert!(paused.ends_with(&label), "{label} in {paused}");

    let played: usize = page.get("titles.length").await;
    page.click(".cm-play").await;
    page.until("it goes on", &format!("titles.length > {played}"))
        .await;
    page.press(fantoccini::key::Key::Escape).await;
    page.until("Escape pauses", &format!("!{RUNS} && told.length === 2"))
        .await;
    assert!(page.get::<bool>("!!$('.cm-now')").await);
}

async fn with_less_motion_each_press_is_a_step(page: Page) {
    page.set_media(&[("prefers-reduced-motion", "reduce")])
        .await;
    page.open("/").await;
    page.run(LISTEN).await;
    assert!(page.get::<bool>("!$('.cm-speed')").await);
    assert_eq!(
        page.get::<String>("found('.cm-play').textContent.trim()")
            .await,
        "Step forward"
    );
    for title in [
        "16 March 2024",
        "16–17 March 2024",
        "16–18 March 2024",
        "16–19 March 2024",
    ] {
        page.click(".cm-play").await;
        page.until(title, &format!("{TITLE} === '{title}'")).await;
    }
    assert_eq!(page.get::<usize>("titles.length").await, 4);
}
