//! Which area lies under a point.

use super::{Area, Basemap, PlanePoint};
use crate::model::ProvinceCode;

/// The area that contains the point; `None` in neighbouring countries and at sea. For
/// the merged tribal districts this is `PK-KP~FATA`;
/// [`ProvinceCode::province`] gives the province.
pub fn area_at(basemap: &Basemap, point: PlanePoint) -> Option<ProvinceCode> {
    area_position_at(basemap, point).map(|position| basemap.areas[position].code)
}

/// As [`area_at`]; its position in [`Basemap::areas`].
pub fn area_position_at(basemap: &Basemap, point: PlanePoint) -> Option<usize> {
    basemap.areas.iter().position(|area| area.contains(point))
}

impl Area {
    /// Even-odd rule; of two areas that share a border, a point on it belongs to at
    /// most one.
    pub fn contains(&self, point: PlanePoint) -> bool {
        self.bounds.contains(point)
            && self
                .rings
                .iter()
                .filter(|ring| is_inside(ring, point))
                .count()
                % 2
                == 1
    }

    /// Distance in grid units; 0 within.
    pub fn distance(&self, point: PlanePoint) -> f64 {
        if self.contains(point) {
            0.0
        } else {
            self.distance_to_outline(point)
        }
    }

    /// Distance in grid units to the nearest point of the outline.
    pub(super) fn distance_to_outline(&self, point: PlanePoint) -> f64 {
        self.rings
            .iter()
            .flat_map(|ring| ring.windows(2))
            .map(|side| point.distance_to_segment(side[0], side[1]))
            .fold(f64::INFINITY, f64::min)
    }
}

/// Crossing-number test; `ring` is closed by its last point.
fn is_inside(ring: &[PlanePoint], point: PlanePoint) -> bool {
    ring.windows(2)
        .filter(|side| {
            let (a, b) = (side[0], side[1]);
            (a.y > point.y) != (b.y > point.y)
                && point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)
        })
        .count()
        % 2
        == 1
}
