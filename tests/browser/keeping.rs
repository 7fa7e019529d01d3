//! What readers keep: files, citations and prints. Also what the story says about itself.
//!
//! Runs in every engine where files are made, text is copied, the page is printed and a policy
//! applies; in Chromium alone for what the widget says about it.

use clash_map::builtin::builtin_story;
use clash_map::model::ProvinceCode;
use clash_map::scene::{Action, State, citation_text, claims_csv, selection_query, update};
use serde_json::{Value, json};

use crate::page::Page;
use crate::suite::tests;

tests! {
    EVERY_ENGINE:
        files_hold_what_is_shown,
        citation_of_an_open_incident_is_copied,
        all_is_open_while_the_browser_prints,
        linked_data_breaks_no_policy;
    CHROMIUM:
        picture_is_refused_where_the_page_allows_none,
        corrected_incident_and_log_lead_to_each_other;
}

/// JavaScript: records each file that would be saved: its name, its type, and its text or, for a
/// bitmap, its size.
const CATCH: &str = "window.saved = []; \
    const made = new Map(); \
    URL.createObjectURL = (blob) => { \
      const url = `blob:${made.size}`; \
      made.set(url, blob); \
      return url; \
    }; \
    HTMLAnchorElement.prototype.click = async function () { \
      const blob = made.get(this.getAttribute('href')); \
      const size = async () => { \
        const { width, height } = await createImageBitmap(blob); \
        return `${width} × ${height}`; \
      }; \
      saved.push([this.download, blob.type, \
        blob.type === 'image/png' ? await size() : await blob.text()]); \
    };";

/// Clicks a download button and returns the file that would be saved.
async fn saved(page: &Page, button: usize) -> [String; 3] {
    let before: u32 = page.get("saved.length").await;
    page.run(&format!("$$('.cm-download button')[{button}].click()"))
        .await;
    page.until("it is saved", &format!("saved.length === {}", before + 1))
        .await;
    page.get("saved.at(-1)").await
}

async fn files_hold_what_is_shown(page: Page) {
    page.open("/two.html").await;
    page.run(CATCH).await;
    page.run("host.select({ province: 'AF-PKA' })").await;
    page.open_details(".cm-download").await;
    let story = builtin_story();
    let paktika = ProvinceCode::parse("AF-PKA").expect("it is a code");
    let start = State::initial(&story);
    let state = update(&story, &start, Action::ToggleProvince(paktika));

    let [name, kind, csv] = saved(&page, 0).await;
    assert_eq!(
        (name.as_str(), kind.as_str()),
        ("clash-map.csv", "text/csv")
    );
    // Reading it as text takes the byte order mark.
    assert_eq!(
        csv,
        claims_csv(&story, &state).trim_start_matches('\u{feff}')
    );

    let [name, kind, data] = saved(&page, 1).await;
    assert_eq!(
        (name.as_str(), kind.as_str()),
        ("clash-map.json", "application/json")
    );
    let data: Value = serde_json::from_str(&data).expect("it is JSON");
    assert_eq!(data["export"]["filters"], selection_query(&story, &state));
    let ids = |incidents: &Value| -> Vec<Value> {
        let incidents = incidents.as_array().expect("it is a list");
        incidents.iter().map(|i| i["id"].clone()).collect()
    };
    let shown: Value = page
        .get("incidents('.cm-list ').map((id) => ({ id }))")
        .await;
    let mut written = ids(&data["incidents"]);
    written.sort_by_key(Value::to_string);
    assert_eq!(written, ids(&shown));

    let [name, kind, svg] = saved(&page, 2).await;
    assert_eq!(
        (name.as_str(), kind.as_str()),
        ("clash-map.svg", "image/svg+xml")
    );
    for said in [
        "Border clashes and airstrikes, March 2024",
        "1 incident, 16–19 March 2024",
        "imply no position",
        "GeoNames (CC BY 4.0)",
        "Durand Line",
    ] {
        assert!(svg.contains(said), "{said}: {svg}");
    }

    // A browser draws no picture that is not well-formed.
    let png = saved(&page, 3).await;
    assert_eq!(png, ["clash-map.png", "image/png", "2400 × 1260"]);
}

