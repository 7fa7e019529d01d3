//! What is shown, what is withheld, and how many.

use clash_map::model::{
    Assertion, Clock, Issue, Kind, LonLat, Metric, Raw, SourceIndex, Standing, Subject, Tier,
    TimePrecision, Zone, load,
};
use serde_json::{Value, json};

use super::{TwoProvinces, loaded, messages, remove, set, story, story_with, story_without};

/// Returns the ids of the incidents and their claims, the number of withheld records, and their
/// total.
fn shown(story: Value) -> (Vec<String>, usize, usize) {
    let loaded = loaded(story).unwrap();
    let mut ids = Vec::new();
    for incident in loaded.dataset.incidents.records().unwrap() {
        ids.push(incident.id.clone());
        ids.extend(incident.claims.iter().map(|claim| claim.id.clone()));
    }
    (ids, loaded.withheld, loaded.total)
}

fn assert_shown(story: Value, ids: &[&str], withheld: usize) {
    assert_eq!(
        shown(story),
        (ids.iter().map(|id| id.to_string()).collect(), withheld, 5)
    );
}

const ALL: [&str; 5] = ["strikes", "strikes.c1", "strikes.c2", "khost", "khost.c1"];

#[test]
fn a_good_story_is_shown_whole() {
    assert_shown(story(), &ALL, 0);
    let dataset = loaded(story()).unwrap().dataset;
    assert_eq!(dataset.title, "Border clashes");
    assert_eq!(dataset.standfirst, "What was reported.");
    assert_eq!(dataset.version, "1");
    assert_eq!(dataset.updated.to_string(), "2024-04-01");
    assert_eq!(dataset.focus.first.to_string(), "2024-03-16");
    assert_eq!(dataset.focus.last.to_string(), "2024-03-19");
    assert_eq!(dataset.methodology, ["What is included.", "What is not."]);

    let source = dataset.source(SourceIndex(0));
    assert_eq!((&*source.id, &*source.publisher), ("afp", "AFP"));
    assert_eq!(source.title.as_deref(), Some("Eight killed"));
    assert_eq!(
        source.date.map(|date| date.to_string()).as_deref(),
        Some("2024-03-18")
    );
    assert_eq!(
        (&*source.url, &*source.language),
        ("https://example.org/a?b=c#d", "en")
    );
    assert_eq!(
        (source.tier, source.note.as_deref()),
        (Some(Tier::Primary), Some("Early report."))
    );
    assert_eq!(dataset.source(SourceIndex(1)).title, None);

    let strikes = dataset
        .incidents
        .record(dataset.incidents.find("strikes").unwrap())
        .unwrap();
    assert_eq!(
        (strikes.kind, &*strikes.title),
        (Kind::Airstrike, "Airstrikes")
    );
    assert_eq!(strikes.summary, "Strikes were reported.");
    assert_eq!(
        (strikes.when.precision, strikes.when.zone),
        (TimePrecision::Day, Zone::Kabul)
    );
    let clock = Clock {
        from_min: 23 * 60,
        to_min: Some(26 * 60 + 30),
        text: "at night".into(),
    };
    assert_eq!(strikes.when.clock, Some(clock));
    assert_eq!(strikes.actors, ["Pakistan armed forces"]);
    assert_eq!(strikes.note.as_deref(), Some("Two sites."));
    let [laman, country] = &strikes.places[..] else {
        panic!("two places")
    };
    assert_eq!(
        laman.area.map(|area| area.to_string()).as_deref(),
        Some("AF-PKA")
    );
    let point = laman.point.as_ref().unwrap();
    assert_eq!(
        point.position,
        LonLat {
            lon_deg: 69.25,
            lat_deg: 32.7
        }
    );
    assert_eq!(point.note.as_deref(), Some("The district’s point."));
    assert_eq!(
        (&*country.name, country.area, &country.point),
        ("Afghanistan", None, &None)
    );

    let [c1, c2] = &strikes.claims[..] else {
        panic!("two claims")
    };
    let Assertion::Figure(figure) = &c1.assertion else {
        panic!("a figure")
    };
    assert_eq!(
        (figure.min, figure.max, figure.subject),
        (8, Some(10), Subject::Civilians)
    );
    assert_eq!(figure.qualifier.as_deref(), Some("at least"));
    assert_eq!(figure.detail.as_deref(), Some("5 women, 3 children"));
    assert_eq!(
        (c1.metric, c1.standing),
        (Metric::Killed, Some(Standing::Disputed))
    );
    assert_eq!(
        (c1.scope.as_deref(), c1.quote.as_deref()),
        (Some("Paktika"), Some("at least eight"))
    );
    assert_eq!(
        (c1.note.as_deref(), &*c1.sources),
        (
            Some("Later revised."),
            &[SourceIndex(0), SourceIndex(1)][..]
        )
    );
    assert_eq!((&*c2.claimant.name, c2.standing), ("An official", None));
    assert_eq!(
        (&c2.assertion, &*c2.sources),
        (&Assertion::Text("houses".into()), &[SourceIndex(1)][..])
    );

    let khost = dataset
        .incidents
        .record(dataset.incidents.find("khost").unwrap())
        .unwrap();
    assert_eq!(
        khost.claims[0].sources,
        [SourceIndex(1), SourceIndex(0)],
        "in the order given"
    );
    assert!(
        matches!(&khost.claims[0].assertion, Assertion::Figure(figure) if figure.max.is_none())
    );
}

