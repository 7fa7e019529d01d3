//! Links from a claim to its source and back.
//!
//! Runs in every engine, because focus and scrolling can differ.

use crate::page::Page;
use crate::suite::tests;

tests! {
    EVERY_ENGINE:
        citation_leads_to_its_source_and_back;
}

async fn citation_leads_to_its_source_and_back(page: Page) {
    const CARD: &str = "article[data-incident=\"2024-03-18-strike-paktika\"]";
    let citation = format!("{CARD} [data-claim] a[data-source]");
    page.open("/").await;
    page.click(&format!("{CARD} button")).await;
    page.until(
        "the card shows its claims",
        &format!("$(`{citation}`) !== null"),
    )
    .await;

    let source: String = page
        .get(&format!("found(`{citation}`).dataset.source"))
        .await;
    page.click(&citation).await;
    let at_source = format!("root.activeElement?.dataset.sourceEntry === '{source}'");
    page.until("the source has the focus", &at_source).await;
    let in_view: bool = page
        .get("(([, y]) => y >= 0 && y <= innerHeight)(centre(root.activeElement))")
        .await;
    assert!(in_view, "the source is in view");

    page.click(&format!("[data-source-entry=\"{source}\"] button"))
        .await;
    let at_card = "root.activeElement?.closest('article') != null";
    page.until("a card that cites the source has the focus", at_card)
        .await;
    let cites: bool =
        page.get(&format!("root.activeElement.closest('article').querySelector('[data-source=\"{source}\"]') !== null")).await;
    assert!(cites, "the card cites the source");
}
