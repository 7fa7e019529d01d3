//! Writing a dataset out again.

use clash_map::builtin::builtin_story;
use clash_map::model::{Dataset, IncidentIndex, Raw, json_text, load, raw_dataset};
use serde_json::{Value, json};

use super::words::words_at;
use super::{loaded, set, story, story_with};

fn all(dataset: &Dataset) -> Vec<IncidentIndex> {
    dataset.incidents.indices().collect()
}

/// Loads a story, writes it as JSON and parses that with another parser.
fn saved(story: Value, incidents: impl Fn(&Dataset) -> Vec<IncidentIndex>) -> Value {
    let dataset = loaded(story).unwrap().dataset;
    let raw = raw_dataset(&dataset, &incidents(&dataset), dataset.focus);
    serde_json::from_str(&json_text(&raw)).unwrap()
}

#[test]
fn every_field_is_written_as_it_was_read() {
    let mut expected = story();
    // The newest entry of the log comes first.
    expected["corrections"].as_array_mut().unwrap().reverse();
    assert_eq!(saved(story(), all), expected);
}

#[test]
fn entries_of_one_day_stay_in_their_order() {
    let entry = |text: &str| json!({ "date": "2024-03-25", "version": "1", "kind": "addition", "text": text });
    let log = json!([entry("b"), entry("a")]);
    assert_eq!(
        saved(story_with("/corrections", log.clone()), all)["corrections"],
        log
    );
}

#[test]
fn every_word_is_written_as_it_was_read() {
    let pointers = [
        "/incidents/0/kind",
        "/incidents/0/when/zone",
        "/incidents/0/places/0/point/precision",
        "/incidents/0/claims/0/claimant/type",
        "/incidents/0/claims/0/metric",
        "/incidents/0/claims/0/figure/subject",
        "/incidents/0/claims/0/standing",
        "/sources/0/tier",
    ];
    for pointer in pointers {
        for word in words_at(pointer) {
            let story = story_with(pointer, json!(word));
            let saved = saved(story, all);
            assert_eq!(saved.pointer(pointer), Some(&json!(word)), "{pointer}");
        }
    }
}

#[test]
fn every_precision_of_time_is_written_as_it_was_read() {
    let whens = [
        json!({ "first": "2024-03-18", "precision": "day", "zone": "Asia/Kabul" }),
        json!({ "first": "2024-03-18", "precision": "night", "zone": "Asia/Kabul" }),
        json!({ "first": "2024-03-18", "last": "2024-03-19", "precision": "night", "zone": "Asia/Kabul" }),
        json!({ "first": "2024-03-18", "last": "2024-03-20", "precision": "range", "zone": "Asia/Kabul" }),
        json!({ "first": "2024-02-01", "last": "2024-02-29", "precision": "month", "zone": "Asia/Kabul" }),
        json!({ "first": "2024-03-18", "precision": "reported_on", "zone": "Asia/Kabul" }),
    ];
    for when in whens {
        // First in order of time, whatever its day.
        let mut story = story();
        set(&mut story, "/incidents/1/when/first", json!("2024-04-01"));
        set(&mut story, "/incidents/0/when", when.clone());
        assert_eq!(saved(story, all)["incidents"][0]["when"], when);
    }
}

#[test]
fn a_part_without_its_whole_stands_alone_with_the_sources_it_cites() {
    let khost = |dataset: &Dataset| vec![dataset.incidents.find("khost").unwrap()];
    let mut expected = story();
    let mut incident = expected["incidents"][1].take();
    incident.as_object_mut().unwrap().remove("part_of");
    incident["claims"][0]["sources"] = json!(["dw"]);
    expected["incidents"] = json!([incident]);
    expected["sources"] = json!([expected["sources"][1].take()]);
    expected["corrections"] = json!([expected["corrections"][0].take()]);

    let story = story_with("/incidents/1/claims/0/sources", json!(["dw"]));
    assert_eq!(saved(story, khost), expected);
}

/// The built-in story, through text, loader and map.
#[test]
fn the_dataset_comes_back_as_it_was() {
    let story = builtin_story();
    let dataset = &story.dataset;
    let json = json_text(&raw_dataset(dataset, &all(dataset), dataset.focus));
    let raw: Raw = serde_json::from_str(&json).unwrap();
    let loaded = load(&raw, &story.basemap).unwrap();
    assert_eq!(loaded.issues, []);
    assert_eq!(&loaded.dataset, dataset);
}