#[test]
fn a_bad_claim_is_withheld_alone() {
    let story = story_with("/incidents/0/claims/0/metric", json!("dead"));
    assert_shown(story, &["strikes", "strikes.c2", "khost", "khost.c1"], 1);
    let story = story_with("/incidents/0/claims/0", json!(null));
    assert_shown(story, &["strikes", "strikes.c2", "khost", "khost.c1"], 1);
}

#[test]
fn a_bad_incident_takes_its_claims_along() {
    for (field, bad) in [
        ("kind", json!("raid")),
        ("title", json!("")),
        ("summary", json!(1)),
        ("part_of", json!("none")),
        ("when", json!({})),
        ("places", json!([])),
        ("actors", json!([""])),
        ("note", json!(null)),
    ] {
        let mut story = story_with(&format!("/incidents/0/{field}"), bad);
        remove(&mut story, "/incidents/1/part_of");
        assert_shown(story, &["khost", "khost.c1"], 3);
    }
    let mut story = story_with("/incidents/0/id", json!("A"));
    remove(&mut story, "/incidents/1/part_of");
    assert_shown(story.clone(), &["khost", "khost.c1"], 3);
    // Claims that cannot be found cannot be counted.
    set(&mut story, "/incidents/0", json!([]));
    let (ids, withheld, total) = shown(story);
    assert_eq!((ids.len(), withheld, total), (2, 1, 3));
}

#[test]
fn an_incident_without_a_claim_is_withheld() {
    let story = story_with("/incidents/1/claims/0/metric", json!("dead"));
    assert_shown(story, &["strikes", "strikes.c1", "strikes.c2"], 2);
    let (ids, withheld, total) = shown(story_with("/incidents/1/claims", json!([])));
    assert_eq!((ids.len(), withheld, total), (3, 1, 4));
}

#[test]
fn a_bad_source_takes_the_claims_along_that_cite_no_other() {
    let mut story = story_with("/sources/0/url", json!("ftp://example.org"));
    set(&mut story, "/incidents/0/claims/0/sources", json!(["afp"]));
    assert_shown(
        story.clone(),
        &["strikes", "strikes.c2", "khost", "khost.c1"],
        1,
    );
    let loaded = loaded(story).unwrap();
    let ids: Vec<_> = loaded
        .dataset
        .sources
        .iter()
        .map(|source| &*source.id)
        .collect();
    assert_eq!(ids, ["dw"]);
    for incident in loaded.dataset.incidents.records().unwrap() {
        assert_eq!(
            incident.claims[0].sources,
            [SourceIndex(0)],
            "counted without the bad one"
        );
    }
    assert_eq!(
        messages(&loaded.issues),
        [
            "source \"afp\", url: expected a link that starts with https:// or http:// and a host \
             name, without spaces, found \"ftp://example.org\"",
            "incident \"strikes\", claims[0].sources: expected at least one readable source, found \
             only withheld ones",
        ]
    );
}

#[test]
fn what_is_only_reported_withholds_nothing() {
    let mut story = story();
    for pointer in [
        "/x",
        "/focus/x",
        "/translations/ps/x",
        "/corrections/0/x",
        "/sources/0/x",
        "/incidents/0/x",
        "/incidents/0/translations/ps/x",
        "/incidents/0/when/x",
        "/incidents/0/when/clock/x",
        "/incidents/0/places/0/x",
        "/incidents/0/places/0/point/x",
        "/incidents/0/claims/0/x",
        "/incidents/0/claims/0/claimant/x",
        "/incidents/0/claims/0/figure/x",
    ] {
        set(&mut story, pointer, json!(0));
    }
    set(&mut story, "/incidents/0/claims/0/sources", json!(["dw"]));
    set(&mut story, "/incidents/1/claims/0/sources", json!(["dw"]));
    assert_eq!(loaded(story.clone()).unwrap().issues.len(), 15);
    assert_shown(story, &ALL, 0);
}

