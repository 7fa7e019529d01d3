use clash_map::geo::{KmPoint, km_from_lonlat, lonlat_from_km};
use serde_json::Value;

use super::lonlat;

/// Returns rows of longitude, latitude, east and north.
fn oracle() -> Vec<[f64; 4]> {
    let json: Value = serde_json::from_str(include_str!("../../oracles/projection.json")).unwrap();
    assert_eq!(json["versions"]["d3-geo"], "3.1.2");
    serde_json::from_value(json["rows"].clone()).unwrap()
}

#[test]
fn agrees_with_d3_to_the_millimetre() {
    let rows = oracle();
    assert!(rows.len() >= 200);
    for [lon, lat, east_km, north_km] in rows {
        let found = km_from_lonlat(lonlat(lat, lon));
        assert!(
            (found.east_km - east_km).abs() < 1e-6 && (found.north_km - north_km).abs() < 1e-6,
            "{lon} {lat}: {found:?}, d3 has {east_km} {north_km}"
        );
    }
}

#[test]
fn inverse_agrees_with_d3() {
    for [lon, lat, east_km, north_km] in oracle() {
        let found = lonlat_from_km(KmPoint { east_km, north_km });
        assert!(
            (found.lon_deg - lon).abs() < 1e-9 && (found.lat_deg - lat).abs() < 1e-9,
            "{lon} {lat}: {found:?}"
        );
    }
}

#[test]
fn origin_is_at_zero() {
    let origin = km_from_lonlat(lonlat(31.0, 69.0));
    assert_eq!((origin.east_km, origin.north_km), (0.0, 0.0));
}
