//! The message for each fault: the cases of `faults.txt`, and those that are easier to list by
//! value.

use serde_json::{Value, json};

use super::{TwoProvinces, loaded, messages, remove, set, story, story_with};
use clash_map::model::load;

fn issues(story: Value) -> Vec<String> {
    match loaded(story) {
        Ok(loaded) => messages(&loaded.issues),
        Err(issues) => messages(&issues),
    }
}

fn spoil(story: &mut Value, edit: &str) {
    match edit.split_once(" = ") {
        Some((pointer, json)) => set(story, pointer, serde_json::from_str(json).unwrap()),
        None => remove(story, edit.strip_suffix(" absent").expect(edit)),
    }
}

#[test]
fn every_fault_is_named() {
    let mut count = 0;
    for case in include_str!("faults.txt").split("\n\n") {
        let lines = case.lines().filter(|line| !line.starts_with('#'));
        let (edits, mut expected): (Vec<_>, Vec<_>) = lines.partition(|line| line.starts_with('/'));
        if edits.is_empty() {
            continue;
        }
        assert!(!expected.is_empty(), "{case}");
        expected.retain(|line| *line != "no issues");
        let mut story = story();
        edits.iter().for_each(|edit| spoil(&mut story, edit));
        assert_eq!(issues(story), expected, "{case}");
        count += 1;
    }
    assert!(count > 100, "only {count} cases were read");
}

#[test]
fn a_good_story_has_no_issues() {
    assert_eq!(issues(story()), [""; 0]);
}

/// Asserts that the loader rejects all these values and quotes them in the message.
fn assert_refused(pointer: &str, bad: &[&str], message: &str) {
    for value in bad {
        let expected = format!("{message}, found \"{value}\"");
        assert_eq!(issues(story_with(pointer, json!(value))), [expected]);
    }
}

fn assert_accepted(pointer: &str, good: &[&str]) {
    for value in good {
        assert_eq!(
            issues(story_with(pointer, json!(value))),
            [""; 0],
            "{value}"
        );
    }
}

const URL: &str = "source \"afp\", url: expected a link that starts with https:// or http:// and \
                   a host name, without spaces";

#[test]
fn links_are_checked() {
    let bad = [
        "",
        "example.org",
        "//example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "HTTPS://example.org",
        "https:/example.org",
        "https://",
        "https:///path",
        "https://?q",
        "https://:80",
        "https://example.org:",
        "https://example.org:80a",
        "https://a@example.org",
        "https://a:b@example.org",
        "https://exämple.org",
        "https://example.org/a b",
        "https://example.org/\\a",
        "https://example.org/\"a",
        "https://example.org/<a",
        "https://example.org/>a",
        "https://example.org/a\u{A0}b",
        " https://example.org",
    ];
    assert_refused("/sources/0/url", &bad, URL);
    let good = [
        "https://example.org",
        "http://a.b/c?d=https://e:f@g",
        "https://example.org:8443/ü",
    ];
    assert_accepted("/sources/0/url", &good);
}

#[test]
fn languages_are_checked() {
    let bad = [
        "",
        "e",
        "engl",
        "EN",
        "en_GB",
        "en-",
        "-en",
        "en-abcdefghi",
        "en GB",
        "۱۲",
    ];
    let message = "source \"afp\", language: expected a language tag such as en or fa-AF";
    assert_refused("/sources/0/language", &bad, message);
    assert_accepted("/sources/0/language", &["en", "prs", "fa-AF", "zh-Hant-TW"]);
}

#[test]
fn ids_are_checked() {
    let message = "incidents[1], id: expected an id of a–z, 0–9, '.', '-' and '_'";
    let bad = ["", "Khost", "a b", "ä", "a/b", "a\"b", "a#b"];
    assert_refused("/incidents/1/id", &bad, message);
    assert_accepted("/incidents/1/id", &["a", "0", "a.b-c_0"]);
}

