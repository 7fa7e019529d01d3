//! The elements that readers get, rendered natively.

use clash_map::ClashMap;
use clash_map::builtin::{builtin_story, builtin_story_in};
use clash_map::i18n::{Language, Locale};
use clash_map::model::ProvinceCode;
use clash_map::scene::{Action, ListView, State, listed_incidents, update};
use expect_test::expect_file;
use leptos::prelude::*;
use std::sync::Arc;

/// Returns the widget's HTML at its start.
fn widget_html() -> String {
    let story = Arc::new(builtin_story());
    Owner::new().with(|| view! { <ClashMap story/> }.to_html())
}

/// Returns the widget's HTML with a province selected.
fn province_html(code: &str) -> String {
    let story = Arc::new(builtin_story());
    let province = Action::ToggleProvince(ProvinceCode::parse(code).unwrap());
    let state = update(&story, &State::initial(&story), province);
    Owner::new().with(|| view! { <ClashMap story state/> }.to_html())
}

/// Returns the widget's HTML with its incidents in another form of list.
fn html_of_view(view: ListView) -> String {
    html_of_view_in(Language::English, view)
}

fn html_of_view_in(language: Language, view: ListView) -> String {
    let story = Arc::new(builtin_story_in(Locale::of(language).unwrap()));
    let state = update(&story, &State::initial(&story), Action::ShowAs(view));
    Owner::new().with(|| view! { <ClashMap story state/> }.to_html())
}

