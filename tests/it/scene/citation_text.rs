use clash_map::builtin::story_from_raw;
use clash_map::model::Raw;
use clash_map::scene::citation_text;
use serde_json::{Value, json};

#[test]
fn a_citation_names_incident_story_version_day_and_link() {
    let mut dataset: Value =
        serde_json::from_str(include_str!("../../../data/dataset.json")).unwrap();
    dataset["version"] = json!("2");
    dataset["updated"] = json!("2026-11-24");
    let raw: Raw = serde_json::from_value(dataset).unwrap();
    let story = story_from_raw(&raw).unwrap_or_else(|issues| panic!("{issues:?}"));
    let incident = story
        .dataset
        .incidents
        .find("2024-03-18-strike-paktika")
        .unwrap();
    let link = "https://example.org/story#clash-map=incident=2024-03-18-strike-paktika";
    assert_eq!(
        citation_text(&story, incident, link),
        "“Airstrike in Laman, Barmal district”, Border clashes and airstrikes, March 2024, \
         data version 2, updated 24 November 2026, \
         https://example.org/story#clash-map=incident=2024-03-18-strike-paktika"
    );
}
