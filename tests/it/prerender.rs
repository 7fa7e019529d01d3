//! The prerendered story, as a page without scripts has it.

use crate::synthetic::dataset;
use brotli::enc::BrotliEncoderParams;
use clash_map::builtin::{builtin_story, story_from_raw};
use clash_map::geo;
use clash_map::model::{Incident, Raw};
use clash_map::prerender::{picture_svg, story_html};
use clash_map::scene::{State, Story};
use std::collections::BTreeSet;
use std::sync::Arc;

fn html() -> String {
    story_html(Arc::new(builtin_story()))
}

/// Returns every text between `before` and the next `after`.
fn between<'a>(html: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    html.split(before)
        .skip(1)
        .filter_map(|rest| rest.split(after).next())
        .collect()
}

fn shown(story: &Story) -> Vec<&Incident> {
    let state = State::initial(story);
    story
        .dataset
        .incidents
        .indices()
        .filter(|&incident| state.shows(story, incident))
        .map(|incident| story.dataset.incidents.record(incident).unwrap())
        .collect()
}

#[test]
fn every_incident_of_the_window_is_there_with_every_claim() {
    let (story, html) = (builtin_story(), html());
    let cards = between(&html, "<details id=", "</details>");
    let incidents = shown(&story);
    assert_eq!(incidents.len(), 11);
    for incident in incidents {
        let card = cards
            .iter()
            .find(|card| card.starts_with(&format!("\"{}\"", incident.id)))
            .unwrap_or_else(|| panic!("no card of {}", incident.id));
        let claims = between(card, "<li class=\"cm-claim", "</li>");
        assert_eq!(claims.len(), incident.claims.len(), "{}", incident.id);
        for claim in claims {
            assert!(claim.contains("class=\"cm-claimant\""), "{claim}");
            assert!(claim.contains("href=\"#cm-source-"), "{claim}");
        }
    }
}

#[test]
fn every_source_of_these_claims_is_listed_once_with_its_address() {
    let (story, html) = (builtin_story(), html());
    let list = between(&html, "<ol class=\"cm-source-list\">", "</ol>")[0];
    let mut expected = BTreeSet::new();
    for incident in shown(&story) {
        for source in incident.claims.iter().flat_map(|claim| &claim.sources) {
            expected.insert(story.dataset.source(*source).url.replace('&', "&amp;"));
        }
    }
    let listed: Vec<&str> = between(list, "href=\"http", "\"");
    assert_eq!(listed.len(), expected.len());
    for url in &expected {
        assert!(list.contains(&format!("href=\"{url}\"")), "{url}");
    }
}

#[test]
fn every_link_within_the_page_leads_somewhere() {
    let html = html();
    let ids = between(&html, " id=\"", "\"");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(unique.len(), ids.len(), "an id stands twice");
    let links: BTreeSet<&str> = between(&html, " href=\"#", "\"").into_iter().collect();
    assert!(links.contains("AF-PKA") && links.contains("2024-03-18-strikes"));
    let dead: Vec<_> = links.difference(&unique).collect();
    assert!(dead.is_empty(), "{dead:?}");
}

#[test]
fn of_many_incidents_it_has_the_first_and_says_how_many_more() {
    for (incidents, cards, more) in [(40, 40, 0), (90, 20, 70), (1_000, 20, 980)] {
        let dataset = dataset(&geo::embedded(), incidents);
        let raw: Raw = serde_json::from_value(dataset).unwrap();
        let html = story_html(Arc::new(story_from_raw(&raw).unwrap()));
        assert_eq!(html.matches("<details id=\"synthetic-").count(), cards);
        let said = format!("<p class=\"cm-pages\">{more} more records where scripts may run.</p>");
        assert_eq!(html.contains(&said), more > 0, "{incidents}");
        let ids: BTreeSet<&str> = between(&html, " id=\"", "\"").into_iter().collect();
        let links: BTreeSet<&str> = between(&html, " href=\"#", "\"").into_iter().collect();
        let dead: Vec<_> = links.difference(&ids).collect();
        assert!(dead.is_empty(), "{incidents}: {dead:?}");
    }
}

