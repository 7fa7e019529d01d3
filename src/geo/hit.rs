//! Hit test: which area is under a point?

use super::{Area, Basemap, PlanePoint};
use crate::model::ProvinceCode;

/// The area that contains the point. `None` in neighbouring countries and at sea. In the merged
/// tribal districts this is `PK-KP~FATA`; [`ProvinceCode::province`] returns the province.
pub fn area_at(basemap: &Basemap, point: PlanePoint) -> Option<ProvinceCode> {
    area_position_at(basemap, point).map(|position| basemap.areas[position].code)
}

/// Like [`area_at`], but returns the index in [`Basemap::areas`].
pub fn area_position_at(basemap: &Basemap, point: PlanePoint) -> Option<usize> {
    basemap.areas.iter().position(|area| area.contains(point))
}

impl Area {
    /// Whether the area contains the point, by the even-odd rule. A point on the border of two
    /// areas belongs to at most one of them.
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

    /// Distance in grid units. 0 inside the area.
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

/// Crossing-number test. The last point of `ring` equals its first.
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
