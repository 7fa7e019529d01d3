//! The built-in basemap: its contents and consistency.

use std::collections::BTreeSet;

use clash_map::geo::{Area, PlanePoint, embedded};
use sha2::{Digest, Sha256};

use super::code;

const CODES: [&str; 42] = [
    "AF-BAL",
    "AF-BAM",
    "AF-BDG",
    "AF-BDS",
    "AF-BGL",
    "AF-DAY",
    "AF-FRA",
    "AF-FYB",
    "AF-GHA",
    "AF-GHO",
    "AF-HEL",
    "AF-HER",
    "AF-JOW",
    "AF-KAB",
    "AF-KAN",
    "AF-KAP",
    "AF-KDZ",
    "AF-KHO",
    "AF-KNR",
    "AF-LAG",
    "AF-LOG",
    "AF-NAN",
    "AF-NIM",
    "AF-NUR",
    "AF-PAN",
    "AF-PAR",
    "AF-PIA",
    "AF-PKA",
    "AF-SAM",
    "AF-SAR",
    "AF-TAK",
    "AF-URU",
    "AF-WAR",
    "AF-ZAB",
    "PK-BA",
    "PK-GB",
    "PK-IS",
    "PK-JK",
    "PK-KP",
    "PK-KP~FATA",
    "PK-PB",
    "PK-SD",
];

#[test]
fn every_province_is_there_once() {
    let map = embedded();
    let codes: Vec<String> = map.areas.iter().map(|area| area.code.to_string()).collect();
    assert_eq!(codes, CODES);
}

#[test]
fn neighbours_are_whole_countries() {
    let map = embedded();
    let countries: Vec<(&str, bool)> = map
        .neighbours
        .iter()
        .map(|neighbour| (&neighbour.country[..], neighbour.label.is_some()))
        .collect();
    assert_eq!(
        countries,
        [
            ("CN", true),
            ("IN", true),
            ("IR", true),
            ("TJ", true),
            ("TM", true),
            ("UZ", true),
            ("XS", false),
        ]
    );
}

#[test]
fn file_is_small_and_the_one_described() {
    let bytes = include_bytes!("../../../data/basemap.bin");
    assert!(bytes.len() <= 10_000, "{} bytes", bytes.len());
    let hash: String = Sha256::digest(bytes)
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    let description = include_str!("../../../data/basemap.md");
    assert!(
        description.contains(&hash),
        "basemap.md does not name {hash}"
    );
}

#[test]
fn frame_surrounds_both_countries() {
    let map = embedded();
    let size_km = [map.extent.width(), map.extent.height()].map(|units| units * map.km_per_unit);
    assert!(
        (size_km[0] - 1603.0).abs() < 1.0 && (size_km[1] - 1738.0).abs() < 1.0,
        "{size_km:?}"
    );
    let margin = map.extent.expanded(-44.0 / map.km_per_unit);
    for area in &map.areas {
        assert!(
            margin.contains(area.bounds.min) && margin.contains(area.bounds.max),
            "{} is too near to the frame",
            area.code
        );
    }
}

/// Returns the even-odd area, by the shoelace formula.
fn area_km2(area: &Area, km_per_unit: f64) -> f64 {
    rings_area(&area.rings) * km_per_unit * km_per_unit
}

fn rings_area(rings: &[Vec<PlanePoint>]) -> f64 {
    let ring_area = |ring: &Vec<PlanePoint>| -> f64 {
        ring.windows(2)
            .map(|side| (side[0].x * side[1].y - side[1].x * side[0].y) / 2.0)
            .sum()
    };
    rings.iter().map(ring_area).sum::<f64>().abs()
}

#[test]
fn countries_have_their_size() {
    let map = embedded();
    let total = |country: &str| -> f64 {
        map.areas
            .iter()
            .filter(|area| area.code.country() == country)
            .map(|area| area_km2(area, map.km_per_unit))
            .sum()
    };
    // Afghanistan as usually stated; Pakistan with Gilgit-Baltistan and Azad Kashmir.
    for (country, expected_km2) in [("AF", 652_000.0), ("PK", 881_000.0)] {
        let found = total(country);
        assert!(
            (found / expected_km2 - 1.0).abs() < 0.02,
            "{country}: {found} km²"
        );
    }
}

#[test]
fn names_of_small_and_large_provinces_are_not_exchanged() {
    let map = embedded();
    let km2 = |text: &str| area_km2(map.area(code(text)).unwrap(), map.km_per_unit);
    assert!(km2("AF-PKA") > 2.0 * km2("AF-PIA"));
    assert!(km2("AF-DAY") > km2("AF-URU"));
    assert!(km2("AF-PAR") > km2("AF-PAN"));
    assert!(km2("PK-KP") > 2.0 * km2("PK-KP~FATA"));
}

