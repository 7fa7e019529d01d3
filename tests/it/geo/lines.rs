//! The Durand Line and the Line of Control, and the other lines.

use clash_map::geo::{Basemap, PlanePoint, embedded};
use clash_map::model::LonLat;

use super::lonlat;

/// Returns the length on the sphere by the haversine formula, independently of the projection.
fn length_km(map: &Basemap, lines: &[Vec<PlanePoint>]) -> f64 {
    lines
        .iter()
        .flat_map(|line| line.windows(2))
        .map(|pair| {
            haversine_km(
                map.lonlat_from_plane(pair[0]),
                map.lonlat_from_plane(pair[1]),
            )
        })
        .sum()
}

fn haversine_km(a: LonLat, b: LonLat) -> f64 {
    let half_chord = |a: f64, b: f64| ((b - a).to_radians() / 2.0).sin().powi(2);
    let h = half_chord(a.lat_deg, b.lat_deg)
        + a.lat_deg.to_radians().cos()
            * b.lat_deg.to_radians().cos()
            * half_chord(a.lon_deg, b.lon_deg);
    2.0 * 6371.0072 * h.sqrt().asin()
}

/// Whether the line connects the two places in either direction, within 2 km.
fn runs_between(map: &Basemap, line: &[PlanePoint], ends: [LonLat; 2]) -> bool {
    let is_near =
        |point: &PlanePoint, place| haversine_km(map.lonlat_from_plane(*point), place) < 2.0;
    let (first, last) = (line.first().unwrap(), line.last().unwrap());
    (is_near(first, ends[0]) && is_near(last, ends[1]))
        || (is_near(first, ends[1]) && is_near(last, ends[0]))
}

#[test]
fn durand_line_is_one_line_of_its_length() {
    let map = embedded();
    let km = length_km(&map, &map.durand_line);
    assert!((km / 2244.0 - 1.0).abs() < 0.01, "{km} km");
    assert_eq!(map.durand_line.len(), 1);
    // From the meeting point with Iran to that with China.
    let ends = [lonlat(29.857, 60.844), lonlat(37.022, 74.542)];
    assert!(runs_between(&map, &map.durand_line[0], ends));
}

#[test]
fn line_of_control_ends_where_it_was_left_off() {
    let map = embedded();
    assert_eq!(map.line_of_control.len(), 1);
    // From the border of Punjab to Point NJ9842, where the Siachen area begins.
    let ends = [lonlat(32.823, 74.317), lonlat(35.110, 77.049)];
    assert!(runs_between(&map, &map.line_of_control[0], ends));
}

#[test]
fn other_borders_start_at_the_ends_of_those_two() {
    let map = embedded();
    assert_eq!(map.other_borders.len(), 2);
    let ends: Vec<PlanePoint> = [&map.durand_line[0], &map.line_of_control[0]]
        .iter()
        .flat_map(|line| [line[0], line[line.len() - 1]])
        .collect();
    let joined = map
        .other_borders
        .iter()
        .flat_map(|line| [line[0], line[line.len() - 1]])
        .filter(|end| ends.contains(end))
        .count();
    // One end is the coast at the Iranian and one that at the Indian border.
    assert_eq!(joined, 2);
}

#[test]
fn nothing_drawn_runs_along_the_frame() {
    let map = embedded();
    let extent = map.extent;
    for line in map.coastline.iter().chain(&map.neighbour_borders) {
        for pair in line.windows(2) {
            let both = |on: fn(PlanePoint) -> f64, bound: f64| {
                on(pair[0]) == bound && on(pair[1]) == bound
            };
            assert!(
                !both(|p| p.x, extent.min.x) && !both(|p| p.x, extent.max.x),
                "{pair:?}"
            );
            assert!(
                !both(|p| p.y, extent.min.y) && !both(|p| p.y, extent.max.y),
                "{pair:?}"
            );
        }
    }
}
