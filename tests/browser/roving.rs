//! The widget with the keyboard alone.
//!
//! Runs in every engine, because keys and focus can differ; in Chromium alone for the order of the
//! tab stops.

use fantoccini::key::Key;

use crate::page::Page;
use crate::suite::tests;

tests! {
    EVERY_ENGINE:
        arrows_and_letters_go_from_province_to_province,
        a_province_out_of_sight_is_brought_into_view,
        escape_clears_and_returns_to_where_the_reader_was,
        what_takes_the_focus_away_leaves_it_at_the_list,
        a_reader_with_keys_alone_comes_to_a_source_and_back;
    CHROMIUM:
        map_and_marks_are_one_stop_each,
        marks_are_met_in_time;
}

/// JavaScript: the code of the focused province.
const AT: &str = "root.activeElement?.matches('.cm-area') && root.activeElement.dataset.province";
const AT_TITLE: &str = "root.activeElement?.matches('.cm-list-title') === true";

async fn focus(page: &Page, selector: &str) {
    page.run(&format!("found(`{selector}`).focus()")).await;
}

async fn focus_map(page: &Page) {
    page.await_frames().await;
    focus(page, ".cm-area[tabindex='0']").await;
}

async fn await_at(page: &Page, province: &str) {
    page.until(
        &format!("the focus is on {province}"),
        &format!("{AT} === '{province}'"),
    )
    .await;
}

async fn map_and_marks_are_one_stop_each(page: Page) {
    page.open("/").await;
    for part in [".cm-map", ".cm-marks"] {
        let stops: u32 = page
            .get(&format!("$$(`{part} [tabindex='0']`).length"))
            .await;
        assert_eq!(stops, 1, "{part}");
    }
}

async fn arrows_and_letters_go_from_province_to_province(page: Page) {
    page.open("/").await;
    focus_map(&page).await;
    page.press(Key::Home).await;
    let first: String = page
        .get("$$('.cm-provinces [data-province]')[0].dataset.province")
        .await;
    await_at(&page, &first).await;
    page.type_text("paktik").await;
    await_at(&page, "AF-PKA").await;
    page.press(Key::Up).await;
    await_at(&page, "AF-PIA").await;
    page.press(Key::Right).await;
    await_at(&page, "AF-KHO").await;
    page.press(Key::Left).await;
    await_at(&page, "AF-PIA").await;
    let ring: bool = page.get("!!$('.cm-focus-ring')").await;
    assert!(ring, "the focus is seen");
    let chosen: bool = page
        .get("$$('.cm-area').some((e) => e.role === 'option' && isSelected(e))")
        .await;
    assert!(!chosen, "going is not selecting");
}

async fn a_province_out_of_sight_is_brought_into_view(page: Page) {
    page.open("/").await;
    focus_map(&page).await;
    page.press(Key::End).await;
    page.until("another province has the focus", &format!("{AT} !== false"))
        .await;
    page.await_frames().await;
    page.type_text("sin").await;
    await_at(&page, "PK-SD").await;
    page.await_frames().await;
    let is_seen: bool = page
        .get(
            "(() => { const map = found('.cm-map').getBoundingClientRect();
            const [x, y] = centre(root.activeElement);
            return x > map.left && x < map.right && y > map.top && y < map.bottom; })()",
        )
        .await;
    assert!(is_seen, "Sindh is in the frame");
}

async fn escape_clears_and_returns_to_where_the_reader_was(page: Page) {
    page.open("/").await;
    focus_map(&page).await;
    page.type_text("paktik").await;
    await_at(&page, "AF-PKA").await;
    page.press(Key::Enter).await;
    page.until("it is selected", "isSelected(root.activeElement)")
        .await;
    focus(&page, ".cm-card-button").await;
    page.press(Key::Escape).await;
    await_at(&page, "AF-PKA").await;
    assert!(!page.get::<bool>("isSelected(root.activeElement)").await);
}

async fn what_takes_the_focus_away_leaves_it_at_the_list(page: Page) {
    page.open("/").await;
    page.click(".cm-list [data-province=AF-PKA]").await;
    page.until("there is a way back", "!!$('.cm-list-head .cm-link')")
        .await;
    focus(&page, ".cm-list-head .cm-link").await;
    page.press(Key::Enter).await;
    page.until("the head of the list has the focus", AT_TITLE)
        .await;
}

async fn marks_are_met_in_time(page: Page) {
    page.open("/").await;
    focus(&page, ".cm-marks [tabindex='0']").await;
    page.press(Key::Home).await;
    let count: usize = page.get("$$('.cm-mark').length").await;
    let mut met: Vec<String> = Vec::new();
    for _ in 0..count {
        page.await_frames().await;
        met.push(page.get("root.activeElement.dataset.incident").await);
        page.press(Key::Right).await;
    }
    let mut in_time = met.clone();
    in_time.sort();
    in_time.dedup();
    assert_eq!(in_time.len(), count, "each once: {met:?}");
    let days = |ids: &[String]| ids.iter().map(|id| id[..10].to_owned()).collect::<Vec<_>>();
    assert_eq!(days(&met), days(&in_time));
    page.press(Key::Enter).await;
    page.until("the last is selected", "isSelected(root.activeElement)")
        .await;
}

async fn a_reader_with_keys_alone_comes_to_a_source_and_back(page: Page) {
    const PRESSES: usize = 60;
    page.open("/").await;
    focus(&page, ".cm-filter").await;
    let tab_to = async |what: &str, is_there: &str| {
        for _ in 0..PRESSES {
            page.press(Key::Tab).await;
            if page.get::<bool>(is_there).await {
                return;
            }
        }
        panic!("the tab key does not lead to {what}");
    };
    tab_to(
        "the map",
        &format!("{AT} !== false && !!root.activeElement"),
    )
    .await;
    page.type_text("paktik").await;
    await_at(&page, "AF-PKA").await;
    page.type_text(" ").await;
    page.until("Paktika is selected", "isSelected(root.activeElement)")
        .await;
    const STRIKE: &str = "root.activeElement?.matches('[data-incident=\"2024-03-18-strike-paktika\"] .cm-card-button') === true";
    tab_to("the strike's card", STRIKE).await;
    page.press(Key::Enter).await;
    page.until(
        "the card is open",
        "root.activeElement.getAttribute('aria-expanded') === 'true'",
    )
    .await;
    tab_to(
        "a citation",
        "root.activeElement?.matches('[data-source]') === true",
    )
    .await;
    let source: String = page.get("root.activeElement.dataset.source").await;
    page.press(Key::Enter).await;
    page.until(
        "the source has the focus",
        &format!("root.activeElement?.dataset.sourceEntry === '{source}'"),
    )
    .await;
    tab_to(
        "a card that cites it",
        "root.activeElement?.matches('.cm-cited-by button') === true",
    )
    .await;
    page.press(Key::Enter).await;
    page.until(
        "a card has the focus",
        "root.activeElement?.matches('.cm-card-button') === true",
    )
    .await;
}
