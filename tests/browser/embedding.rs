//! The element in an article.
//!
//! Runs in every engine, because loading, policies and older browsers can differ; in Chromium alone
//! for bad records, which do not depend on the engine.

use serde_json::{Value, json};

use crate::page::{Page, Point};
use crate::suite::tests;

tests! {
    EVERY_ENGINE:
        widget_becomes_ready_in_the_article,
        visit_makes_no_error_and_no_request_elsewhere,
        two_widgets_share_no_state,
        older_browser_shows_the_widget_too;
    CHROMIUM:
        story_of_the_page_is_shown_without_its_bad_records;
}

const IS_CHOSEN: &str = "isSelected(found('.cm-list [data-province=AF-PKA]'))";

async fn choose_paktika(page: &Page) {
    page.click(".cm-list [data-province=AF-PKA]").await;
    page.until("Paktika is chosen", IS_CHOSEN).await;
}

async fn widget_becomes_ready_in_the_article(page: Page) {
    page.open("/").await;
    let fallback: Vec<f64> = page
        .get("[...host.children].map((e) => e.offsetHeight)")
        .await;
    assert!(
        fallback.iter().all(|height| *height == 0.0),
        "the words give way to the widget"
    );
    let height_px: f64 = page.get("host.offsetHeight").await;
    assert!(height_px > 200.0, "{height_px} px high");
    let styled: bool = page
        .get("root.adoptedStyleSheets[0].cssRules.length > 0")
        .await;
    assert!(styled);
}

async fn visit_makes_no_error_and_no_request_elsewhere(page: Page) {
    page.open("/").await;
    choose_paktika(&page).await;
    let inside: Point = page.get("pointIn('AF-KHO')").await;
    page.click_at(inside).await;
    page.until("Khost is chosen instead", &format!("!({IS_CHOSEN})"))
        .await;
    let record: Value = page.get("window.record").await;
    assert_eq!(
        record,
        json!({ "errors": [], "violations": [], "failures": [], "messages": [] })
    );
    let elsewhere: Vec<String> = page
        .get(
            "performance.getEntriesByType('resource').map((entry) => entry.name) \
             .filter((url) => new URL(url).origin !== location.origin && !url.startsWith('data:'))",
        )
        .await;
    assert_eq!(elsewhere, Vec::<String>::new());
    let kept: u32 = page
        .get("document.cookie.length + localStorage.length + sessionStorage.length")
        .await;
    assert_eq!(kept, 0, "nothing is stored at the reader's");
}

async fn two_widgets_share_no_state(page: Page) {
    page.open("/two.html").await;
    let second = page.widget(1);
    second.run("bringIntoView(host)").await;
    second.await_ready().await;
    choose_paktika(&page).await;
    assert!(
        !second.get::<bool>(IS_CHOSEN).await,
        "the second widget has no choice"
    );
    let loads: u32 = page
        .get("performance.getEntriesByType('resource').filter((e) => e.name.endsWith('_bg.wasm')).length")
        .await;
    assert_eq!(loads, 1, "one module serves both");
}

async fn older_browser_shows_the_widget_too(page: Page) {
    page.open("/older.html").await;
    let styled: bool = page.get("found('link').sheet !== null").await;
    assert!(styled, "a link brings the style");
    choose_paktika(&page).await;
}

async fn story_of_the_page_is_shown_without_its_bad_records(page: Page) {
    page.open("/own.html").await;
    let title: String = page.get("found('.cm-title').textContent").await;
    assert_eq!(title, "A story of our own");
    let note: String = page.get("found('.cm-withheld').textContent").await;
    assert_eq!(note, "1 of 209 records withheld: they could not be read.");
}