#[test]
fn labels_lie_inside_and_have_the_room_they_claim() {
    let map = embedded();
    for area in &map.areas {
        assert!(area.contains(area.label), "{}", area.code);
        let room = area
            .rings
            .iter()
            .flat_map(|ring| ring.windows(2))
            .map(|side| area.label.distance_to_segment(side[0], side[1]))
            .fold(f64::INFINITY, f64::min);
        assert!(
            (area.label_radius..area.label_radius + 1.0).contains(&room),
            "{}: {room}, {} claimed",
            area.code,
            area.label_radius
        );
        assert!(area.label_radius >= 25.0, "{}", area.code);
    }
    for neighbour in &map.neighbours {
        let Some(label) = neighbour.label else {
            continue;
        };
        assert!(
            map.areas.iter().all(|area| !area.contains(label)),
            "{}",
            neighbour.country
        );
        assert!(neighbour.bounds.contains(label), "{}", neighbour.country);
    }
}

type GridPoint = (i64, i64);

/// Returns the sides of all shapes, each once, with the smaller end first.
fn sides() -> Vec<(GridPoint, GridPoint)> {
    let map = embedded();
    let areas = map.areas.iter().flat_map(|area| &area.rings);
    let neighbours = map.neighbours.iter().flat_map(|neighbour| &neighbour.rings);
    let mut sides = BTreeSet::new();
    for side in areas.chain(neighbours).flat_map(|ring| ring.windows(2)) {
        let [a, b] = [side[0], side[1]].map(|point| {
            assert_eq!((point.x.fract(), point.y.fract()), (0.0, 0.0));
            (point.x as i64, point.y as i64)
        });
        assert_ne!(a, b);
        sides.insert((a.min(b), a.max(b)));
    }
    sides.into_iter().collect()
}

#[test]
fn borders_meet_only_at_their_points() {
    let sides = sides();
    assert!(sides.len() > 4000);
    for (i, &(a, b)) in sides.iter().enumerate() {
        for &(c, d) in sides[i + 1..].iter().take_while(|(c, _)| c.0 <= b.0) {
            assert!(!meet_within(a, b, c, d), "{a:?} {b:?} and {c:?} {d:?}");
        }
    }
}

/// Whether the two segments share a point that is not an end of both.
fn meet_within(a: GridPoint, b: GridPoint, c: GridPoint, d: GridPoint) -> bool {
    let turn = |p: GridPoint, q: GridPoint, r: GridPoint| {
        ((q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0)).signum()
    };
    let lies_on = |p: GridPoint, from: GridPoint, to: GridPoint| {
        turn(from, to, p) == 0
            && (from.0.min(to.0)..=from.0.max(to.0)).contains(&p.0)
            && (from.1.min(to.1)..=from.1.max(to.1)).contains(&p.1)
            && p != from
            && p != to
    };
    lies_on(a, c, d)
        || lies_on(b, c, d)
        || lies_on(c, a, b)
        || lies_on(d, a, b)
        || (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0)
}

#[test]
fn no_place_is_in_two_provinces() {
    let map = embedded();
    let mut inside = 0;
    for x in (0..4096).step_by(16) {
        for y in (0..4440).step_by(16) {
            let point = PlanePoint {
                x: f64::from(x) + 0.5,
                y: f64::from(y) + 0.5,
            };
            let count = map.areas.iter().filter(|area| area.contains(point)).count();
            assert!(count <= 1, "{point:?}");
            inside += count;
        }
    }
    // Both countries without a gap between provinces: 1,533,000 km² at 39.2 km² a point.
    let km2 = inside as f64 * (16.0 * map.km_per_unit).powi(2);
    assert!((km2 / 1_533_000.0 - 1.0).abs() < 0.02, "{km2}");
}

#[test]
fn outline_of_khyber_pakhtunkhwa_holds_both_parts() {
    let map = embedded();
    let outline = map.province_outline(code("PK-KP"));
    assert_eq!(outline.len(), 1);
    assert_eq!(outline[0].first(), outline[0].last());
    let parts: f64 = ["PK-KP", "PK-KP~FATA"]
        .map(|part| rings_area(&map.area(code(part)).unwrap().rings))
        .iter()
        .sum();
    assert!((rings_area(&outline) - parts).abs() < 0.01);
}

#[test]
fn outline_of_a_part_or_a_plain_province_is_its_ring() {
    let map = embedded();
    for plain in ["PK-KP~FATA", "AF-KHO"].map(code) {
        let outline = map.province_outline(plain);
        let area = map.area(plain).unwrap();
        assert_eq!(outline.len(), 1);
        assert_eq!(outline[0].len(), area.rings[0].len());
        assert!((rings_area(&outline) - rings_area(&area.rings)).abs() < 0.01);
    }
    assert!(map.province_outline(code("PK-TA")).is_empty());
}
