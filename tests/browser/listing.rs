//! The list as cards, as a table of incidents and as a table of claims.
//!
//! Runs in every engine where rows move under the focus; in Chromium alone for the rows' content.

use fantoccini::key::Key;

use crate::page::Page;
use crate::suite::tests;

tests! {
    EVERY_ENGINE:
        table_is_sorted_by_keys;
    CHROMIUM:
        table_has_the_incidents_of_the_cards_and_opens_them,
        comparison_has_a_row_for_each_claim_shown,
        neither_table_has_a_total;
}

const STRIKE: &str = "2024-03-18-strike-paktika";

/// Returns the texts of a table column, counted from 1.
async fn column(page: &Page, column: u32) -> Vec<String> {
    page.get(&format!(
        "$$('.cm-row > :nth-child({column})').map((cell) => cell.textContent.trim())"
    ))
    .await
}

/// Switches the list to another form, whose code may have to load first.
async fn show_as(page: &Page, view: &str) {
    page.click(&format!("[data-view={view}]")).await;
    let part = match view {
        "cards" => "article",
        "table" => ".cm-incident-table",
        "claims" => ".cm-claims-table",
        _ => unreachable!("no such view"),
    };
    page.until(
        &format!("it is listed as {view}"),
        &format!("isSelected(found('[data-view={view}]')) && $('{part}') !== null"),
    )
    .await;
}

async fn table_has_the_incidents_of_the_cards_and_opens_them(page: Page) {
    page.open("/").await;
    let cards: Vec<String> = page.get("incidents('article')").await;
    show_as(&page, "table").await;
    assert_eq!(page.get::<Vec<String>>("incidents('.cm-row')").await, cards);
    assert_eq!(page.get::<u32>("$$('article').length").await, 0);
    let row = format!(".cm-row[data-incident='{STRIKE}']");
    page.click(&format!("{row} button")).await;
    page.until(
        "its claims are below it",
        &format!("$(`{row} + .cm-opened .cm-claims`) !== null"),
    )
    .await;
    for part in [".cm-map", ".cm-timeline", ".cm-row"] {
        let selected: bool = page
            .get(&format!("isSelectedIn('{part}', '{STRIKE}')"))
            .await;
        assert!(selected, "in {part}");
    }
    show_as(&page, "cards").await;
    page.until(
        "the card is open",
        &format!("isSelectedIn('article', '{STRIKE}')"),
    )
    .await;
}

async fn table_is_sorted_by_keys(page: Page) {
    page.open("/").await;
    show_as(&page, "table").await;
    let heading = "found('.cm-incident-table th:nth-child(5)')";
    let in_time = column(&page, 3).await;
    page.run(&format!("{heading}.querySelector('button').focus()"))
        .await;
    for (order, sign) in [("ascending", 1), ("descending", -1)] {
        page.press(Key::Enter).await;
        page.until(
            order,
            &format!("{heading}.getAttribute('aria-sort') === '{order}'"),
        )
        .await;
        let counts = column(&page, 5).await;
        let counts = counts
            .iter()
            .map(|count| sign * count.parse::<i32>().unwrap());
        assert!(counts.is_sorted(), "{order}");
        let sorted: u32 = page.get("$$('[aria-sort]').length").await;
        assert_eq!(sorted, 1, "by one column");
    }
    let has_focus: bool = page
        .get(&format!("{heading}.contains(root.activeElement)"))
        .await;
    assert!(has_focus, "the focus is kept");
    page.run("found('.cm-incident-table th:nth-child(1) button').focus()")
        .await;
    page.press(Key::Enter).await;
    page.until(
        "by date again",
        "$('th:nth-child(1)').getAttribute('aria-sort') === 'ascending'",
    )
    .await;
    assert_eq!(column(&page, 3).await, in_time);
}

async fn comparison_has_a_row_for_each_claim_shown(page: Page) {
    page.open("/").await;
    page.click(".cm-list [data-province=PK-KP]").await;
    page.until(
        "its claims are open",
        "$('article [data-claim]') !== null && $('[aria-busy]') === null",
    )
    .await;
    // Of a parent too, which does not open with the province.
    page.run("for (const button of $$('.cm-parent .cm-card-button')) button.click()")
        .await;
    let claims =
        |part: &str| format!("$$('{part} [data-claim]').map((e) => e.dataset.claim).sort()");
    let on_cards: Vec<String> = page.get(&claims("article")).await;
    show_as(&page, "claims").await;
    let rows: Vec<String> = page.get(&claims(".cm-claims-table")).await;
    assert!(rows.len() > 20);
    assert_eq!(rows, on_cards);
    let without: u32 = page
        .get("$$('tr[data-claim]').filter((row) => !row.querySelector('.cm-claimant') || !row.querySelector('a[href^=http]')).length")
        .await;
    assert_eq!(
        without, 0,
        "each names its claimant and links to its source"
    );
    let spanned: u32 = page
        .get("$$('.cm-about').reduce((rows, { rowSpan }) => rows + rowSpan, 0)")
        .await;
    assert_eq!(spanned as usize, rows.len(), "headings span all rows");
}

async fn neither_table_has_a_total(page: Page) {
    page.open("/").await;
    for view in ["table", "claims"] {
        show_as(&page, view).await;
        let text: String = page.get("found('table').innerText.toLowerCase()").await;
        assert!(!text.contains("total"), "{text}");
        let loose: u32 = page
            .get(
                "$$('tfoot, tbody tr:not(.cm-row, .cm-opened, .cm-compared, [data-claim])').length",
            )
            .await;
        assert_eq!(loose, 0, "every row is an incident’s or a claim’s");
    }
}