#[test]
fn every_issue_of_a_record_is_reported() {
    let mut story = story();
    set(&mut story, "/incidents/0/kind", json!("raid"));
    set(&mut story, "/incidents/0/when/first", json!("2024-03"));
    set(&mut story, "/incidents/0/places/0/area", json!("AF-ZZZ"));
    set(&mut story, "/incidents/0/places/1/name", json!(""));
    set(&mut story, "/incidents/0/colour", json!("red"));
    set(&mut story, "/incidents/0/claims/0/figure/min", json!(-8));
    set(&mut story, "/incidents/0/claims/0/quote", json!(""));
    remove(&mut story, "/incidents/0/claims/1/claimant/name");
    let issues = loaded(story).unwrap().issues;
    let fields: Vec<_> = issues.iter().map(|issue| &*issue.field).collect();
    assert_eq!(
        fields,
        [
            "kind",
            "when.first",
            "places[0].area",
            "places[1].name",
            "colour",
            "claims[0].figure.min",
            "claims[0].quote",
            "claims[1].claimant.name",
            "claims",
        ]
    );
    assert!(
        issues
            .iter()
            .all(|issue| issue.record == "incident \"strikes\"")
    );
}

#[test]
fn nothing_is_shown_without_the_datasets_own_fields() {
    for field in [
        "language",
        "title",
        "standfirst",
        "version",
        "updated",
        "focus",
        "methodology",
    ] {
        let issues = loaded(story_with(&format!("/{field}"), json!(false))).unwrap_err();
        assert_eq!(
            (issues.len(), &*issues[0].record, &*issues[0].field),
            (1, "dataset", field)
        );
    }
    // The records are read all the same, to report what is wrong with them.
    let mut story = story_without("/title");
    set(&mut story, "/incidents/0/kind", json!("raid"));
    assert_eq!(loaded(story).unwrap_err().len(), 2);
}

#[test]
fn nothing_is_shown_of_what_is_no_dataset() {
    let cases = [
        (json!(null), "dataset: expected an object, found null"),
        (
            json!([]),
            "dataset: expected an object, found an empty list",
        ),
        (json!([1]), "dataset: expected an object, found a list"),
        (json!("x"), "dataset: expected an object, found \"x\""),
        (json!({}), "dataset, format: expected 1, found nothing"),
        (
            json!({ "format": 2, "cities": [] }),
            "dataset, format: expected 1, found 2",
        ),
    ];
    for (value, message) in cases {
        assert_eq!(messages(&loaded(value).unwrap_err()), [message]);
    }
    let issues = loaded(story_with("/incidents", json!([]))).unwrap_err();
    assert_eq!(
        messages(&issues),
        [
            "source \"afp\": expected a claim that cites it, found none",
            "source \"dw\": expected a claim that cites it, found none",
            "dataset, corrections[1].incident: expected the id of an incident, found \"strikes\"",
            "dataset, incidents: expected at least one readable incident, found none",
        ]
    );
}

/// Source indices have 16 bits.
#[test]
fn sources_beyond_the_limit_are_withheld() {
    let Raw::Map(mut fields) = serde_json::from_value(story()).unwrap() else {
        panic!("a map")
    };
    let (_, sources) = fields
        .iter_mut()
        .find(|(name, _)| name == "sources")
        .unwrap();
    let Raw::List(sources) = sources else {
        panic!("a list")
    };
    let template = sources[1].clone();
    let numbered = (sources.len()..=65_536).map(|number| {
        let mut source = template.clone();
        let Raw::Map(fields) = &mut source else {
            panic!("a map")
        };
        fields.retain(|(name, _)| name != "id");
        fields.push(("id".into(), Raw::Text(format!("s{number}"))));
        source
    });
    let numbered: Vec<_> = numbered.collect();
    sources.extend(numbered);
    let mut raw = Raw::Map(fields);
    let is_about_the_limit = |issue: &&Issue| issue.expected == "at most 65536 sources";

    let loaded = load(&raw, &TwoProvinces).unwrap();
    let issues: Vec<_> = loaded.issues.iter().filter(is_about_the_limit).collect();
    assert_eq!(issues.len(), 1);
    assert_eq!(
        issues[0].to_string(),
        "source \"s65536\": expected at most 65536 sources, found one more"
    );
    assert_eq!(loaded.dataset.sources.len(), 65_536);
    assert_eq!(loaded.withheld, 0);

    // A claim may cite the last one, and not the one after it.
    for (id, withheld) in [("s65535", 0), ("s65536", 1)] {
        let mut cite = story_with("/incidents/0/claims/0/sources", json!([id]));
        let incidents = serde_json::from_value(cite["incidents"].take()).unwrap();
        let Raw::Map(fields) = &mut raw else {
            panic!("a map")
        };
        fields.retain(|(name, _)| name != "incidents");
        fields.push(("incidents".into(), incidents));
        assert_eq!(
            load(&raw, &TwoProvinces).unwrap().withheld,
            withheld,
            "{id}"
        );
    }
}
