//! The number of elements in the page is bounded, however many incidents there are.
//!
//! Runs in every engine where readers turn pages, because that moves focus and scrolls; in Chromium
//! alone where elements are counted.

use std::sync::LazyLock;

use clash_map::geo;
use serde_json::{Value, json};

use crate::page::Page;
use crate::suite::tests;

#[path = "../../benches/load/synthetic.rs"]
pub mod synthetic;

tests! {
    EVERY_ENGINE:
        pages_turn_and_lead_to_what_is_selected;
    CHROMIUM:
        elements_are_bounded_in_every_state,
        paper_has_the_first_of_many_and_says_how_many_more;
}

const INCIDENTS: usize = 5_000;
const MAX_ELEMENTS: u32 = 3_000;
const PAGE_LEN: usize = 20;

/// A province with the maximum of incidents that are open at once, and of their claims.
const FULL_PROVINCE: &str = "AF-NUR";
const FULL_PROVINCE_INCIDENTS: usize = 16;

/// Synthetic incidents. Each has its own actor, and each claim has its own source.
pub static MANY_INCIDENTS: LazyLock<String> = LazyLock::new(|| dataset(INCIDENTS));

/// As many incidents as an engine without JIT compilers reads within the tests' time limit.
pub static PAGES_OF_INCIDENTS: LazyLock<String> = LazyLock::new(|| dataset(20 * PAGE_LEN));

fn dataset(incidents: usize) -> String {
    let mut dataset = synthetic::dataset(&geo::embedded(), incidents);
    let mut sources = Vec::new();
    let incidents = dataset["incidents"].as_array_mut().expect("a list");
    for (i, incident) in incidents.iter_mut().enumerate() {
        let is_of_full = i < FULL_PROVINCE_INCIDENTS;
        let is_there = incident["places"][0]["area"] == FULL_PROVINCE;
        if is_of_full || is_there {
            let area = if is_of_full { FULL_PROVINCE } else { "AF-PKA" };
            incident["places"] = json!([{ "name": "A synthetic place", "area": area }]);
        }
        if is_of_full {
            incident["when"]["first"] = json!("2023-06-01");
            let claim = incident["claims"][0].clone();
            let claims = (1..5).map(|number| {
                let mut claim = claim.clone();
                claim["id"] = json!(format!("synthetic-{i}.c{number}"));
                claim
            });
            incident["claims"] = claims.collect();
        }
        incident["actors"] = json!([format!("Synthetic side {i}"), "Synthetic side"]);
        for claim in incident["claims"].as_array_mut().expect("a list") {
            let id = format!("source-of-{}", claim["id"].as_str().expect("an id"));
            claim["sources"] = json!([id, "source-of-all"]);
            sources.push(source(&id));
        }
    }
    sources.push(source("source-of-all"));
    dataset["sources"] = Value::from(sources);
    dataset.to_string()
}

fn source(id: &str) -> Value {
    json!({
        "id": id,
        "publisher": format!("Synthetic agency {id}"),
        "title": format!("Synthetic report {id}"),
        "date": "2023-01-01",
        "url": format!("https://synthetic.example/{id}"),
        "language": "en",
    })
}

async fn assert_bounded(page: &Page, state: &str) {
    page.await_frames().await;
    let elements: u32 = page.get("$$('*').length").await;
    assert!(elements <= MAX_ELEMENTS, "{state}: {elements} elements");
}