#[test]
fn times_of_day_are_checked() {
    let bad = [
        "", "3:00", "24:00", "12:60", "12.30", "12:3", "12:30:00", "ab:cd", "+1:00", "１2:00",
    ];
    let message = "incident \"strikes\", when.clock.from: expected a time from 00:00 to 23:59";
    assert_refused("/incidents/0/when/clock/from", &bad, message);
    assert_accepted("/incidents/0/when/clock/from", &["00:00", "19:09", "23:59"]);
}

#[test]
fn the_last_day_follows_from_the_precision() {
    let cases = [
        (None, "day", "2024-02-01"),
        (Some("2024-02-01"), "day", "2024-02-01"),
        (None, "night", "2024-02-01"),
        (Some("2024-02-01"), "night", "2024-02-01"),
        (Some("2024-02-02"), "night", "2024-02-02"),
        (Some("2024-02-01"), "range", "2024-02-01"),
        (Some("2025-01-01"), "range", "2025-01-01"),
        (None, "month", "2024-02-29"),
        (Some("2024-02-29"), "month", "2024-02-29"),
        (None, "reported_on", "2024-02-01"),
    ];
    for (last, precision, expected) in cases {
        let mut story = story_with("/incidents/0/when/first", json!("2024-02-01"));
        set(&mut story, "/incidents/0/when/precision", json!(precision));
        if let Some(last) = last {
            set(&mut story, "/incidents/0/when/last", json!(last));
        }
        let loaded = loaded(story).unwrap();
        assert_eq!(loaded.issues, []);
        let strikes = loaded.dataset.incidents.find("strikes").unwrap();
        let last = loaded.dataset.incidents.record(strikes).unwrap().when.last;
        assert_eq!(last.to_string(), expected, "{precision}");
    }
}

#[test]
fn a_field_written_twice_is_reported() {
    let json = story().to_string();
    let twice = json.replacen("\"min\":8", "\"min\":8,\"min\":8", 1);
    assert_ne!(json, twice);
    let loaded = load(&serde_json::from_str(&twice).unwrap(), &TwoProvinces).unwrap();
    let expected = "incident \"strikes\", claims[0].figure.min: expected a whole number of at least 0, \
                    found several";
    assert_eq!(messages(&loaded.issues), [expected]);
}

/// The loader rejects characters that could disguise text, and messages do not repeat them.
#[test]
fn invisible_characters_are_refused_and_shown() {
    let title = "incident \"strikes\", title: expected text without control or direction \
                 characters";
    let codes = [
        0x00, 0x0A, 0x1B, 0x7F, 0x85, 0x61C, 0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069,
    ];
    for code in codes {
        let c = char::from_u32(code).unwrap();
        let escaped = format!("\\u{{{code:x}}}");
        assert_eq!(
            issues(story_with("/incidents/0/title", json!(format!("a{c}b")))),
            [format!("{title}, found \"a{escaped}b\"")]
        );
        let url = format!("https://example.org/{c}");
        assert_eq!(
            issues(story_with("/sources/0/url", json!(url))),
            [format!("{URL}, found \"https://example.org/{escaped}\"")]
        );
    }
    assert_eq!(
        issues(story_with("/incidents/0/a\u{202E}b", json!(1))),
        ["incident \"strikes\", a\\u{202e}b: expected no field of this name, found 1"]
    );
    // A joiner is part of Persian and Pashto spelling.
    assert_accepted("/incidents/0/title", &["می\u{200C}شود"]);
}

#[test]
fn long_values_are_cut_in_messages() {
    let value = |length| json!("ä".repeat(length));
    let message = "incident \"strikes\", colour: expected no field of this name, found";
    let kept = "ä".repeat(60);
    assert_eq!(
        issues(story_with("/incidents/0/colour", value(60))),
        [format!("{message} \"{kept}\"")]
    );
    assert_eq!(
        issues(story_with("/incidents/0/colour", value(61))),
        [format!("{message} \"{kept}…\"")]
    );
}
