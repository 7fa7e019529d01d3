//! Downloads of what is shown, read back by independent parsers.

use clash_map::builtin::{builtin_story, story_from_raw};
use clash_map::model::{Assertion, Category, ProvinceCode, Raw, load};
use clash_map::scene::{Action, State, Story, claims_csv, dataset_json, shown_incidents, update};
use serde_json::{Value, json};
use std::collections::BTreeMap;

type Row = BTreeMap<String, String>;

fn states(story: &Story) -> Vec<State> {
    let initial = State::initial(story);
    let all_years = update(story, &initial, Action::Brush(story.extent));
    let province = ProvinceCode::parse("AF-PKA").unwrap();
    vec![
        initial.clone(),
        all_years.clone(),
        update(
            story,
            &all_years,
            Action::ToggleCategory(Category::Airstrike),
        ),
        update(story, &initial, Action::ToggleProvince(province)),
    ]
}

fn rows(csv: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

/// Returns the ids of the claims shown, in order.
fn shown_claims(story: &Story, state: &State) -> Vec<String> {
    let shown = shown_incidents(story, state).into_iter();
    shown
        .flat_map(|incident| &story.dataset.incidents.record(incident).unwrap().claims)
        .map(|claim| claim.id.clone())
        .collect()
}

#[test]
fn the_csv_has_every_claim_shown_once_and_each_is_attributed() {
    let story = builtin_story();
    for state in states(&story) {
        let rows = rows(&claims_csv(&story, &state));
        let ids: Vec<String> = rows.iter().map(|row| row["claim_id"].clone()).collect();
        assert_eq!(ids, shown_claims(&story, &state));
        for row in &rows {
            for column in ["claimant", "claimant_type", "incident_id", "data_version"] {
                assert!(!row[column].is_empty(), "{}: {column}", row["claim_id"]);
            }
            assert!(row["claimed_min"].is_empty() != row["text"].is_empty());
        }
    }
}

#[test]
fn the_csv_says_what_the_dataset_says() {
    let story = builtin_story();
    let state = update(&story, &State::initial(&story), Action::Brush(story.extent));
    let rows = rows(&claims_csv(&story, &state));
    let dataset = &story.dataset;
    let mut row = rows.iter();
    for incident in dataset.incidents.records().unwrap() {
        for claim in &incident.claims {
            let row = row.next().unwrap();
            let is = |column: &str, expected: &str| {
                assert_eq!(row[column], expected, "{}, {column}", claim.id);
            };
            let optional = |text: &Option<String>| text.clone().unwrap_or_default();
            is("incident_id", &incident.id);
            is("title", &incident.title);
            is("date_first", &incident.when.first.to_string());
            is("date_last", &incident.when.last.to_string());
            is("incident_note", &optional(&incident.note));
            is("claimant", &claim.claimant.name);
            is("scope", &optional(&claim.scope));
            is("quote", &optional(&claim.quote));
            is("note", &optional(&claim.note));
            match &claim.assertion {
                Assertion::Figure(figure) => {
                    let max = figure.max.map(|max| max.to_string());
                    is("claimed_min", &figure.min.to_string());
                    is("claimed_max", &max.unwrap_or_default());
                    is("qualifier", &optional(&figure.qualifier));
                    is("detail", &optional(&figure.detail));
                    is("text", "");
                }
                Assertion::Text(text) => is("text", text),
            }
            let cited = row["sources"].split("; ").zip(&claim.sources);
            for (source, index) in cited {
                let expected = dataset.source(*index);
                let date = expected.date.map(|date| date.to_string());
                let parts: Vec<&str> = source.split('|').collect();
                let date = date.unwrap_or_default();
                assert_eq!(parts, [&expected.publisher, &date, &expected.url]);
            }
            let count = row["sources"].split("; ").count();
            assert_eq!(count, claim.sources.len(), "{}", claim.id);
        }
    }
    assert_eq!(row.next(), None);
}

#[test]
fn a_row_of_the_csv_in_full() {
    let story = builtin_story();
    let rows = rows(&claims_csv(&story, &State::initial(&story)));
    let row = rows
        .iter()
        .find(|row| row["incident_id"] == "2024-03-18-strike-paktika")
        .unwrap();
    let found = |columns: &[&str]| -> Vec<String> {
        columns.iter().map(|column| row[*column].clone()).collect()
    };
    assert_eq!(
        found(&[
            "kind",
            "part_of",
            "date_first",
            "date_last",
            "time_precision",
            "zone"
        ]),
        [
            "airstrike",
            "2024-03-18-strikes",
            "2024-03-18",
            "2024-03-18",
            "day",
            "Asia/Kabul"
        ]
    );
    assert_eq!(
        found(&["clock_from", "clock_to", "clock_text"]),
        ["03:00", "", "about 03:00"]
    );
    assert_eq!(
        found(&["places", "provinces", "lat_deg", "lon_deg", "geo_precision"]),
        [
            "Laman, Barmal district, Paktika",
            "AF-PKA",
            "32.7076",
            "69.2784",
            "district"
        ]
    );
    assert_eq!(
        found(&[
            "claimant_type",
            "metric",
            "subject",
            "claimed_min",
            "claimed_max"
        ]),
        ["official", "killed", "civilians", "6", "6"]
    );
}

#[test]
fn the_csv_is_utf_8_with_its_mark_and_ends_lines_as_rfc_4180_does() {
    let story = builtin_story();
    let csv = claims_csv(&story, &State::initial(&story));
    assert!(csv.starts_with("\u{feff}incident_id,title,kind,"));
    assert!(csv.ends_with("\r\n"));
    assert_eq!(csv.matches('\n').count(), csv.matches("\r\n").count());
}

/// Returns the story with `text` as an incident's title, claimant and claim text.
fn story_with(text: &str) -> Story {
    let mut dataset: Value =
        serde_json::from_str(include_str!("../../../data/dataset.json")).unwrap();
    let mut incident = dataset["incidents"][0].take();
    let mut claim = incident["claims"][0].take();
    claim.as_object_mut().unwrap().remove("figure");
    claim["text"] = json!(text);
    claim["claimant"]["name"] = json!(text);
    incident["title"] = json!(text);
    incident["claims"] = json!([claim]);
    dataset["incidents"] = json!([incident]);
    let raw: Raw = serde_json::from_value(dataset).unwrap();
    story_from_raw(&raw).unwrap_or_else(|issues| panic!("{issues:?}"))
}

#[test]
fn no_cell_is_a_formula() {
    let cases = [
        (
            "=HYPERLINK(\"https://example.org\")",
            "'=HYPERLINK(\"https://example.org\")",
        ),
        ("+1", "'+1"),
        ("-1, and more", "'-1, and more"),
        ("@a", "'@a"),
        ("＝1", "'＝1"),
        ("'=1", "'=1"),
        ("1 = 1", "1 = 1"),
        ("“quoted”, \"twice\"", "“quoted”, \"twice\""),
    ];
    for (text, expected) in cases {
        let story = story_with(text);
        let state = update(&story, &State::initial(&story), Action::Brush(story.extent));
        let rows = rows(&claims_csv(&story, &state));
        assert_eq!(rows.len(), 1);
        for column in ["title", "claimant", "text"] {
            assert_eq!(rows[0][column], expected, "{column}");
        }
    }
}

#[test]
fn the_json_is_a_dataset_that_loads_again() {
    let story = builtin_story();
    for state in states(&story) {
        let json = dataset_json(&story, &state);
        let raw: Raw = serde_json::from_str(&json).unwrap();
        let loaded = load(&raw, &story.basemap).unwrap();
        let issues: Vec<String> = loaded.issues.iter().map(ToString::to_string).collect();
        assert_eq!(
            issues,
            ["dataset, export: expected no field of this name, found an object"]
        );
        let dataset = &loaded.dataset;
        let claims = dataset
            .incidents
            .records()
            .unwrap()
            .iter()
            .flat_map(|i| &i.claims);
        let ids: Vec<String> = claims.clone().map(|claim| claim.id.clone()).collect();
        assert_eq!(ids, shown_claims(&story, &state));

        let shown = shown_incidents(&story, &state);
        for (read, index) in dataset.incidents.records().unwrap().iter().zip(&shown) {
            let given = story.dataset.incidents.record(*index).unwrap();
            assert_eq!(read.when, given.when);
            assert_eq!(read.places, given.places);
            for (read, given) in read.claims.iter().zip(&given.claims) {
                assert_eq!(read.claimant, given.claimant);
                assert_eq!(read.assertion, given.assertion);
                assert_eq!(read.standing, given.standing);
                let read: Vec<_> = read.sources.iter().map(|i| dataset.source(*i)).collect();
                let given = given.sources.iter().map(|i| story.dataset.source(*i));
                assert_eq!(read, given.collect::<Vec<_>>());
            }
        }
    }
}

/// The terms of the built-in story do not apply to another story.
#[test]
fn a_story_without_terms_is_given_none() {
    let mut story = story_with("x");
    story.dataset.licence = None;
    let json: Value = serde_json::from_str(&dataset_json(&story, &State::initial(&story))).unwrap();
    assert_eq!(json.get("licence"), None);
}

#[test]
fn the_json_says_what_it_is_an_excerpt_of() {
    let story = builtin_story();
    let state = states(&story)[3].clone();
    let json: Value = serde_json::from_str(&dataset_json(&story, &state)).unwrap();
    assert_eq!(
        json["export"],
        json!({
            "filters": "province=AF-PKA&from=2024-03-16&to=2024-03-19&kinds=airstrike,clash,attack,statement"
        })
    );
    assert_eq!(json["version"], json!(story.dataset.version));
    assert_eq!(json["licence"], json!(story.dataset.licence));
    assert_eq!(json["updated"], json!(story.dataset.updated.to_string()));
}
