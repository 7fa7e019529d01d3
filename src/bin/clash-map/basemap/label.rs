//! Places the labels.

use anyhow::{Result, anyhow};
use clash_map::geo::PlanePoint;
use clash_map::model::{LonLat, ProvinceCode};
use geo_types::{LineString, Polygon};

use super::frame::Frame;
use super::grid::GridPoint;

/// The precision of the label positions.
const TOLERANCE_UNITS: f64 = 1.0;

/// Positions set by hand where the centre of the largest inscribed circle misleads.
const CHOSEN: [(&str, LonLat); 3] = [
    // Between Peshawar and Swat, not in the empty north.
    ("PK-KP", at(34.45, 72.4)),
    // In the middle of the long strip, not at its southern end.
    ("PK-JK", at(33.9, 73.78)),
    // Beside the city, which lies at the edge.
    ("PK-IS", at(33.68, 73.17)),
];

const fn at(lat_deg: f64, lon_deg: f64) -> LonLat {
    LonLat { lon_deg, lat_deg }
}

pub struct Label {
    pub at: GridPoint,
    /// The distance to the outline, in grid units.
    pub radius: u32,
}

/// Returns the label of an area or neighbour: at the position in [`CHOSEN`], or else at the pole of
/// inaccessibility of the largest ring.
///
/// # Errors
/// Fails if the shape has no ring.
pub fn label(code: Option<ProvinceCode>, rings: &[Vec<GridPoint>], frame: &Frame) -> Result<Label> {
    let ring = rings
        .iter()
        .max_by_key(|ring| doubled_area(ring).abs())
        .ok_or_else(|| anyhow!("a shape has no ring"))?;
    let chosen = CHOSEN
        .iter()
        .find(|(chosen, _)| code.is_some_and(|code| code.as_str() == *chosen));
    let at = match chosen {
        Some((_, position)) => rounded(frame.plane_from_lonlat(*position)),
        None => {
            let line: LineString = ring
                .iter()
                .map(|&(x, y)| (f64::from(x), f64::from(y)))
                .collect();
            let pole = polylabel::polylabel(&Polygon::new(line, Vec::new()), &TOLERANCE_UNITS)?;
            rounded(PlanePoint {
                x: pole.x(),
                y: pole.y(),
            })
        }
    };
    let radius = ring
        .windows(2)
        .map(|side| plane(at).distance_to_segment(plane(side[0]), plane(side[1])))
        .fold(f64::INFINITY, f64::min);
    Ok(Label {
        at,
        radius: radius as u32,
    })
}

fn plane((x, y): GridPoint) -> PlanePoint {
    PlanePoint {
        x: f64::from(x),
        y: f64::from(y),
    }
}

fn rounded(point: PlanePoint) -> GridPoint {
    (point.x.round() as i32, point.y.round() as i32)
}

/// Returns twice the signed area, by the shoelace formula.
pub fn doubled_area(ring: &[GridPoint]) -> i64 {
    ring.windows(2)
        .map(|side| {
            let [(ax, ay), (bx, by)] =
                [side[0], side[1]].map(|(x, y)| (i64::from(x), i64::from(y)));
            ax * by - bx * ay
        })
        .sum()
}