async fn elements_are_bounded_in_every_state(page: Page) {
    page.open("/many.html").await;
    assert_bounded(&page, "start").await;
    // Where symbols and marks are most: as many incidents as have some of their own.
    for days in [1, 7, 14, 16, 18, 20, 22, 28, 42, 44] {
        let to = format!("new Date(Date.UTC(2023, 5, {days})).toISOString().slice(0, 10)");
        page.run(&format!("host.select({{ from: '2023-06-01', to: {to} }})"))
            .await;
        assert_bounded(&page, &format!("{days} days")).await;
        page.run(&format!("host.select({{ province: '{FULL_PROVINCE}' }})"))
            .await;
        page.until(
            "its cards are open",
            &format!("$$('.cm-card .cm-facts').length === {FULL_PROVINCE_INCIDENTS}"),
        )
        .await;
        assert_bounded(&page, &format!("a province, {days} days")).await;
        page.run("host.select({ province: null })").await;
    }
    for (view, shows) in [
        ("cards", ".cm-card"),
        ("table", ".cm-incident-table"),
        ("claims", ".cm-claims-table"),
    ] {
        for window in [
            "{ from: '2023-06-01', to: '2023-06-14' }",
            "{ from: '2023-01-01', to: '2024-12-30' }",
        ] {
            page.run(&format!("host.select({window})")).await;
            for incident in ["null", "'synthetic-1'"] {
                let selection = format!("{{ view: '{view}', incident: {incident} }}");
                page.run(&format!("host.select({selection})")).await;
                page.until(shows, &format!("!!$('{shows}')")).await;
                assert_bounded(&page, &format!("{selection} of {window}")).await;
            }
        }
    }
    page.run("host.select({ view: 'cards', incident: null })")
        .await;
    page.click(".cm-filter-toggle").await;
    page.until("filters", "!!$('.cm-filter-panel')").await;
    assert_bounded(&page, "filters").await;
    page.click(".cm-filter-toggle").await;
    page.run("found('.cm-sources summary').click()").await;
    page.until("sources", "!!$('.cm-source-list')").await;
    assert_bounded(&page, "sources").await;
    page.run("found('.cm-sources summary').click()").await;
    page.run("host.select({ story: '1', incident: 'synthetic-4000' })")
        .await;
    page.until("story", "!!$('.cm-story-bar')").await;
    assert_bounded(&page, "story").await;
}

async fn pages_turn_and_lead_to_what_is_selected(page: Page) {
    page.open("/pages.html").await;
    let first: Vec<String> = page.get("incidents('.cm-card')").await;
    let count: usize = page.get("$$('.cm-card').length").await;
    assert_eq!(count, PAGE_LEN);
    page.run("[...$$('.cm-pages button')].at(-1).click()").await;
    page.until(
        "the first card of the next page has the focus",
        "root.activeElement === $('.cm-card .cm-card-button')",
    )
    .await;
    let second: Vec<String> = page.get("incidents('.cm-card')").await;
    assert!(second.iter().all(|incident| !first.contains(incident)));
    let place: String = page.get("found('.cm-pages span').textContent").await;
    assert_eq!(place, "Page 2 of 20");

    page.run("host.select({ incident: 'synthetic-200' })").await;
    page.until(
        "its card is there and in sight",
        "((card) => card && card.getBoundingClientRect().top < innerHeight)($('.cm-card.cm-selected'))",
    )
    .await;
    assert!(
        page.get::<bool>("isSelectedIn('article', 'synthetic-200')")
            .await
    );

    // A citation leads to its source, on whichever page of the list that is.
    page.run("found('.cm-selected .cm-number').click()").await;
    page.until(
        "its source has the focus",
        "root.activeElement?.dataset.sourceEntry === found('.cm-selected .cm-number').dataset.source",
    )
    .await;
}

async fn paper_has_the_first_of_many_and_says_how_many_more(page: Page) {
    page.open("/many.html").await;
    page.run("dispatchEvent(new Event('beforeprint'))").await;
    let printed: u32 = page.get("$$('.cm-paper .cm-card .cm-facts').length").await;
    assert_eq!(printed, 200);
    let more: String = page.get("found('.cm-paper p.cm-pages').textContent").await;
    assert_eq!(more, "4800 more records are in the files to download.");
    let unexplained: u32 = page
        .get(
            "((entries) => $$('.cm-paper .cm-number')
                .filter(({ dataset }) => !entries.has(dataset.source)).length)
            (new Set($$('.cm-paper [data-source-entry]').map((e) => e.dataset.sourceEntry)))",
        )
        .await;
    assert_eq!(unexplained, 0, "every source of what is printed is printed");
    page.run("dispatchEvent(new Event('afterprint'))").await;
    assert_eq!(page.get::<u32>("$$('.cm-paper *').length").await, 0);
}
