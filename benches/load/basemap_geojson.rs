//! Converts the basemap to GeoJSON, in degrees, for the tools that build the other pages.

use clash_map::geo::{Basemap, NAMES_EN_TSV, Names, PlanePoint};
use serde_json::{Value, json};

/// Follows RFC 7946 except for the direction of rings: outlines run clockwise, as D3 expects.
/// Neighbours share every point of their common border, so that a topology can find it.
pub fn geojson(basemap: &Basemap) -> Value {
    let names = Names::parse(NAMES_EN_TSV);
    let provinces = basemap.areas.iter().map(|area| {
        let province = area.code.province().to_string();
        let name = names.name(&province).unwrap_or(&province);
        let label = position(basemap, area.label);
        let properties = json!({ "province": province, "name": name, "label": label });
        feature(properties, polygons(basemap, &area.rings))
    });
    let neighbours = basemap
        .neighbours
        .iter()
        .map(|neighbour| feature(json!({}), polygons(basemap, &neighbour.rings)));
    let lines = [
        ("durand_line", &basemap.durand_line),
        ("line_of_control", &basemap.line_of_control),
    ]
    .map(|(name, lines)| {
        let lines: Vec<Value> = lines.iter().map(|line| path(basemap, line)).collect();
        let geometry = json!({ "type": "MultiLineString", "coordinates": lines });
        feature(json!({ "line": name }), geometry)
    });
    json!({
        "provinces": collection(provinces.collect()),
        "neighbours": collection(neighbours.collect()),
        "lines": collection(lines.into()),
    })
}

fn collection(features: Vec<Value>) -> Value {
    json!({ "type": "FeatureCollection", "features": features })
}

fn feature(properties: Value, geometry: Value) -> Value {
    json!({ "type": "Feature", "properties": properties, "geometry": geometry })
}

/// Makes each ring a polygon, because no area of this basemap has a hole.
fn polygons(basemap: &Basemap, rings: &[Vec<PlanePoint>]) -> Value {
    let rings = rings.iter().map(|ring| {
        let mut ring = ring.clone();
        if !is_clockwise(&ring) {
            ring.reverse();
        }
        vec![path(basemap, &ring)]
    });
    json!({ "type": "MultiPolygon", "coordinates": rings.collect::<Vec<_>>() })
}

/// Clockwise on the screen, where `y` grows downwards.
fn is_clockwise(ring: &[PlanePoint]) -> bool {
    let doubled_area = |side: &[PlanePoint]| side[0].x * side[1].y - side[1].x * side[0].y;
    ring.windows(2).map(doubled_area).sum::<f64>() > 0.0
}

fn path(basemap: &Basemap, points: &[PlanePoint]) -> Value {
    points
        .iter()
        .map(|&point| position(basemap, point))
        .collect()
}

/// Rounds to about ten metres, a hundredth of the basemap's grid unit.
fn position(basemap: &Basemap, point: PlanePoint) -> Value {
    let position = basemap.lonlat_from_plane(point);
    let rounded = |deg: f64| (deg * 1e4).round() / 1e4;
    json!([rounded(position.lon_deg), rounded(position.lat_deg)])
}
