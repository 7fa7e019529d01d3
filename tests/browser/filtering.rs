//! Search and filters.
//!
//! Runs in every engine where readers type and the focus returns; in Chromium alone for what
//! filters show.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::page::Page;
use crate::suite::tests;

tests! {
    EVERY_ENGINE:
        typing_filters_every_part_alike_and_keeps_the_caret,
        escape_closes_the_panel_and_leaves_the_selection;
    CHROMIUM:
        facets_and_differing_sources_narrow_and_are_taken_away_one_by_one,
        where_nothing_matches_filters_can_be_cleared,
        link_sets_the_filters_and_is_made_of_them;
}

/// The incidents that name Barmal in the data: the report on both sites, and its sites.
const OF_BARMAL: [&str; 3] = [
    "2024-03-18-strike-khost",
    "2024-03-18-strike-paktika",
    "2024-03-18-strikes",
];

async fn open_panel(page: &Page) {
    page.open("/").await;
    page.click(".cm-filter-toggle").await;
    page.until("the panel opens", "$('.cm-filter-panel') !== null")
        .await;
}

async fn shown(page: &Page, part: &str) -> Vec<String> {
    page.get(&format!("incidents('{part}')")).await
}

async fn await_cards(page: &Page, expected: &[&str]) {
    page.until(
        &format!("the cards of {expected:?}"),
        &format!("incidents('article').join() === '{}'", expected.join(",")),
    )
    .await;
}

/// Chooses an option in a `select`, as a reader does.
async fn choose(page: &Page, facet: &str, key: &str) {
    page.run(&format!(
        "const select = found('[data-facet={facet}]'); select.value = '{key}'; \
         select.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    ))
    .await;
}

async fn typing_filters_every_part_alike_and_keeps_the_caret(page: Page) {
    open_panel(&page).await;
    page.click("input[type=search]").await;
    page.run("found('input[type=search]').isTheSame = true")
        .await;
    page.type_text("bamal").await;
    page.until("nothing is found", "$('.cm-empty') !== null")
        .await;
    for _ in 0..3 {
        page.press(Key::Left).await;
    }
    page.type_text("r").await;
    await_cards(&page, &OF_BARMAL).await;
    assert_eq!(shown(&page, ".cm-timeline").await, OF_BARMAL);
    assert_eq!(shown(&page, ".cm-map").await, OF_BARMAL[..2]);
    let by_province: Value = page
        .get(
            "Object.fromEntries(Object.entries(counts('.cm-province', 'province')) \
             .filter(([, count]) => count > 0))",
        )
        .await;
    assert_eq!(by_province, json!({ "AF-KHO": 1, "AF-PKA": 1 }));
    let by_kind: Value = page.get("counts('.cm-filter', 'category')").await;
    assert_eq!(
        by_kind,
        json!({ "airstrike": 2, "clash": 0, "attack": 0, "statement": 0 })
    );
    let field: (bool, String, u32) = page
        .get("(({ isTheSame, value, selectionStart }) => [isTheSame === true, value, selectionStart])(root.activeElement)")
        .await;
    assert_eq!(field, (true, "barmal".into(), 3));
}

async fn facets_and_differing_sources_narrow_and_are_taken_away_one_by_one(page: Page) {
    open_panel(&page).await;
    let all = shown(&page, "article").await;
    let differing: u32 = page.get("count(found('.cm-differ'))").await;
    page.click(".cm-differ input").await;
    // By the data: of the strikes, of the killed at Mir Ali, sources differ.
    let differ = [
        "2024-03-16-mir-ali",
        "2024-03-18-strike-khost",
        "2024-03-18-strike-paktika",
        "2024-03-18-strikes",
    ];
    await_cards(&page, &differ).await;
    assert_eq!(differing, 3, "without the report on both sites");
    choose(&page, "source", "dawn").await;
    await_cards(&page, &differ[..1]).await;
    // One list counts what the other leaves.
    let claimants: Vec<String> = page
        .get("[...found('[data-facet=claimant]').options].map(({ text }) => text)")
        .await;
    assert!(
        claimants.contains(&"official (1)".to_owned()),
        "{claimants:?}"
    );

    page.click(".cm-filter-toggle").await;
    let set: Vec<String> = page
        .get("$$('.cm-active-filter').map(({ innerText }) => innerText.trim())")
        .await;
    assert_eq!(set, ["Reported by: Dawn", "Sources differ"]);
    let number: u32 = page.get("count(found('.cm-filter-toggle'))").await;
    assert_eq!(number, 2);
    page.click(".cm-active-filters li:nth-child(1) button")
        .await;
    await_cards(&page, &differ).await;
    page.until(
        "the focus is kept",
        "root.activeElement === $('.cm-filter-toggle')",
    )
    .await;
    page.click(".cm-active-filters li:nth-child(1) button")
        .await;
    page.until("nothing is set", "$('.cm-active-filters') === null")
        .await;
    assert_eq!(shown(&page, "article").await, all);
}

async fn where_nothing_matches_filters_can_be_cleared(page: Page) {
    open_panel(&page).await;
    let all = shown(&page, "article").await;
    page.click("[data-category=statement]").await;
    page.click("input[type=search]").await;
    page.type_text("xyz").await;
    page.until(
        "it says so",
        "$('.cm-empty')?.innerText.startsWith('No incident matches these filters.') ?? false",
    )
    .await;
    page.click(".cm-empty button").await;
    page.until("all are back", "$('.cm-empty') === null").await;
    assert_eq!(shown(&page, "article").await, all);
    let field: String = page.get("found('input[type=search]').value").await;
    assert_eq!(field, "");
}

async fn escape_closes_the_panel_and_leaves_the_selection(page: Page) {
    open_panel(&page).await;
    page.click(".cm-list [data-province=AF-PKA]").await;
    page.click("input[type=search]").await;
    page.type_text("strike").await;
    page.press(Key::Escape).await;
    page.until("the panel closes", "$('.cm-filter-panel') === null")
        .await;
    page.until(
        "the focus is on what opened it",
        "root.activeElement === $('.cm-filter-toggle')",
    )
    .await;
    let selection: (String, String) = page
        .get("[host.selection.province, host.selection.search]")
        .await;
    assert_eq!(selection, ("AF-PKA".into(), "strike".into()));
}

async fn link_sets_the_filters_and_is_made_of_them(page: Page) {
    const QUERY: &str = "actor=pakistans-armed-forces&differ=1&search=barmal&view=table";
    page.open(&format!("/counted.html#clash-map={QUERY}")).await;
    page.until("the filters are named", "$('.cm-active-filter') !== null")
        .await;
    let set: Vec<String> = page
        .get("$$('.cm-active-filter').map(({ innerText }) => innerText.trim())")
        .await;
    assert_eq!(
        set,
        [
            "Search: barmal",
            "Actor: Pakistan’s armed forces",
            "Sources differ"
        ]
    );
    assert_eq!(page.get::<u32>("$$('.cm-incident-table').length").await, 1);
    page.click(".cm-filter-toggle").await;
    let fields: Value = page
        .get(
            "[found('input[type=search]').value, found('[data-facet=actor]').value, \
             found('[data-facet=source]').value, found('.cm-differ input').checked]",
        )
        .await;
    assert_eq!(
        fields,
        json!(["barmal", "pakistans-armed-forces", "", true])
    );
    choose(&page, "actor", "").await;
    page.open_details(".cm-share").await;
    page.until(
        "the link says what is set",
        "found('.cm-copyable textarea').value.endsWith('#clash-map=differ=1&search=barmal&view=table')",
    )
    .await;
}
