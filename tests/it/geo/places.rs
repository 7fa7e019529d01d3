//! Known places are in the right provinces.

use clash_map::geo::{CITIES_TSV, area_at, cities, embedded};
use clash_map::model::{Gazetteer, ProvinceCode};

use super::{code, lonlat};

fn province_at(lat_deg: f64, lon_deg: f64) -> Option<ProvinceCode> {
    let map = embedded();
    area_at(&map, map.plane_from_lonlat(lonlat(lat_deg, lon_deg)))
}

#[test]
fn places_in_the_news() {
    for (place, lat, lon, expected) in [
        ("Barmal", 32.715, 69.277, "AF-PKA"),
        ("Urgun", 32.9515, 69.1828, "AF-PKA"),
        ("Dand Patan", 33.7917, 69.9094, "AF-PIA"),
        ("Spera", 33.20204, 69.5152, "AF-KHO"),
        ("Gurbuz", 33.2874, 69.9128, "AF-KHO"),
        ("Mir Ali", 32.960, 70.241, "PK-KP~FATA"),
        ("Mir Ali district", 32.98, 70.27, "PK-KP~FATA"),
        ("Miran Shah", 33.0006, 70.0712, "PK-KP~FATA"),
        ("Parachinar", 33.8997, 70.1001, "PK-KP~FATA"),
        ("Landi Kotal", 34.0988, 71.14108, "PK-KP~FATA"),
        ("Chitral", 35.8518, 71.78636, "PK-KP"),
        ("Chaman", 30.9177, 66.4526, "PK-BA"),
        ("Spin Boldak", 31.0057, 66.4000, "AF-KAN"),
    ] {
        assert_eq!(province_at(lat, lon), Some(code(expected)), "{place}");
    }
}

#[test]
fn provinces_with_wrong_codes_in_the_source() {
    for (capital, lat, lon, expected) in [
        ("Gardez", 33.59744, 69.22592, "AF-PIA"),
        ("Sharana", 33.17568, 68.73045, "AF-PKA"),
        ("Nili", 33.72178, 66.13023, "AF-DAY"),
        ("Tarinkot", 32.62998, 65.87806, "AF-URU"),
        ("Bazarak", 35.31292, 69.51519, "AF-PAN"),
        ("Charikar", 35.01361, 69.17139, "AF-PAR"),
    ] {
        assert_eq!(province_at(lat, lon), Some(code(expected)), "{capital}");
    }
}

#[test]
fn every_city_is_in_its_province() {
    let map = embedded();
    let found: Vec<(u32, String)> = cities(CITIES_TSV)
        .iter()
        .map(|city| {
            let area = area_at(&map, map.plane_from_lonlat(city.position));
            (
                city.id,
                area.map(|area| area.to_string()).unwrap_or_default(),
            )
        })
        .collect();
    let found: Vec<(u32, &str)> = found.iter().map(|(id, area)| (*id, &area[..])).collect();
    assert_eq!(
        found,
        [
            (1138958, "AF-KAB"),
            (1176615, "PK-IS"),
            (1172451, "PK-PB"),
            (1174872, "PK-SD"),
            (1168197, "PK-KP"),
            (1167528, "PK-BA"),
            (1138336, "AF-KAN"),
            (1140026, "AF-HER"),
            (1133616, "AF-BAL"),
            (1139715, "AF-NAN"),
            (1136469, "AF-KHO"),
            (1141857, "AF-PIA"),
            (8534261, "AF-PKA"),
            (1141269, "AF-GHA"),
            (1148311, "AF-KNR"),
            (1135689, "AF-KDZ"),
            (1134720, "AF-HEL"),
            (1169825, "PK-PB"),
            (1179400, "PK-PB"),
            (1176734, "PK-SD"),
            (1180281, "PK-KP"),
            (1178338, "PK-GB"),
            (1169607, "PK-JK"),
            (1183460, "PK-KP"),
            (1173491, "PK-KP"),
            (1170367, "PK-KP~FATA"),
            (1162634, "PK-KP~FATA"),
            (1168394, "PK-KP~FATA"),
            (1172208, "PK-KP~FATA"),
            (1181065, "PK-KP"),
            (1181611, "PK-BA"),
            (1123906, "AF-KAN"),
            (1131479, "AF-PKA"),
            (1162105, "PK-BA"),
        ]
    );
}

#[test]
fn outside_both_countries_is_nowhere() {
    for (place, lat, lon) in [
        ("Srinagar", 34.08, 74.80),
        ("Mashhad", 36.30, 59.60),
        ("Dushanbe", 38.56, 68.77),
        ("Arabian Sea", 24.0, 65.0),
    ] {
        assert_eq!(province_at(lat, lon), None, "{place}");
    }
}

#[test]
fn gazetteer_knows_what_is_drawn() {
    let map = embedded();
    for known in ["AF-PKA", "PK-KP", "PK-KP~FATA"] {
        assert!(map.knows(code(known)), "{known}");
    }
    for unknown in ["PK-TA", "AF-XXX", "IN-JK", "PK-KP~X"] {
        assert!(!map.knows(code(unknown)), "{unknown}");
    }
}

#[test]
fn province_contains_its_part_but_not_the_reverse() {
    let map = embedded();
    let miran_shah = lonlat(33.0006, 70.0712);
    let peshawar = lonlat(34.0080, 71.5785);
    assert!(map.contains(code("PK-KP"), miran_shah));
    assert!(map.contains(code("PK-KP~FATA"), miran_shah));
    assert!(map.contains(code("PK-KP"), peshawar));
    assert!(!map.contains(code("PK-KP~FATA"), peshawar));
    assert!(!map.contains(code("PK-TA"), peshawar));
}

#[test]
fn a_place_just_over_the_line_is_within_tolerance() {
    let map = embedded();
    // Southwards from Khost; the line is crossed on the way.
    let khost = |lat_deg| map.contains(code("AF-KHO"), lonlat(lat_deg, 69.9204));
    let exact = |lat_deg| province_at(lat_deg, 69.9204) == Some(code("AF-KHO"));
    let steps = (0..400).map(|step| 33.3395 - f64::from(step) * 0.001);
    let last_exact = steps.clone().filter(|lat| exact(*lat)).fold(90.0, f64::min);
    let last_near = steps.filter(|lat| khost(*lat)).fold(90.0, f64::min);
    let beyond_km = (last_exact - last_near) * 111.2;
    // The line runs obliquely, so the way across the 2 km is somewhat longer.
    assert!((2.0 - 0.12..4.0).contains(&beyond_km), "{beyond_km} km");
}