/// Returns the text of an element's HTML, one line per block.
fn text_of(html: &str) -> String {
    const BLOCKS: [&str; 9] = ["p", "h4", "h5", "li", "dt", "dd", "dl", "ul", "section"];
    let mut text = String::new();
    for (i, part) in html.split('<').enumerate() {
        let (tag, content) = part
            .split_once('>')
            .unwrap_or((if i == 0 { part } else { "" }, ""));
        let name = tag
            .trim_start_matches('/')
            .split([' ', '/'])
            .next()
            .unwrap_or("");
        if BLOCKS.contains(&name) {
            text.push('\n');
        }
        text.push_str(content);
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let unescape = |line: &str| line.replace("&amp;", "&").replace("&quot;", "\"");
    lines.map(unescape).collect::<Vec<_>>().join("\n") + "\n"
}

#[test]
fn the_card_of_the_paktika_strike_reads_as_agreed() {
    let html = province_html("AF-PKA");
    let card = html
        .split("<article")
        .skip(1)
        .find(|part| part.contains("data-incident=\"2024-03-18-strike-paktika\""))
        .and_then(|part| part.split("</article>").next())
        .unwrap();
    let card = format!("<article{card}");
    expect_file!["../golden/card_2024-03-18-strike-paktika.txt"].assert_eq(&text_of(&card));
}

#[test]
fn a_selected_province_says_so_on_map_and_list() {
    let html = province_html("AF-PKA");
    assert_eq!(
        count(&html, "<article"),
        2,
        "the strike and the report on both sites"
    );
    let said = |selected: &str| {
        let places = html.split("data-province=\"AF-PKA\"").skip(1);
        places.filter(|rest| rest.starts_with(selected)).count()
    };
    assert_eq!(said(" aria-selected=\"true\""), 1, "on the map");
    assert_eq!(said(" aria-pressed=\"true\""), 1, "in the list");
    assert_eq!(count(&html, "class=\"cm-outline\""), 1);
}

#[test]
fn every_claim_of_an_open_card_names_its_sources() {
    let html = province_html("PK-KP");
    let claims = html.split("data-claim=").skip(1);
    assert!(claims.clone().count() > 20);
    for claim in claims {
        let claim = claim.split("</li>").next().unwrap();
        assert!(claim.contains("data-source="), "{claim}");
        assert!(claim.contains("rel=\"noopener noreferrer\""), "{claim}");
        assert!(claim.contains("cm-claimant"), "{claim}");
    }
}

fn count(html: &str, part: &str) -> usize {
    html.matches(part).count()
}

#[test]
fn a_table_has_a_row_for_every_incident_and_no_total() {
    let html = html_of_view(ListView::Table);
    assert_eq!(count(&html, "<article"), 0);
    let table = html.split("<table").nth(1).unwrap();
    let table = table.split("</table>").next().unwrap();
    assert_eq!(count(table, "<caption"), 1);
    assert_eq!(count(table, "scope=\"col\""), 7);
    assert_eq!(count(table, "aria-sort=\"ascending\""), 1);
    assert_eq!(count(table, "aria-sort="), 1);
    assert_eq!(count(table, "scope=\"row\""), 11);
    assert_eq!(count(table, "<tr"), 1 + 11, "no row but for the headings");
    assert!(!table.contains("<tfoot"));
    let killed: Vec<&str> = table.split("<li").skip(1).collect();
    assert_eq!(killed.len(), 13);
    for claim in killed {
        let claim = claim.split("</li>").next().unwrap();
        assert!(claim.contains("cm-claimant"), "{claim}");
        assert!(claim.contains("data-source="), "{claim}");
    }
}

#[test]
fn every_way_to_list_marks_what_is_not_reviewed() {
    for view in ListView::ALL {
        let marks = |language| count(&html_of_view_in(language, view), "class=\"cm-unreviewed\"");
        // One an incident, one of the title, one of the methodology.
        assert_eq!(marks(Language::Urdu), 11 + 1 + 1, "{view:?}");
        assert_eq!(marks(Language::English), 0, "{view:?}");
    }
}

/// Punctuation outside would be on the wrong side in text of the other direction.
#[test]
fn quotation_marks_and_colons_belong_to_the_words_they_mark() {
    let html = html_of_view_in(Language::Urdu, ListView::Claims);
    let quotes: Vec<&str> = html.split("class=\"cm-quote\">").skip(1).collect();
    assert!(quotes.len() > 5);
    for quote in quotes {
        let quote = quote.split("</p>").next().unwrap();
        assert!(quote.starts_with("<bdi lang=\"en\">“"), "{quote}");
        assert!(quote.ends_with("”</bdi>"), "{quote}");
    }
    let html = html_of_view_in(Language::Urdu, ListView::Table);
    assert!(html.contains("<bdi lang=\"en\">Eyewitnesses, via Afghan Witness:</bdi></span> "));
}

#[test]
fn a_comparison_has_a_row_for_every_claim_with_its_sources() {
    let html = html_of_view(ListView::Claims);
    let story = builtin_story();
    let shown = listed_incidents(&story, &State::initial(&story));
    let records = shown
        .iter()
        .map(|&i| story.dataset.incidents.record(i).unwrap());
    let claims: usize = records.map(|record| record.claims.len()).sum();
    let rows: Vec<&str> = html
        .split("<tr")
        .skip(1)
        .map(|row| row.split("</tr>").next().unwrap())
        .collect();
    let claim_rows: Vec<_> = rows.iter().filter(|r| r.contains("data-claim=")).collect();
    assert_eq!(claim_rows.len(), claims);
    assert_eq!(
        rows.len(),
        1 + shown.len() + claims,
        "headings, titles, claims and nothing else"
    );
    for row in claim_rows {
        assert!(row.contains("data-source="), "{row}");
        assert!(row.contains("cm-claimant"), "{row}");
    }
    assert_eq!(count(&html, "scope=\"rowgroup\""), shown.len());
}

#[test]
fn every_drawn_area_names_its_province() {
    let html = widget_html();
    let areas = builtin_story().basemap.areas.len();
    assert_eq!(count(&html, "class=\"cm-area "), areas);
    assert_eq!(
        count(&html, "data-province=\"PK-KP\""),
        3,
        "two areas and a list entry"
    );
    assert_eq!(
        count(&html, "data-province=\"AF-PKA\""),
        2,
        "an area and a list entry"
    );
}

#[test]
fn every_incident_of_the_window_has_a_card_and_a_mark() {
    let html = widget_html();
    for id in [
        "2024-03-16-mir-ali",
        "2024-03-18-strike-paktika",
        "2024-03-18-border-clash",
    ] {
        let marked = format!("data-incident=\"{id}\"");
        assert_eq!(count(&html, &marked), 3, "card, symbol and mark of {id}");
    }
    assert_eq!(
        count(&html, "data-incident=\"2024-03-18-mofa\""),
        2,
        "card and mark, no point"
    );
    assert_eq!(count(&html, "<article"), 11);
}

#[test]
fn nothing_is_selected_at_the_start() {
    let html = widget_html();
    let pressed = count(&html, "aria-pressed=\"true\"");
    assert_eq!(
        pressed,
        4 + 1 + 1,
        "the four kinds, the window's preset and the list as cards"
    );
    assert_eq!(count(&html, "aria-selected=\"true\""), 0);
}

#[test]
fn the_boundary_note_and_the_credits_are_in_the_frame() {
    let html = widget_html();
    assert!(html.contains("imply no position"));
    assert!(html.contains("GeoNames (CC BY 4.0)"));
    assert!(html.contains("Updated 24 November 2026"));
}

#[test]
fn no_float_or_raw_code_leaks_into_the_page() {
    let html = widget_html();
    assert!(!html.contains("NaN") && !html.contains("Some(") && !html.contains("inf,"));
}
