//! Which translation is found, whether it is reviewed, and what a faulty one costs.

use clash_map::model::{Dataset, Incident, load};
use serde_json::{Value, json};

use super::{TwoProvinces, loaded, messages, remove, set, story, story_with};

fn dataset(story: Value) -> Dataset {
    loaded(story).unwrap().dataset
}

fn strikes(story: Value) -> Incident {
    let dataset = dataset(story);
    dataset
        .incidents
        .record(dataset.incidents.find("strikes").unwrap())
        .unwrap()
        .clone()
}

/// Returns the languages of the translations of the dataset and of its first incident.
fn languages(story: Value) -> (Vec<String>, Vec<String>) {
    let dataset = dataset(story);
    let strikes = dataset.incidents.find("strikes").unwrap();
    let own = dataset.translations.iter().map(|t| t.language.clone());
    let of_strikes = dataset
        .incidents
        .record(strikes)
        .unwrap()
        .translations
        .iter();
    (
        own.collect(),
        of_strikes.map(|t| t.language.clone()).collect(),
    )
}

#[test]
fn a_translation_is_read_whole() {
    let dataset = dataset(story());
    assert_eq!(dataset.language, "en");
    let pashto = dataset.translation("ps").unwrap();
    assert_eq!(
        (&*pashto.language, &*pashto.title, &*pashto.standfirst),
        ("ps", "نښتې", "څه راپور شوي.")
    );
    assert_eq!(
        pashto.methodology.as_deref(),
        Some(&["څه شامل دي.".to_string(), "څه نه دي.".to_string()][..])
    );
    assert_eq!(dataset.translation("fa-AF").unwrap().methodology, None);
    let strikes = strikes(story());
    let pashto = strikes.translation("ps").unwrap();
    assert_eq!(
        (&*pashto.language, &*pashto.title, &*pashto.summary),
        ("ps", "هوايي بریدونه", "بریدونه راپور شول.")
    );
}

#[test]
fn a_story_without_a_language_is_english() {
    let mut story = story();
    remove(&mut story, "/language");
    assert_eq!(dataset(story).language, "en");
    let mut story = story_with("/language", json!("ur"));
    remove(&mut story, "/translations");
    assert_eq!(dataset(story).language, "ur");
}

#[test]
fn the_same_tag_is_found_before_the_same_language() {
    let text = |title: &str| json!({ "title": title, "summary": "x" });
    let translations = json!({ "fa": text("fa"), "fa-AF": text("fa-AF"), "ur-PK": text("ur-PK") });
    let strikes = strikes(story_with("/incidents/0/translations", translations));
    let cases = [
        ("fa", Some("fa")),
        ("fa-AF", Some("fa-AF")),
        ("FA-af", Some("fa-AF")),
        ("fa-IR", Some("fa")),
        ("ur", Some("ur-PK")),
        ("ur-IN", Some("ur-PK")),
        ("ps", None),
        ("f", None),
        ("fas", None),
        ("", None),
    ];
    for (language, expected) in cases {
        let found = strikes.translation(language).map(|t| &*t.title);
        assert_eq!(found, expected, "{language}");
    }
    let dataset = dataset(story());
    let found = |language| dataset.translation(language).map(|t| &*t.language);
    assert_eq!(
        (found("fa"), found("ps-AF"), found("en")),
        (Some("fa-AF"), Some("ps"), None)
    );
    assert_eq!(found("prs"), Some("fa-AF"), "Dari by its other tag");
}

/// A translation is reviewed only if somebody vouches for it.
#[test]
fn an_incident_is_as_reviewed_as_the_dataset_unless_it_says_so() {
    let is_reviewed = |story: Value, language: &str| {
        let strikes = strikes(story);
        strikes.translation(language).unwrap().is_reviewed
    };
    assert!(is_reviewed(story(), "ps"));
    assert!(
        is_reviewed(story(), "fa-AF"),
        "the dataset's own is not, but it says so"
    );
    let story_says = |value: bool| story_with("/translations/ps/reviewed", json!(value));
    assert!(!is_reviewed(story_says(false), "ps"));
    let mut story = story_says(true);
    set(
        &mut story,
        "/incidents/0/translations/ps/reviewed",
        json!(false),
    );
    assert!(!is_reviewed(story, "ps"));
    // The dataset has none in this language, or a bad one.
    let text = json!({ "title": "x", "summary": "x" });
    let story = story_with("/incidents/0/translations/ur", text);
    assert!(!is_reviewed(story, "ur"));
    assert!(!is_reviewed(
        story_with("/translations/ps/title", json!("")),
        "ps"
    ));
}

#[test]
fn a_bad_translation_is_withheld_alone() {
    let all = || vec!["fa-AF".to_string(), "ps".to_string()];
    assert_eq!(languages(story()), (all(), all()));
    let dari = || vec!["fa-AF".to_string()];
    for bad in [
        json!(null),
        json!({}),
        json!({ "reviewed": 1, "title": "x", "standfirst": "x", "summary": "x" }),
    ] {
        let story = story_with("/translations/ps", bad.clone());
        assert_eq!(languages(story.clone()), (dari(), all()));
        assert_eq!(loaded(story).unwrap().withheld, 0);
        let story = story_with("/incidents/0/translations/ps", bad);
        assert_eq!(languages(story.clone()), (all(), dari()));
        assert_eq!(loaded(story).unwrap().withheld, 0);
    }
    let story = story_with("/incidents/0/translations", json!([]));
    assert_eq!(languages(story), (all(), vec![]));
    let story = story_with("/translations", json!(1));
    assert_eq!(languages(story), (vec![], all()));
}

#[test]
fn a_bad_translation_of_a_bad_incident_is_reported_too() {
    let mut story = story_with("/incidents/0/kind", json!("raid"));
    set(
        &mut story,
        "/incidents/0/translations/ps/title",
        json!(false),
    );
    let issues = loaded(story).unwrap().issues;
    let fields: Vec<_> = issues.iter().map(|issue| &*issue.field).collect();
    assert_eq!(fields, ["kind", "translations.ps.title"]);
}

#[test]
fn a_language_written_twice_is_withheld_and_reported() {
    let json = story().to_string();
    let twice = json.replacen(
        "\"translations\":{\"fa-AF\":",
        "\"translations\":{\"ps\":{},\"fa-AF\":",
        1,
    );
    assert_ne!(json, twice);
    let loaded = load(&serde_json::from_str(&twice).unwrap(), &TwoProvinces).unwrap();
    assert_eq!(
        messages(&loaded.issues),
        ["incident \"strikes\", translations.ps: expected an object, found several"]
    );
}
