//! The loader, which turns untrusted data into a dataset.

use clash_map::model::{Gazetteer, Issue, Loaded, LonLat, ProvinceCode, Raw, load};
use serde_json::{Value, json};

mod changes;
mod messages;
mod order;
mod saving;
mod translations;
mod withholding;
mod words;

/// A map of two square provinces.
struct TwoProvinces;

impl Gazetteer for TwoProvinces {
    fn knows(&self, area: ProvinceCode) -> bool {
        ["AF-PKA", "AF-KHO"].contains(&area.as_str())
    }

    fn contains(&self, area: ProvinceCode, position: LonLat) -> bool {
        let (south, west) = if area.as_str() == "AF-PKA" {
            (32.0, 68.0)
        } else {
            (33.0, 69.5)
        };
        (south..south + 1.0).contains(&position.lat_deg)
            && (west..west + 1.5).contains(&position.lon_deg)
    }
}

/// Returns a story that uses every field: two incidents, one part of the other; three claims; two
/// sources; two translations; two log entries.
fn story() -> Value {
    json!({
        "format": 1,
        "language": "en",
        "title": "Border clashes",
        "standfirst": "What was reported.",
        "version": "1",
        "updated": "2024-04-01",
        "focus": { "first": "2024-03-16", "last": "2024-03-19" },
        "methodology": ["What is included.", "What is not."],
        "translations": {
            "ps": {
                "reviewed": true, "title": "نښتې", "standfirst": "څه راپور شوي.",
                "methodology": ["څه شامل دي.", "څه نه دي."]
            },
            "fa-AF": { "reviewed": false, "title": "درگیری‌ها", "standfirst": "گزارش‌ها." }
        },
        "corrections": [
            { "date": "2024-03-25", "version": "0.1", "kind": "addition", "text": "First version." },
            {
                "date": "2024-04-01", "version": "1", "kind": "correction", "incident": "strikes",
                "was": "Strikes in Paktia.", "text": "Strikes in Paktika."
            }
        ],
        "licence": "Name claimant and source.",
        "report_url": "mailto:desk@example.org?subject=Error%20in%20the%20map",
        "sources": [
            {
                "id": "afp", "publisher": "AFP", "title": "Eight killed", "date": "2024-03-18",
                "url": "https://example.org/a?b=c#d", "language": "en", "tier": "primary",
                "note": "Early report."
            },
            { "id": "dw", "publisher": "DW", "url": "http://example.org:8080", "language": "fa-AF" }
        ],
        "incidents": [
            {
                "id": "strikes", "kind": "airstrike", "title": "Airstrikes",
                "summary": "Strikes were reported.",
                "translations": {
                    "ps": { "title": "هوايي بریدونه", "summary": "بریدونه راپور شول." },
                    "fa-AF": {
                        "title": "حملات هوایی", "summary": "حملات گزارش شد.", "reviewed": true
                    }
                },
                "when": {
                    "first": "2024-03-18", "precision": "day", "zone": "Asia/Kabul",
                    "clock": { "from": "23:00", "to": "02:30", "text": "at night" }
                },
                "places": [
                    {
                        "name": "Laman", "area": "AF-PKA",
                        "point": {
                            "lat": 32.7, "lon": 69.25, "precision": "district",
                            "note": "The district’s point."
                        }
                    },
                    { "name": "Afghanistan" }
                ],
                "actors": ["Pakistan armed forces"], "note": "Two sites.",
                "claims": [
                    {
                        "id": "strikes.c1",
                        "claimant": { "name": "A spokesman", "type": "official" },
                        "metric": "killed",
                        "figure": {
                            "min": 8, "max": 10, "qualifier": "at least",
                            "subject": "civilians", "detail": "5 women, 3 children"
                        },
                        "scope": "Paktika", "quote": "at least eight", "standing": "disputed",
                        "note": "Later revised.", "sources": ["afp", "dw"]
                    },
                    {
                        "id": "strikes.c2",
                        "claimant": { "name": "An official", "type": "anonymous_official" },
                        "metric": "target", "text": "houses", "sources": ["dw"]
                    }
                ]
            },
            {
                "id": "khost", "kind": "airstrike", "title": "Airstrike in Khost",
                "summary": "A strike was reported.", "part_of": "strikes",
                "when": { "first": "2024-03-18", "precision": "day", "zone": "Asia/Kabul" },
                "places": [{ "name": "Khost", "area": "AF-KHO" }], "actors": [],
                "claims": [
                    {
                        "id": "khost.c1",
                        "claimant": { "name": "A doctor", "type": "local_source" },
                        "metric": "killed", "figure": { "min": 2, "subject": "people" },
                        "sources": ["dw", "afp"]
                    }
                ]
            }
        ]
    })
}

/// Sets the value at a JSON pointer (RFC 6901). The last step may be a new field.
fn set(story: &mut Value, pointer: &str, value: Value) {
    let (parent, name) = pointer
        .rsplit_once('/')
        .expect("a pointer starts with a slash");
    match story.pointer_mut(parent) {
        Some(Value::Object(fields)) => drop(fields.insert(name.into(), value)),
        Some(Value::Array(items)) => items[name.parse::<usize>().unwrap()] = value,
        other => panic!("{parent}: {other:?}"),
    }
}

fn remove(story: &mut Value, pointer: &str) {
    let (parent, name) = pointer
        .rsplit_once('/')
        .expect("a pointer starts with a slash");
    let fields = story.pointer_mut(parent).and_then(Value::as_object_mut);
    fields
        .and_then(|fields| fields.remove(name))
        .unwrap_or_else(|| panic!("no {pointer}"));
}

fn story_with(pointer: &str, value: Value) -> Value {
    let mut story = story();
    set(&mut story, pointer, value);
    story
}

fn story_without(pointer: &str) -> Value {
    let mut story = story();
    remove(&mut story, pointer);
    story
}

fn loaded(story: Value) -> Result<Loaded, Vec<Issue>> {
    let raw: Raw = serde_json::from_value(story).unwrap();
    load(&raw, &TwoProvinces)
}

fn messages(issues: &[Issue]) -> Vec<String> {
    issues.iter().map(Issue::to_string).collect()
}