#[test]
fn nothing_in_it_needs_leave_of_a_strict_policy() {
    for html in [html(), picture_svg(Arc::new(builtin_story()))] {
        assert!(!html.contains("<script") && !html.contains(" style=\""));
        for tag in between(&html, "<", ">") {
            let is_handler = |part: &str| part.starts_with("on") && part.contains("=\"");
            assert!(!tag.split(' ').any(is_handler), "{tag}");
        }
        for url in between(&html, " href=\"", "\"") {
            let is_link = ["#", "https://", "http://"]
                .iter()
                .any(|start| url.starts_with(start));
            assert!(is_link, "{url}");
        }
    }
}

#[test]
fn links_out_of_the_page_tell_nothing_of_it() {
    let html = html();
    for link in between(&html, "<a href=\"http", ">") {
        assert!(link.contains("rel=\"noopener noreferrer\""), "{link}");
    }
}

#[test]
fn the_picture_carries_title_credit_and_boundary_note() {
    let svg = picture_svg(Arc::new(builtin_story()));
    assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    for words in [
        "Border clashes and",
        "Natural Earth, GeoNames (CC BY 4.0)",
        "10 incidents, 16–19 March 2024",
        "Boundaries follow Natural Earth’s de facto lines and imply no position.",
        "Durand Line",
    ] {
        assert!(svg.contains(words), "{words}");
    }
    assert!(!svg.contains("var("), "it stands without a style sheet");
    assert!(
        !svg.contains("fill:;") && !svg.contains("stroke:;"),
        "every colour is known"
    );
}

/// Returns the built-in story with a correction of one incident and an address for reporting
/// errors.
fn corrected() -> Story {
    let mut data: serde_json::Value =
        serde_json::from_str(include_str!("../../data/dataset.json")).unwrap();
    data["report_url"] = "https://example.org/errors".into();
    data["corrections"][0] = serde_json::json!({
        "date": "2026-11-24", "version": "2", "kind": "correction",
        "incident": "2024-03-18-strikes", "text": "Two sites.", "was": "One site.",
    });
    let raw: Raw = serde_json::from_value(data).unwrap();
    story_from_raw(&raw).unwrap_or_else(|issues| panic!("{issues:?}"))
}

#[test]
fn the_log_and_the_corrected_incident_lead_to_each_other() {
    let html = story_html(Arc::new(corrected()));
    let card = between(&html, "<details id=\"2024-03-18-strikes\"", "</summary>")[0];
    assert!(
        card.contains(
            "<a href=\"#cm-change-0\" class=\"cm-corrected\">Corrected 24 November 2026</a>"
        ),
        "{card}"
    );
    assert_eq!(between(&html, "href=\"#cm-change-", "\"").len(), 1);
    let entries = between(&html, "<li id=\"cm-change-", "</li>");
    assert_eq!(entries.len(), 2);
    for said in [
        "Correction",
        "Version 2, 24 November 2026",
        "href=\"#2024-03-18-strikes\"",
        "Two sites.",
        "It said: One site.",
    ] {
        assert!(entries[0].contains(said), "{said}: {}", entries[0]);
    }
    assert!(entries[1].contains("Addition") && !entries[1].contains("It said"));
}

#[test]
fn errors_are_reported_of_an_incident_or_of_the_whole() {
    let html = story_html(Arc::new(corrected()));
    let mut links = between(&html, "<a href=\"https://example.org/errors", "\"");
    assert_eq!(links.pop(), Some(""), "the last is of the whole");
    let of_incidents: BTreeSet<&str> = links.iter().copied().collect();
    let expected: BTreeSet<String> = shown(&corrected())
        .iter()
        .map(|incident| format!("?incident={}", incident.id))
        .collect();
    assert_eq!(of_incidents, expected.iter().map(String::as_str).collect());
    assert!(!self::html().contains("cm-report"), "there is no address");
}

/// A server sends this much before it waits for the first acknowledgement: ten segments of 1,460
/// bytes.
#[test]
fn the_whole_story_comes_in_the_first_round_trip() {
    const FIRST_FLIGHT: usize = 14_000;
    let parameters = BrotliEncoderParams::default();
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut html().as_bytes(), &mut compressed, &parameters).unwrap();
    let size = compressed.len();
    assert!(size <= FIRST_FLIGHT, "{size} bytes");
}
