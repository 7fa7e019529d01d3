//! The incidents and the map that `cargo x bench load` gives to every page.

use crate::basemap_geojson::geojson;
use crate::synthetic::dataset;
use clash_map::builtin::story_from_raw;
use clash_map::geo;
use clash_map::model::{Loaded, Raw, load};
use serde_json::Value;
use sha2::{Digest, Sha256};

fn raw(incidents: usize) -> Raw {
    let dataset = dataset(&geo::embedded(), incidents);
    serde_json::from_value(dataset).expect("any JSON reads")
}

#[test]
fn every_run_measures_the_same_incidents() {
    let text = dataset(&geo::embedded(), 24).to_string();
    let hash = format!("{:x}", Sha256::digest(text));
    assert_eq!(
        hash, "1432270d972fff597d2a2c1503909580166587f90fb6d5d27eea1c41259fe09d",
        "figures measured before do not compare with those of other incidents"
    );
}

#[test]
fn all_synthetic_incidents_load_and_are_seen_first() {
    for incidents in [24, 1_000] {
        let raw = raw(incidents);
        let Loaded { issues, .. } = load(&raw, &geo::embedded()).expect("it is a dataset");
        assert!(issues.is_empty(), "{issues:?}");
        let story = story_from_raw(&raw).expect("it is a dataset");
        let seen = |incident: &_| {
            let (start, end) = story
                .dataset
                .incidents
                .record(*incident)
                .unwrap()
                .when
                .span();
            story.focus().overlaps(start, end)
        };
        assert_eq!(
            story.dataset.incidents.indices().filter(seen).count(),
            incidents
        );
    }
}

#[test]
fn everything_synthetic_says_so() {
    let dataset = dataset(&geo::embedded(), 24);
    let texts = |list: &str, field: &str| -> Vec<String> {
        let records = dataset[list].as_array().expect("a list").iter();
        records.map(|record| record[field].to_string()).collect()
    };
    let claimants = dataset.pointer("/incidents/0/claims/0/claimant/name");
    let all = [
        texts("incidents", "title"),
        texts("incidents", "summary"),
        texts("sources", "publisher"),
        vec![claimants.expect("a claim").to_string()],
    ];
    for text in all.concat() {
        let text = text.to_lowercase();
        assert!(text.contains("synthetic"), "{text}");
    }
}

/// Whether the shape contains the point, by the even-odd rule.
fn contains(geometry: &Value, [lon, lat]: [f64; 2]) -> bool {
    let list = |value: &Value| value.as_array().expect("a list").clone();
    let point = |value: &Value| [0, 1].map(|i| value[i].as_f64().expect("degrees"));
    let rings = list(&geometry["coordinates"])
        .into_iter()
        .flat_map(|polygon| list(&polygon));
    let crossings = rings.map(|ring| {
        let ring: Vec<[f64; 2]> = list(&ring).iter().map(point).collect();
        let crosses = |side: &&[[f64; 2]]| {
            let [[x1, y1], [x2, y2]] = [side[0], side[1]];
            (y1 > lat) != (y2 > lat) && lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1)
        };
        ring.windows(2).filter(crosses).count()
    });
    crossings.sum::<usize>() % 2 == 1
}

#[test]
fn incidents_lie_in_their_provinces_on_the_peers_maps() {
    let basemap = geo::embedded();
    let map = geojson(&basemap);
    let dataset = dataset(&basemap, 1_000);
    let mut points = 0;
    for incident in dataset["incidents"].as_array().expect("a list") {
        let place = &incident["places"][0];
        let (Some(lon), Some(lat)) = (
            place["point"]["lon"].as_f64(),
            place["point"]["lat"].as_f64(),
        ) else {
            continue;
        };
        let province = place["area"]
            .as_str()
            .and_then(|code| code.split('~').next());
        let lies_in = |feature: &&Value| contains(&feature["geometry"], [lon, lat]);
        let provinces = map["provinces"]["features"].as_array().expect("a list");
        let found = provinces.iter().find(lies_in).expect("on the map");
        assert_eq!(
            found["properties"]["province"].as_str(),
            province,
            "{incident}"
        );
        points += 1;
    }
    assert!(points > 0);
}
