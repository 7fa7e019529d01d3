//! The question that touch users are asked where provinces are small.
//!
//! Runs in Chromium alone, because only its driver can make the window as narrow as a phone.

use fantoccini::key::Key;

use crate::page::{Page, Point};
use crate::suite::tests;

tests! {
    CHROMIUM:
        a_touch_among_small_provinces_is_asked_which;
}

/// JavaScript: whether a province of the map has the focus.
const ON_MAP: &str = "root.activeElement?.matches('.cm-area') === true";

async fn a_touch_among_small_provinces_is_asked_which(page: Page) {
    page.set_width(340).await;
    page.open("/").await;
    page.click(".cm-reframe").await;
    page.await_still().await;
    page.await_frames().await;
    let kapisa: Point = page
        .get("(bringIntoView(found('.cm-map')), centre(outline('AF-KAP')))")
        .await;
    page.click_at(kapisa).await;
    page.until(
        "it is asked",
        "!!$('.cm-chooser') && root.activeElement?.closest('.cm-chooser') != null",
    )
    .await;
    let heights: Vec<f64> = page
        .get("$$('.cm-chooser button').map((b) => b.getBoundingClientRect().height)")
        .await;
    assert!(
        heights.iter().all(|&height_px| height_px >= 36.0),
        "{heights:?}"
    );
    page.press(Key::Escape).await;
    page.until("the question is gone", "!$('.cm-chooser')")
        .await;
    page.until("the focus is on the map", ON_MAP).await;
    page.click_at(kapisa).await;
    page.until("it is asked again", "!!$('.cm-chooser')").await;
    page.click(".cm-chooser .cm-province").await;
    page.until(
        "a province is selected",
        "$$('.cm-area[role=option]').some(isSelected) && !$('.cm-chooser')",
    )
    .await;
}
