//! Words in the data become the types of the same name.

use clash_map::model::{Assertion, Incident, Zone};
use serde_json::{Value, json};

use super::{loaded, set, story_with};

/// Loads the story with each word that the error message lists, and compares the name of the
/// result.
fn assert_words(pointer: &str, name: impl Fn(&Incident) -> String) {
    for word in words_at(pointer) {
        let mut story = story_with(pointer, json!(word));
        // Days that suit every precision.
        set(&mut story, "/incidents/0/when/first", json!("2024-03-01"));
        let last = if word == "month" {
            "2024-03-31"
        } else {
            "2024-03-01"
        };
        set(&mut story, "/incidents/0/when/last", json!(last));
        assert_eq!(snake_case(&name(&strikes(story))), word);
    }
}

pub(super) fn words_at(pointer: &str) -> Vec<String> {
    let issues = loaded(story_with(pointer, json!("?"))).unwrap().issues;
    let words = issues[0].expected.strip_prefix("one of ").unwrap();
    words.split(", ").map(String::from).collect()
}

fn strikes(story: Value) -> Incident {
    let dataset = loaded(story).unwrap().dataset;
    dataset
        .incidents
        .record(dataset.incidents.find("strikes").unwrap())
        .unwrap()
        .clone()
}

/// Turns `BorderClash` into `border_clash`.
fn snake_case(name: &str) -> String {
    let mut word = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !word.is_empty() {
            word.push('_');
        }
        word.extend(c.to_lowercase());
    }
    word
}

#[test]
fn words_of_incidents() {
    assert_words("/incidents/0/kind", |i| format!("{:?}", i.kind));
    assert_words("/incidents/0/when/precision", |i| {
        format!("{:?}", i.when.precision)
    });
    assert_words("/incidents/0/places/0/point/precision", |i| {
        format!("{:?}", i.places[0].point.as_ref().unwrap().precision)
    });
}

#[test]
fn words_of_claims() {
    assert_words("/incidents/0/claims/0/metric", |i| {
        format!("{:?}", i.claims[0].metric)
    });
    assert_words("/incidents/0/claims/0/claimant/type", |i| {
        format!("{:?}", i.claims[0].claimant.kind)
    });
    assert_words("/incidents/0/claims/0/standing", |i| {
        format!("{:?}", i.claims[0].standing.unwrap())
    });
    assert_words("/incidents/0/claims/0/figure/subject", |i| {
        match &i.claims[0].assertion {
            Assertion::Figure(figure) => format!("{:?}", figure.subject),
            Assertion::Text(text) => text.clone(),
        }
    });
}

#[test]
fn words_of_sources() {
    for word in words_at("/sources/0/tier") {
        let dataset = loaded(story_with("/sources/0/tier", json!(word)))
            .unwrap()
            .dataset;
        assert_eq!(
            snake_case(&format!("{:?}", dataset.sources[0].tier.unwrap())),
            word
        );
    }
}

#[test]
fn words_of_zones() {
    let zones = [
        ("Asia/Kabul", Zone::Kabul),
        ("Asia/Karachi", Zone::Karachi),
        ("America/New_York", Zone::NewYork),
    ];
    assert_eq!(
        words_at("/incidents/0/when/zone"),
        zones.map(|(word, _)| word)
    );
    for (word, zone) in zones {
        assert_eq!(
            strikes(story_with("/incidents/0/when/zone", json!(word)))
                .when
                .zone,
            zone
        );
    }
}
