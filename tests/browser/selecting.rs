//! Selects a province or an incident.
//!
//! Runs in every engine where a pointer hits a drawing; in Chromium alone for buttons and keys.

use fantoccini::key::Key;

use crate::page::{Page, Point};
use crate::suite::tests;

const PAKTIKA: &str = "AF-PKA";
const PAKTIKA_STRIKE: &str = "2024-03-18-strike-paktika";
const PAKTIKA_INCIDENTS: [&str; 2] = ["2024-03-18-strike-paktika", "2024-03-18-strikes"];

tests! {
    EVERY_ENGINE:
        province_click_on_the_map_lists_its_incidents,
        incident_click_on_the_map_selects_it_everywhere,
        incident_click_on_the_timeline_selects_it_everywhere;
    CHROMIUM:
        province_click_in_the_list_lists_its_incidents,
        second_province_click_clears,
        escape_clears,
        strike_symbol_lies_in_its_province,
        incident_click_in_the_cards_selects_it_everywhere;
}

async fn province_click_on_the_map_lists_its_incidents(page: Page) {
    page.open("/").await;
    let all: Vec<String> = page.get("incidents('article')").await;
    assert!(
        all.len() > PAKTIKA_INCIDENTS.len(),
        "the cards of all provinces: {all:?}"
    );
    choose_on_map(&page).await;
    let shown: Vec<String> = page.get("incidents('article')").await;
    assert_eq!(shown, PAKTIKA_INCIDENTS);
    let elsewhere: u32 = page
        .get("$$('.cm-map [role=option]').filter((e) => isSelected(e) && e.dataset.province !== 'AF-PKA').length")
        .await;
    assert_eq!(elsewhere, 0, "one province is chosen");
}

async fn province_click_in_the_list_lists_its_incidents(page: Page) {
    page.open("/").await;
    page.click(".cm-list [data-province=AF-PKA]").await;
    await_choice(&page, true).await;
    let shown: Vec<String> = page.get("incidents('article')").await;
    assert_eq!(shown, PAKTIKA_INCIDENTS);
}

async fn second_province_click_clears(page: Page) {
    page.open("/").await;
    let all: Vec<String> = page.get("incidents('article')").await;
    choose_on_map(&page).await;
    let inside: Point = page.get(&format!("pointIn('{PAKTIKA}')")).await;
    page.click_at(inside).await;
    await_choice(&page, false).await;
    let shown: Vec<String> = page.get("incidents('article')").await;
    assert_eq!(shown, all);
}

async fn escape_clears(page: Page) {
    page.open("/").await;
    let all: Vec<String> = page.get("incidents('article')").await;
    choose_on_map(&page).await;
    page.press(Key::Escape).await;
    await_choice(&page, false).await;
    let shown: Vec<String> = page.get("incidents('article')").await;
    assert_eq!(shown, all);
}

/// Different code draws the data's point and the basemap's outline.
async fn strike_symbol_lies_in_its_province(page: Page) {
    page.open("/").await;
    let symbol = format!(".cm-map [data-incident=\"{PAKTIKA_STRIKE}\"]");
    let lies_in = async |code: &str| -> bool {
        page.get(&format!("liesIn('{code}', centre(found(`{symbol}`)))"))
            .await
    };
    assert!(lies_in(PAKTIKA).await, "the symbol stands in Paktika");
    assert!(
        !lies_in("AF-KHO").await,
        "the symbol does not stand in Khost"
    );
}

async fn incident_click_on_the_map_selects_it_everywhere(page: Page) {
    selects_everywhere(&page, ".cm-map").await;
}

async fn incident_click_on_the_timeline_selects_it_everywhere(page: Page) {
    selects_everywhere(&page, ".cm-timeline").await;
}

async fn incident_click_in_the_cards_selects_it_everywhere(page: Page) {
    page.open("/").await;
    page.click(&format!(
        "article[data-incident=\"{PAKTIKA_STRIKE}\"] button"
    ))
    .await;
    assert_selected_everywhere(&page).await;
}

async fn selects_everywhere(page: &Page, part: &str) {
    page.open("/").await;
    page.click(&format!("{part} [data-incident=\"{PAKTIKA_STRIKE}\"]"))
        .await;
    assert_selected_everywhere(page).await;
}

async fn assert_selected_everywhere(page: &Page) {
    for part in [".cm-map", ".cm-timeline", "article"] {
        let condition = format!("isSelectedIn('{part}', '{PAKTIKA_STRIKE}')");
        page.until(&format!("the strike is selected in {part}"), &condition)
            .await;
        let selected: u32 = page
            .get(&format!(
                "incidents('{part}').filter((id) => isSelectedIn('{part}', id)).length"
            ))
            .await;
        assert_eq!(selected, 1, "one incident is selected in {part}");
    }
}

async fn choose_on_map(page: &Page) {
    let inside: Point = page.get(&format!("pointIn('{PAKTIKA}')")).await;
    page.click_at(inside).await;
    await_choice(page, true).await;
}

/// Waits until map and list agree on whether Paktika is selected.
async fn await_choice(page: &Page, chosen: bool) {
    for part in [".cm-map", ".cm-list"] {
        let is_chosen = format!("isSelected(found('{part} [data-province={PAKTIKA}]'))");
        page.until(
            &format!(
                "Paktika is {}chosen in {part}",
                if chosen { "" } else { "not " }
            ),
            &format!("{is_chosen} === {chosen}"),
        )
        .await;
    }
}