async fn picture_is_refused_where_the_page_allows_none(page: Page) {
    page.open("/two.html").await;
    page.run(CATCH).await;
    // As a policy without `img-src data:` does.
    page.run(
        "Object.defineProperty(HTMLImageElement.prototype, 'src', {
          set() { this.dispatchEvent(new Event('error')); } });",
    )
    .await;
    page.open_details(".cm-download").await;
    page.run("$$('.cm-download button')[3].click()").await;
    page.until(
        "the reader is told",
        "found('.cm-download [role=status]').textContent.includes('does not allow')",
    )
    .await;
    assert_eq!(page.get::<Value>("saved").await, json!([]));
}

async fn citation_of_an_open_incident_is_copied(page: Page) {
    const ID: &str = "2024-03-18-strike-paktika";
    page.open("/two.html").await;
    page.run(
        "window.copied = [];
        document.addEventListener('copy', () => copied.push(root.activeElement.value));",
    )
    .await;
    page.click(&format!("[data-incident='{ID}'] .cm-card-button"))
        .await;
    let actions = format!(".cm-card[data-incident='{ID}'] .cm-actions");
    page.until("it opens", &format!("$(`{actions}`) !== null"))
        .await;
    page.click(&format!("{actions} button")).await;
    page.until("it is copied", "copied.length === 1").await;
    let origin: String = page.get("location.origin").await;
    let story = builtin_story();
    let incident = story
        .dataset
        .incidents
        .find(ID)
        .expect("it is in the story");
    let link = format!("{origin}/two.html#clash-map=incident={ID}");
    let expected = citation_text(&story, incident, &link);
    assert_eq!(page.get::<String>("copied[0]").await, expected);
    page.until(
        "the reader is told",
        &format!("found(`{actions} [role=status]`).textContent === 'Copied'"),
    )
    .await;
    let errors: u32 = page.get("$$('.cm-report').length").await;
    assert_eq!(errors, 0, "the dataset has no address for errors");
}

async fn corrected_incident_and_log_lead_to_each_other(page: Page) {
    const ID: &str = "2024-03-18-strikes";
    page.open("/corrected.html").await;
    let marks: Vec<String> = page
        .get("$$('.cm-corrected').map((e) => e.closest('.cm-card').dataset.incident)")
        .await;
    assert_eq!(marks, [ID]);
    page.click(".cm-corrected").await;
    page.until(
        "the entry has the focus",
        "root.activeElement?.id === 'cm-change-0'",
    )
    .await;
    let entry: String = page.get("root.activeElement.innerText").await;
    for said in [
        "Correction · Version 2, 24 November 2026",
        "Two sites.",
        "It said: One site.",
    ] {
        assert!(entry.contains(said), "{said}: {entry}");
    }
    page.click("#cm-change-0 button").await;
    page.until(
        "the incident has the focus",
        &format!("root.activeElement?.closest('.cm-card')?.dataset.incident === '{ID}'"),
    )
    .await;
    let links: Vec<String> = page
        .get("$$('.cm-report').map((link) => link.getAttribute('href'))")
        .await;
    assert_eq!(
        links,
        [
            &format!("mailto:desk@example.org?subject={ID}"),
            "mailto:desk@example.org"
        ]
    );
}

async fn all_is_open_while_the_browser_prints(page: Page) {
    let open = "$$('.cm-facts').length";
    page.open("/two.html").await;
    page.run("window.print = () => {}").await;
    page.click(".cm-footer .cm-actions button").await;
    page.until(
        "the reader is told that nothing is printed",
        "found('.cm-footer .cm-actions [role=status]').textContent.includes('does not allow')",
    )
    .await;
    page.until("all is closed", &format!("{open} === 0")).await;
    page.run(
        "window.print = () => {
          dispatchEvent(new Event('beforeprint'));
          window.printed = ['.cm-facts', '.cm-card', '.cm-source-list'].map((s) => $$(`.cm-paper ${s}`).length);
          dispatchEvent(new Event('afterprint'));
        };",
    )
    .await;
    page.click(".cm-footer .cm-actions button").await;
    page.until("it prints", "window.printed !== undefined")
        .await;
    assert_eq!(page.get::<[u32; 3]>("printed").await, [11, 11, 1]);
    page.until("all is closed again", &format!("{open} === 0"))
        .await;
    let refusal: String = page
        .get("found('.cm-footer .cm-actions [role=status]').textContent")
        .await;
    assert_eq!(refusal, "");
}

async fn linked_data_breaks_no_policy(page: Page) {
    page.open("/linked-data.html").await;
    let data: Value = page
        .get("JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)")
        .await;
    assert_eq!(data["@type"], "Dataset");
    let sources = data["isBasedOn"].as_array().map(Vec::len);
    assert_eq!(sources, Some(builtin_story().dataset.sources.len()));
}
