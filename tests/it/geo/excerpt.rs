use super::{code, lonlat};
use clash_map::geo::{Basemap, PlaneRect, area_at, embedded};

/// Returns a frame like the border belt's: around Khost, 300 km wide.
fn frame(basemap: &Basemap) -> PlaneRect {
    let khost = basemap.plane_from_lonlat(lonlat(33.34, 69.92));
    let place = PlaneRect {
        min: khost,
        max: khost,
    };
    place.expanded(150.0 / basemap.km_per_unit)
}

#[test]
fn places_keep_their_provinces() {
    let basemap = embedded();
    let excerpt = basemap.excerpt(frame(&basemap), 400.0);
    for (lat_deg, lon_deg, area) in [
        (32.7076, 69.2784, "AF-PKA"),
        (33.7917, 69.9094, "AF-PIA"),
        (33.3395, 69.9204, "AF-KHO"),
        (33.0006, 70.0712, "PK-KP~FATA"),
    ] {
        let at = excerpt.plane_from_lonlat(lonlat(lat_deg, lon_deg));
        assert_eq!(
            area_at(&excerpt, at),
            Some(code(area)),
            "{lat_deg} {lon_deg}"
        );
    }
}

#[test]
fn a_point_is_where_it_was_within_the_frame() {
    let basemap = embedded();
    let frame = frame(&basemap);
    let excerpt = basemap.excerpt(frame, 400.0);
    let gardez = lonlat(33.6, 69.2167);
    let before = basemap.plane_from_lonlat(gardez);
    let after = excerpt.plane_from_lonlat(gardez);
    let share = (before.x - frame.min.x) / frame.width();
    assert!((after.x / 400.0 - share).abs() < 1e-9);
    let share = (before.y - frame.min.y) / frame.height();
    assert!((after.y / excerpt.extent.max.y - share).abs() < 1e-9);
}

#[test]
fn it_is_on_whole_units_and_within_a_little_more_than_the_frame() {
    let basemap = embedded();
    let excerpt = basemap.excerpt(frame(&basemap), 400.0);
    let edge = excerpt.extent.expanded(400.0 * 0.02 + 1.0);
    let rings = excerpt.areas.iter().flat_map(|area| &area.rings);
    let points = || rings.clone().chain(&excerpt.durand_line).flatten();
    assert!(points().all(|point| *point == point.rounded() && edge.contains(*point)));
    let all: usize = embedded()
        .areas
        .iter()
        .flat_map(|area| &area.rings)
        .map(Vec::len)
        .sum();
    assert!(points().count() < all / 5);
}

#[test]
fn what_lies_elsewhere_is_not_in_it() {
    let basemap = embedded();
    let excerpt = basemap.excerpt(frame(&basemap), 400.0);
    let rings = |area: &str| &excerpt.area(code(area)).unwrap().rings;
    assert!(rings("AF-HER").is_empty() && rings("PK-SD").is_empty());
    assert!(!rings("AF-PKA").is_empty() && !rings("PK-KP").is_empty());
    assert!(excerpt.line_of_control.is_empty() && excerpt.coastline.is_empty());
}

#[test]
fn outline_and_inner_borders_are_the_arcs_met_once_and_twice() {
    let basemap = embedded();
    let length = |lines: &[Vec<clash_map::geo::PlanePoint>]| -> f64 {
        let steps = lines.iter().flat_map(|line| line.windows(2));
        steps.map(|ends| ends[0].distance(ends[1])).sum()
    };
    let outline = length(&basemap.outline(|_| true));
    let inner = length(&basemap.borders_between(|_| true));
    let rings: f64 = basemap.areas.iter().map(|area| length(&area.rings)).sum();
    assert!((rings - (outline + 2.0 * inner)).abs() < 1e-6 * rings);
}
