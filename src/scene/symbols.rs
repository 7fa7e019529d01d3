//! The symbols of incidents on the map, spread out if they would overlap.

use super::clusters::{Cluster, group_incidents, is_grouped};
use super::surroundings::located_point;
use super::{State, Story, story_scene};
use crate::geo::{ScreenPoint, Viewport};
use crate::model::{Category, IncidentIndex};

/// Diameter of a symbol including its rim.
pub const SYMBOL_PX: f64 = 16.0;

/// The most incidents that have a symbol each. More would cover the map, so they are drawn as
/// clusters. For a packed dataset the shades and numbers of the provinces replace them.
pub const MAX_SYMBOLS: usize = 100;

#[derive(Clone, Debug, PartialEq)]
pub struct Symbol {
    pub incident: IncidentIndex,
    pub category: Category,
    pub at: ScreenPoint,
    /// The reported point. Differs from `at` only if the symbol was moved to avoid an overlap.
    pub point: ScreenPoint,
    /// Radius of the disc that shows how uncertain the place is. 0 for no disc.
    pub uncertainty_px: f64,
    pub selected: bool,
    /// Also counted in a cluster, and drawn beside it because it is selected.
    pub is_clustered: bool,
    /// Outside the selected province, or not reached yet in story mode.
    pub dimmed: bool,
}

/// The incidents whose symbols cannot be drawn yet, because their text with the point is not
/// loaded.
pub fn awaited_symbols(story: &Story, state: &State) -> Vec<IncidentIndex> {
    let incidents = &story.dataset.incidents;
    if incidents.records().is_some() {
        return Vec::new();
    }
    let mut awaited = marked_incidents(story, state);
    awaited.retain(|&incident| incidents.record(incident).is_none());
    awaited
}

/// The incidents that have a symbol if they have a point, when there are no clusters.
fn marked_incidents(story: &Story, state: &State) -> Vec<IncidentIndex> {
    if state.shown_count(story) > MAX_SYMBOLS {
        return state.incident.into_iter().collect();
    }
    let shown = story.incidents_in(state.window);
    let shown = shown.filter(|&incident| state.shows(story, incident));
    shown.collect()
}

/// The symbols of the map, and the clusters of the incidents without one. The selected incident
/// always has a symbol.
#[inline(never)]
pub fn place_symbols(
    story: &Story,
    state: &State,
    viewport: &Viewport,
) -> (Vec<Symbol>, Vec<Cluster>) {
    let is_untold = untold(story, state);
    let is_dimmed =
        |incident: IncidentIndex| !state.selects(story, incident) || is_untold(incident);
    let (mut marked, clusters) = if is_grouped(story, state) {
        group_incidents(story, state, viewport, &is_dimmed)
    } else {
        (marked_incidents(story, state), Vec::new())
    };
    // Added last, so that it moves no other symbol.
    let clustered = state.incident.filter(|selected| !marked.contains(selected));
    marked.extend(clustered);
    let symbol = |incident: IncidentIndex| {
        let record = story.dataset.incidents.record(incident)?;
        let located = located_point(record)?;
        let point = viewport.screen_from_plane(story.basemap.plane_from_lonlat(located.position));
        let px_per_km = viewport.px_per_unit / story.basemap.km_per_unit;
        Some(Symbol {
            incident,
            category: record.kind.category(),
            at: point,
            point,
            uncertainty_px: located.precision.radius_km() * px_per_km,
            selected: state.incident == Some(incident),
            is_clustered: clustered == Some(incident),
            dimmed: is_dimmed(incident),
        })
    };
    let mut symbols: Vec<Symbol> = marked.into_iter().filter_map(symbol).collect();
    spread_symbols(&mut symbols, &clusters);
    (symbols, clusters)
}

/// Whether story mode has not reached an incident yet. Always false outside story mode.
fn untold(story: &Story, state: &State) -> impl Fn(IncidentIndex) -> bool {
    let incidents = &story.dataset.incidents;
    let told = story_scene(story, state).map(|scene| {
        let mut are_told = vec![false; incidents.len()];
        for &told in scene.told() {
            are_told[told.0 as usize] = true;
            // A parent is about each of its sites.
            for part in incidents.parts(told) {
                are_told[part.0 as usize] = true;
            }
        }
        are_told
    });
    move |incident| told.as_ref().is_some_and(|told| !told[incident.0 as usize])
}

/// Moves symbols that would overlap another symbol or a cluster to the nearest free place of a
/// honeycomb around their point. Earlier symbols keep their places.
fn spread_symbols(symbols: &mut [Symbol], clusters: &[Cluster]) {
    for i in 0..symbols.len() {
        let (placed, rest) = symbols.split_at_mut(i);
        let symbol = &mut rest[0];
        let point = symbol.point;
        let is_clear = |at: &ScreenPoint| {
            let mut placed = placed.iter();
            let mut clusters = clusters.iter();
            placed.all(|other| at.distance_px(other.at) >= SYMBOL_PX - 0.5)
                && clusters.all(|cluster| {
                    at.distance_px(cluster.at) >= cluster.radius_px + SYMBOL_PX / 2.0
                })
        };
        symbol.at = honeycomb()
            .map(|(dx, dy)| ScreenPoint {
                x_px: point.x_px + dx,
                y_px: point.y_px + dy,
            })
            .find(is_clear)
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
