//! The log of corrections and additions, and the address for reporting errors.

use clash_map::model::ChangeKind;
use serde_json::{Value, json};

use super::{loaded, messages, set, story, story_with};

/// Returns the texts of the log, in order.
fn log(story: Value) -> Vec<String> {
    let changes = loaded(story).unwrap().dataset.changes.into_iter();
    changes.map(|change| change.text).collect()
}

fn addition(date: &str, text: &str) -> Value {
    json!({ "date": date, "version": "1", "kind": "addition", "text": text })
}

#[test]
fn an_entry_is_read_whole() {
    let dataset = loaded(story()).unwrap().dataset;
    let [correction, addition] = &dataset.changes[..] else {
        panic!("two entries")
    };
    assert_eq!(correction.date.to_string(), "2024-04-01");
    assert_eq!(
        (&*correction.version, &*correction.text),
        ("1", "Strikes in Paktika.")
    );
    let was = "Strikes in Paktia.".into();
    assert_eq!(correction.kind, ChangeKind::Correction { was });
    assert_eq!(correction.incident, dataset.incidents.find("strikes"));
    assert_eq!(
        (&addition.kind, addition.incident),
        (&ChangeKind::Addition, None)
    );
}

#[test]
fn the_newest_entry_is_first() {
    let entries = json!([
        addition("2024-03-20", "b"),
        addition("2024-03-21", "a"),
        addition("2024-03-20", "c"),
        addition("2024-03-19", "d"),
    ]);
    assert_eq!(
        log(story_with("/corrections", entries)),
        ["a", "b", "c", "d"]
    );
}

#[test]
fn an_incident_knows_its_entries() {
    let about = |incident: &str, text: &str| {
        let mut entry = addition("2024-03-20", text);
        set(&mut entry, "/incident", json!(incident));
        entry
    };
    let entries = json!([
        about("khost", "a"),
        about("strikes", "b"),
        addition("2024-03-20", "c"),
        about("khost", "d"),
    ]);
    let dataset = loaded(story_with("/corrections", entries)).unwrap().dataset;
    let texts = |id: &str| {
        let incident = dataset.incidents.find(id);
        let changes = dataset.changes.iter().filter(|c| c.incident == incident);
        changes.map(|change| &*change.text).collect::<Vec<_>>()
    };
    assert_eq!(
        (texts("khost"), texts("strikes")),
        (vec!["a", "d"], vec!["b"])
    );
}

#[test]
fn a_bad_entry_is_withheld_alone() {
    for (pointer, bad) in [
        ("/corrections/1", json!(null)),
        ("/corrections/1/date", json!("2024-04-31")),
        ("/corrections/1/date", json!("2024-04-02")),
        ("/corrections/1/kind", json!("erratum")),
        ("/corrections/1/was", json!("")),
        ("/corrections/1/incident", json!("none")),
    ] {
        let story = story_with(pointer, bad);
        assert_eq!(log(story.clone()), ["First version."], "{pointer}");
        let loaded = loaded(story).unwrap();
        assert_eq!((loaded.issues.len(), loaded.withheld), (1, 0), "{pointer}");
    }
    assert_eq!(log(story_with("/corrections", json!(1))), [""; 0]);
}

/// A correction stays in the log even if its incident cannot be shown.
#[test]
fn an_entry_outlives_its_incident() {
    let loaded = loaded(story_with("/incidents/0/kind", json!("raid"))).unwrap();
    assert_eq!(loaded.issues.len(), 1);
    let [correction, _] = &loaded.dataset.changes[..] else {
        panic!("two entries")
    };
    assert_eq!(
        (&*correction.text, correction.incident),
        ("Strikes in Paktika.", None)
    );
}

#[test]
fn the_address_for_reports_is_checked() {
    let reported = |url: &str| loaded(story_with("/report_url", json!(url))).unwrap();
    let good = [
        "https://example.org/errors?map=1",
        "mailto:desk@example.org",
        "mailto:a.b-c_d+e@news.example.org?subject=",
        "mailto:desk@example.org?subject=Error%20in%20the%20map%3A%20%D8%AA",
    ];
    for url in good {
        let loaded = reported(url);
        assert_eq!(loaded.issues, []);
        assert_eq!(loaded.dataset.report_url.as_deref(), Some(url));
    }
    let bad = [
        "",
        "http://example.org",
        "javascript:alert(1)",
        "https://",
        "https://a@example.org",
        "https://example.org/a b",
        "mailto:",
        "mailto:desk",
        "mailto:@example.org",
        "mailto:desk@",
        "mailto:desk@example.org,other@example.org",
        "mailto:desk@example.org%2Cother@example.org",
        "mailto:de%0Ask@example.org",
        "mailto:desk@example.org?cc=other@example.org",
        "mailto:desk@example.org?subject=a&cc=other@example.org",
        "mailto:desk@example.org?subject=a%0D%0ACc:other",
        "mailto:desk@example.org?subject=a%0d%0aCc",
        "mailto:desk@example.org?subject=a%00",
        "mailto:desk@example.org?subject=a%7F",
        "mailto:desk@example.org?subject=a%2",
        "mailto:desk@example.org?subject=a%",
        "mailto:desk@example.org?subject=a%+1",
        "mailto:desk@example.org?subject=%ü",
        "mailto:desk@example.org?subject=a b",
        "mailto:desk@example.org?Subject=a",
        "MAILTO:desk@example.org",
    ];
    for url in bad {
        let loaded = reported(url);
        assert_eq!(
            messages(&loaded.issues),
            [format!(
                "dataset, report_url: expected a link that starts with https://, or mailto: with \
                 one address and at most a subject, found \"{url}\""
            )]
        );
        assert_eq!((loaded.dataset.report_url, loaded.withheld), (None, 0));
    }
}
