//! Symbols of located incidents, moved apart where they share a place.

use crate::geo::ScreenPoint;
use crate::model::{Category, IncidentIndex};

/// Diameter of a symbol with its rim.
pub const SYMBOL_PX: f64 = 16.0;

/// Incidents that have symbols of their own. More of them would cover the map; the shades and
/// numbers of the provinces stand for them then.
pub const MAX_SYMBOLS: usize = 100;

#[derive(Clone, Debug, PartialEq)]
pub struct Symbol {
    pub incident: IncidentIndex,
    pub category: Category,
    pub at: ScreenPoint,
    /// Where the reported point is; differs from `at` only where symbols share a place.
    pub point: ScreenPoint,
    /// Radius of the disc that shows how uncertain the place is; 0 for none.
    pub uncertainty_px: f64,
    pub selected: bool,
    /// Outside the selected province, or not told yet in the story.
    pub dimmed: bool,
}

/// Moves symbols whose points would lie on each other to the nearest places of a
/// honeycomb around the first, in the order given.
pub fn spread_symbols(symbols: &mut [Symbol]) {
    for i in 0..symbols.len() {
        let (placed, rest) = symbols.split_at_mut(i);
        let symbol = &mut rest[0];
        let point = symbol.point;
        symbol.at = honeycomb()
            .map(|(dx, dy)| ScreenPoint {
                x_px: point.x_px + dx,
                y_px: point.y_px + dy,
            })
            .find(|&at| {
                placed
                    .iter()
                    .all(|other| at.distance_px(other.at) >= SYMBOL_PX - 0.5)
            })
            .unwrap_or(point);
    }
}

/// Offsets in px: the centre, then rings of 6, 12, 18 … places.
fn honeycomb() -> impl Iterator<Item = (f64, f64)> {
    const RINGS: u32 = 6;
    let rings = (1..=RINGS).flat_map(|ring| {
        let places = 6 * ring;
        (0..places).map(move |place| {
            let turn = f64::from(place) / f64::from(places) * std::f64::consts::TAU;
            let radius_px = f64::from(ring) * SYMBOL_PX;
            (radius_px * turn.cos(), radius_px * turn.sin())
        })
    });
    std::iter::once((0.0, 0.0)).chain(rings)
}
