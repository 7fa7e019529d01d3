//! The order of incidents, and parents and their parts.

use clash_map::model::IncidentIndex;
use serde_json::{Value, json};

use super::{loaded, remove, set, story};

/// Returns a story of incidents like `khost`, without parents or parts.
fn story_of(incidents: &[(&str, Value)]) -> Value {
    let mut story = story();
    remove(&mut story, "/corrections");
    let template = story["incidents"][1].clone();
    let incidents = incidents.iter().map(|(id, when)| {
        let mut incident = template.clone();
        remove(&mut incident, "/part_of");
        set(&mut incident, "/id", json!(id));
        set(&mut incident, "/claims/0/id", json!(format!("{id}.c1")));
        set(&mut incident, "/when", when.clone());
        incident
    });
    story["incidents"] = incidents.collect();
    story
}

#[test]
fn incidents_are_in_order_of_day_then_hour_then_as_given() {
    let zone = "Asia/Karachi";
    let day = |first: &str| json!({ "first": first, "precision": "day", "zone": zone });
    let night = |first: &str| json!({ "first": first, "precision": "night", "zone": zone });
    let at = |first: &str, from: &str| {
        let clock = json!({ "from": from, "text": from });
        json!({ "first": first, "precision": "day", "zone": zone, "clock": clock })
    };
    let story = story_of(&[
        ("later", day("2024-03-19")),
        ("night", night("2024-03-18")),
        ("evening", at("2024-03-18", "17:59")),
        ("day-b", day("2024-03-18")),
        ("morning", at("2024-03-18", "03:00")),
        ("day-a", day("2024-03-18")),
        ("midnight", at("2024-03-18", "00:00")),
        ("earlier", at("2024-03-17", "23:59")),
    ]);
    let loaded = loaded(story).unwrap();
    let ids: Vec<_> = loaded
        .dataset
        .incidents
        .records()
        .unwrap()
        .iter()
        .map(|incident| &*incident.id)
        .collect();
    let expected = [
        "earlier", "midnight", "morning", "evening", "night", "day-b", "day-a", "later",
    ];
    assert_eq!(ids, expected);
    for (index, id) in (0..).zip(expected) {
        assert_eq!(
            loaded.dataset.incidents.find(id),
            Some(IncidentIndex(index))
        );
    }
}

#[test]
fn parts_and_whole_know_each_other_in_the_final_order() {
    let day = |day: &str| json!({ "first": day, "precision": "day", "zone": "Asia/Kabul" });
    let mut story = story_of(&[
        ("b", day("2024-03-20")),
        ("whole", day("2024-03-19")),
        ("bad", day("2024-03-01")),
        ("a", day("2024-03-18")),
        ("alone", day("2024-03-17")),
    ]);
    for part in [0, 2, 3] {
        set(
            &mut story,
            &format!("/incidents/{part}/part_of"),
            json!("whole"),
        );
    }
    set(&mut story, "/incidents/2/kind", json!("raid"));
    let ties = |story: Value| {
        let dataset = loaded(story).unwrap().dataset;
        let incidents = dataset.incidents.records().unwrap().to_vec();
        let ties = incidents.into_iter().map(|i| (i.id, i.part_of, i.parts));
        ties.collect::<Vec<_>>()
    };
    let index = |i| Some(IncidentIndex(i));
    assert_eq!(
        ties(story.clone()),
        [
            ("alone".to_string(), None, vec![]),
            ("a".to_string(), index(2), vec![]),
            (
                "whole".to_string(),
                None,
                vec![IncidentIndex(1), IncidentIndex(3)]
            ),
            ("b".to_string(), index(2), vec![]),
        ]
    );
    // Without the whole, its parts stand alone, and that needs no issue of its own.
    set(&mut story, "/incidents/1/title", json!(""));
    let issues = loaded(story.clone()).unwrap().issues;
    assert_eq!(
        issues.iter().map(|issue| &*issue.field).collect::<Vec<_>>(),
        ["title", "kind"]
    );
    assert!(
        ties(story)
            .iter()
            .all(|(_, part_of, parts)| part_of.is_none() && parts.is_empty())
    );
}
