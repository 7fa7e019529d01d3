//! Synthetic incidents, the same for every page and in every run: a dataset as in `docs/data.md`,
//! in which every text says that it is synthetic.

use std::collections::BTreeSet;

use clash_map::geo::{Area, Basemap, PlanePoint};
use clash_map::model::{Date, ProvinceCode};
use fastrand::Rng;
use serde_json::{Value, json};

/// Provinces along the border, on both sides.
const AREAS: [&str; 13] = [
    "AF-PKA",
    "AF-KHO",
    "AF-PIA",
    "AF-NAN",
    "AF-KNR",
    "AF-NUR",
    "AF-ZAB",
    "AF-KAN",
    "AF-HEL",
    "AF-NIM",
    "PK-BA",
    "PK-KP",
    "PK-KP~FATA",
];

const KINDS: [(&str, &str); 6] = [
    ("airstrike", "airstrike"),
    ("border_clash", "exchange of fire"),
    ("militant_attack", "attack on a post"),
    ("security_operation", "operation"),
    ("statement", "statement"),
    ("closure", "closed crossing"),
];

const CLAIMANTS: [(&str, &str); 6] = [
    ("A synthetic ministry", "official"),
    ("A synthetic spokesman", "armed_group"),
    ("A synthetic resident", "local_source"),
    ("An unnamed synthetic official", "anonymous_official"),
    ("A synthetic monitor", "ngo_osint"),
    ("A synthetic mission", "un"),
];

const SUBJECTS: [&str; 5] = [
    "people",
    "civilians",
    "militants",
    "pakistani_forces",
    "taliban_forces",
];

const SUMMARIES: [&str; 4] = [
    "In this synthetic record two sides report what happened in different numbers, and a third was not there.",
    "A synthetic report, made to be measured: residents were said to have heard it after midnight and seen the damage in the morning.",
    "Nothing of this happened. The synthetic text is about as long as a desk writes for a record of this kind.",
    "A synthetic statement says that the crossing was shut for some hours, and another that it was open all day.",
];

const SOURCES: usize = 20;
const TOWNS_PER_AREA: usize = 8;
/// Two years.
const DAYS: i32 = 730;

/// Returns a dataset of this many incidents, all within the initial window.
///
/// # Panics
/// Panics if the basemap lacks a province of the border.
pub fn dataset(basemap: &Basemap, count: usize) -> Value {
    let first = Date::new(2023, 1, 1).expect("a day");
    let last = first.plus_days(DAYS - 1);
    let mut random = Rng::with_seed(2024);
    let areas = AREAS.map(|code| {
        let code = ProvinceCode::parse(code).expect("a code");
        basemap.area(code).expect("on the map")
    });
    let towns = areas.map(|area| towns(basemap, area, &mut random));
    let incident = |number: usize| {
        let day = first.plus_days(random.i32(0..DAYS));
        incident(number, day, &areas, &towns, &mut random)
    };
    let incidents: Vec<Value> = (0..count).map(incident).collect();
    let cited: BTreeSet<&str> = incidents.iter().flat_map(citations).collect();
    let is_cited = |source: &Value| source["id"].as_str().is_some_and(|id| cited.contains(id));
    let sources: Vec<Value> = (0..SOURCES).map(source).filter(is_cited).collect();
    json!({
        "format": 1,
        "language": "en",
        "title": "Synthetic incidents",
        "standfirst": format!("{count} invented incidents for a benchmark. Nothing here happened."),
        "version": "1",
        "updated": last.to_string(),
        "focus": { "first": first.to_string(), "last": last.to_string() },
        "methodology": ["All incidents, claims and sources are synthetic."],
        "sources": sources,
        "incidents": incidents,
    })
}

/// Returns places within an area, as latitude and longitude in degrees.
fn towns(basemap: &Basemap, area: &Area, random: &mut Rng) -> [(f64, f64); TOWNS_PER_AREA] {
    std::array::from_fn(|_| {
        let radius = area.label_radius * random.f64().sqrt() * 0.9;
        let angle = random.f64() * std::f64::consts::TAU;
        let position = basemap.lonlat_from_plane(PlanePoint {
            x: area.label.x + radius * angle.cos(),
            y: area.label.y + radius * angle.sin(),
        });
        let rounded = |deg: f64| (deg * 1e4).round() / 1e4;
        (rounded(position.lat_deg), rounded(position.lon_deg))
    })
}

fn incident(
    number: usize,
    day: Date,
    areas: &[&Area; AREAS.len()],
    towns: &[[(f64, f64); TOWNS_PER_AREA]; AREAS.len()],
    random: &mut Rng,
) -> Value {
    let id = format!("synthetic-{}", number + 1);
    let (kind, noun) = one_of(&KINDS, random);
    // Most happen in few places.
    let place = random
        .usize(0..AREAS.len())
        .min(random.usize(0..AREAS.len()));
    let town = random.usize(0..TOWNS_PER_AREA);
    let name = format!("Synthetic town {}", place * TOWNS_PER_AREA + town + 1);
    let mut place = json!({ "name": name, "area": areas[place].code.to_string(), "point": {
        "lat": towns[place][town].0, "lon": towns[place][town].1,
        "precision": one_of(&["town", "nearby_town", "district"], random),
    } });
    if random.usize(0..4) == 0 {
        place.as_object_mut().expect("an object").remove("point");
    }
    let zone = if place["area"]
        .as_str()
        .is_some_and(|code| code.starts_with("AF"))
    {
        "Asia/Kabul"
    } else {
        "Asia/Karachi"
    };
    let claims: Vec<Value> = (0..random.usize(1..4))
        .map(|claim| self::claim(&id, claim, random))
        .collect();
    json!({
        "id": id,
        "kind": kind,
        "title": format!("Synthetic {noun}, {name}"),
        "summary": one_of(&SUMMARIES, random),
        "when": { "first": day.to_string(), "precision": "day", "zone": zone },
        "places": [place],
        "actors": ["Synthetic side A", "Synthetic side B"],
        "claims": claims,
    })
}

fn claim(incident: &str, number: usize, random: &mut Rng) -> Value {
    let (name, kind) = one_of(&CLAIMANTS, random);
    let min = random.u32(0..12);
    json!({
        "id": format!("{incident}.c{}", number + 1),
        "claimant": { "name": name, "type": kind },
        "metric": one_of(&["killed", "injured"], random),
        "figure": {
            "min": min,
            "max": min + random.u32(0..3),
            "subject": one_of(&SUBJECTS, random),
        },
        "sources": [format!("source-{}", random.usize(0..SOURCES) + 1)],
    })
}

/// Returns the ids of the sources that an incident's claims cite.
fn citations(incident: &Value) -> impl Iterator<Item = &str> {
    let claims = incident["claims"].as_array().into_iter().flatten();
    let sources = claims.filter_map(|claim| claim["sources"].as_array());
    sources.flatten().filter_map(Value::as_str)
}

fn source(number: usize) -> Value {
    let number = number + 1;
    json!({
        "id": format!("source-{number}"),
        "publisher": format!("Synthetic agency {number}"),
        "title": format!("Synthetic report {number}"),
        "date": "2023-01-01",
        "url": format!("https://synthetic.example/report/{number}"),
        "language": "en",
    })
}

fn one_of<T: Copy>(values: &[T], random: &mut Rng) -> T {
    values[random.usize(0..values.len())]
}
