//! Which provinces the reader may have meant by a touch on the map.

use crate::geo::{Area, Basemap, ScreenPoint, Viewport};
use crate::model::{ProvinceCode, sorted_positions};

/// How far a touch may miss a province.
pub const REACH_PX: f64 = 12.0;
/// The most provinces that are offered.
pub const MAX_OFFERED: usize = 5;

/// The province at a point of the drawing and the small provinces around it, nearest first, at most
/// [`MAX_OFFERED`]. A province is small if no circle of radius [`REACH_PX`] fits inside it. Empty
/// if there is none.
pub fn meant_provinces(
    basemap: &Basemap,
    viewport: &Viewport,
    at: ScreenPoint,
) -> Vec<ProvinceCode> {
    let point = viewport.plane_from_screen(at);
    let reach = REACH_PX / viewport.px_per_unit;
    let is_small = |area: &Area| {
        let is_whole = |other: &&Area| other.code.province() == area.code.province();
        basemap.areas.iter().filter(is_whole).count() == 1 && area.label_radius < reach
    };
    let mut found: Vec<(ProvinceCode, f64)> = Vec::new();
    for area in &basemap.areas {
        let distance = area.distance(point);
        if distance == 0.0 || is_small(area) && distance <= reach {
            found.push((area.code.province(), distance));
        }
    }
    sorted_positions(found.len(), &|a, b| found[a].1.total_cmp(&found[b].1))
        .into_iter()
        .take(MAX_OFFERED)
        .map(|i| found[i].0)
        .collect()
}
