//! What the live region says after a change.
//!
//! Runs in Chromium alone, because the sentences and their timing do not depend on the engine.

use fantoccini::key::Key;

use crate::page::Page;
use crate::suite::tests;

tests! {
    CHROMIUM:
        each_change_is_said_once_in_one_sentence,
        the_widget_has_one_live_region_for_what_is_shown;
}

async fn await_said(page: &Page, sentence: &str) {
    let said = format!("found('.cm-announcement').textContent === `{sentence}`");
    page.until(&format!("it says: {sentence}"), &said).await;
}

async fn each_change_is_said_once_in_one_sentence(page: Page) {
    page.open("/").await;
    assert_eq!(
        page.get::<String>("found('.cm-announcement').textContent")
            .await,
        "",
        "nothing has changed yet"
    );
    page.run(
        "window.said = []; new MutationObserver(() => said.push(found('.cm-announcement').textContent))
            .observe(found('.cm-announcement'), { childList: true, characterData: true, subtree: true })",
    )
    .await;
    page.click(".cm-list [data-province=AF-PKA]").await;
    await_said(&page, "Paktika selected: 1 incident.").await;
    page.click("article[data-incident='2024-03-18-strike-paktika'] button")
        .await;
    await_said(&page, "Airstrike in Laman, Barmal district selected.").await;
    page.press(Key::Escape).await;
    await_said(&page, "All provinces: 10 incidents.").await;
    page.click("[data-category=airstrike]").await;
    await_said(&page, "All provinces: 8 incidents.").await;
    // Two changes without a pause are one.
    page.run("found('[data-category=airstrike]').click(); found('.cm-presets button:last-child').click()")
        .await;
    page.until(
        "the window is said",
        "/^2\\d{3}.* incidents\\.$|^1 January .* incidents\\.$/.test(found('.cm-announcement').textContent)",
    )
    .await;
    let said: Vec<String> = page.get("said").await;
    assert_eq!(said.len(), 5, "{said:#?}");
}

async fn the_widget_has_one_live_region_for_what_is_shown(page: Page) {
    page.open("/").await;
    page.click(".cm-list [data-province=AF-PKA]").await;
    await_said(&page, "Paktika selected: 1 incident.").await;
    let others: u32 = page
        .get("$$('[aria-live], [role=status], [role=alert], [role=log]').filter((e) => !e.matches('.cm-announcement') && e.textContent).length")
        .await;
    assert_eq!(others, 0);
}
