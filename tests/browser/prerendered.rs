//! The prerendered story, before the widget runs and without it.
//!
//! Runs in every engine, because links, `:target` and `details` without scripts, and layout, can
//! differ; in Chromium alone for what is selected afterwards.

use serde_json::{Value, json};

use crate::page::{Page, Point};
use crate::suite::tests;

tests! {
    EVERY_ENGINE:
        without_scripts_a_province_leads_to_its_incidents,
        without_scripts_a_mark_leads_to_its_incident_and_that_opens,
        without_scripts_a_citation_leads_to_its_source_and_back,
        widget_takes_the_place_of_the_story_and_nothing_moves,
        what_the_reader_reads_stays_where_it_is;
    CHROMIUM:
        what_the_reader_reached_is_selected_in_the_widget;
}

const STRIKE: &str = "2024-03-18-strike-paktika";

/// JavaScript: whether the element of the fragment is visible.
const TARGET_IS_SEEN: &str = "(() => { \
    const box = document.querySelector(':target')?.getBoundingClientRect(); \
    return box !== undefined && box.height > 0 && box.top >= 0 && box.top < innerHeight; })()";

async fn open_without_scripts(page: &Page) {
    page.open_without_waiting("/no-scripts.html").await;
    let state: Option<String> = page.get("host.getAttribute('data-state')").await;
    assert_eq!(state, None, "no script has run");
}

/// Clicks an element of the story.
async fn click(page: &Page, selector: &str) {
    let point: Point = page
        .get(&format!(
            "pointWhere(host.querySelector(`{selector}`), (point) => \
             host.querySelector(`{selector}`).contains(document.elementFromPoint(...point)))"
        ))
        .await;
    page.click_at(point).await;
}

async fn await_target(page: &Page, id: &str) {
    page.until(
        &format!("{id} is reached"),
        &format!("location.hash === '#{id}' && {TARGET_IS_SEEN}"),
    )
    .await;
}

async fn without_scripts_a_province_leads_to_its_incidents(page: Page) {
    open_without_scripts(&page).await;
    click(&page, ".cm-map a[href='#AF-PKA'] path").await;
    await_target(&page, "AF-PKA").await;
    let links: Vec<String> = page
        .get("[...document.querySelectorAll(':target a')].map((a) => a.hash)")
        .await;
    assert_eq!(links, ["#2024-03-18-strikes", "#2024-03-18-strike-paktika"]);
    click(&page, &format!(":target a[href='#{STRIKE}']")).await;
    await_target(&page, STRIKE).await;
}

async fn without_scripts_a_mark_leads_to_its_incident_and_that_opens(page: Page) {
    open_without_scripts(&page).await;
    click(
        &page,
        &format!(".cm-wide .cm-timeline a[href='#{STRIKE}'] use"),
    )
    .await;
    await_target(&page, STRIKE).await;
    let claims = "document.querySelector(':target .cm-claims').checkVisibility()";
    assert!(!page.get::<bool>(claims).await, "it is closed at first");
    click(&page, ":target > summary").await;
    page.until("its claims are shown", claims).await;
    click(&page, ":target > summary").await;
    page.until("they are hidden again", &format!("!{claims}"))
        .await;
}

async fn without_scripts_a_citation_leads_to_its_source_and_back(page: Page) {
    open_without_scripts(&page).await;
    let card = format!("[id='{STRIKE}']");
    click(&page, &format!("{card} > summary")).await;
    let citation = format!("{card} .cm-number");
    let source: String = page
        .get(&format!("host.querySelector(`{citation}`).hash"))
        .await;
    click(&page, &citation).await;
    await_target(&page, source.trim_start_matches('#')).await;
    let publisher: String = page
        .get("document.querySelector(':target .cm-publisher').textContent")
        .await;
    assert_eq!(publisher, "AFP via A News");
    click(&page, &format!(":target a[href='#{STRIKE}']")).await;
    await_target(&page, STRIKE).await;
}

/// JavaScript: the positions of the elements that story and widget share, in CSS px from the page's
/// top.
const PLACES: &str = "(() => { \
    const all = (selector) => [...(root.querySelector('.cm-root') ?? host).querySelectorAll(selector)]; \
    const parts = ['.cm-title', '.cm-filters', '.cm-map', '.cm-legend', '.cm-timeline-title', \
      '.cm-list-title', '.cm-province-list', '.cm-card', '.cm-footer', '.cm-credits']; \
    const places = parts.map((selector) => all(selector)[0].getBoundingClientRect()); \
    const after = document.getElementById('after').getBoundingClientRect(); \
    return [...places, after].map((box) => scrollY + box.top); })()";

/// Tools report three decimals, so this is reported as 0.
const MAX_CUMULATIVE_LAYOUT_SHIFT: f64 = 0.0005;

async fn widget_takes_the_place_of_the_story_and_nothing_moves(page: Page) {
    let widths = ["340px", "600px", "1000px"];
    let pages = ["held", "held-ur"];
    for (folder, width) in pages
        .iter()
        .flat_map(|page| widths.map(|width| (page, width)))
    {
        page.open_without_waiting(&format!("/{folder}/article.html?{width}"))
            .await;
        page.run("document.getElementById('after').scrollIntoView({ block: 'center' })")
            .await;
        page.until(
            "it waits for the module",
            "host.getAttribute('data-state') === 'loading'",
        )
        .await;
        let before: Vec<f64> = page.get(PLACES).await;
        page.run("fetch('release')").await;
        page.await_ready().await;
        page.await_frames().await;
        let after: Vec<f64> = page.get(PLACES).await;
        for (part, (before, after)) in before.iter().zip(&after).enumerate() {
            assert!(
                (before - after).abs() <= 1.0,
                "{folder}, {width}, part {part}: {before} px, then {after} px"
            );
        }
        let (shift, moved): (f64, Vec<String>) = page.get("[shifts.total, shifts.moved]").await;
        assert!(
            shift < MAX_CUMULATIVE_LAYOUT_SHIFT,
            "cumulative layout shift {shift}, {folder}, {width}: {moved:#?}"
        );
    }
}

async fn what_the_reader_reached_is_selected_in_the_widget(page: Page) {
    for (address, selected) in [
        ("999px#AF-PKA".to_owned(), json!(["AF-PKA", null])),
        (format!("1000px#{STRIKE}"), json!([null, STRIKE])),
    ] {
        page.open_without_waiting(&format!("/held/article.html?{address}"))
            .await;
        page.run("fetch('release')").await;
        page.await_ready().await;
        let selection: Value = page
            .get("[host.selection.province, host.selection.incident]")
            .await;
        assert_eq!(selection, selected);
    }
}

/// The reader opens a card, scrolls to one below it and focuses that.
async fn what_the_reader_reads_stays_where_it_is(page: Page) {
    const READ: &str = "2024-03-18-border-clash";
    page.open_without_waiting("/held/article.html?340px").await;
    page.run(&format!(
        "document.documentElement.style.scrollBehavior = 'smooth';
        const card = document.getElementById('{READ}');
        document.getElementById('{STRIKE}').open = true;
        document.querySelector(`[id='{STRIKE}'] summary`).focus({{ preventScroll: true }});
        card.scrollIntoView({{ block: 'start', behavior: 'instant' }});
        scrollBy({{ top: 40, behavior: 'instant' }});"
    ))
    .await;
    let before: f64 = page
        .get(&format!(
            "document.getElementById('{READ}').getBoundingClientRect().top"
        ))
        .await;
    page.run("fetch('release')").await;
    page.await_ready().await;
    let after = format!("found('.cm-card[data-incident=\"{READ}\"]').getBoundingClientRect().top");
    page.until(
        "what is read stands where it stood",
        &format!("Math.abs({after} - {before}) <= 1"),
    )
    .await;
    let focused: Option<String> = page
        .get("root.activeElement?.closest('.cm-card')?.dataset.incident ?? null")
        .await;
    assert_eq!(focused.as_deref(), Some(STRIKE));
}
