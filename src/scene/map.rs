//! What the map shades and marks at one size, and where. Its names are in [`super::MapNames`].

use super::clusters::Cluster;
use super::shading::{AreaShade, Shading, shade_areas};
use super::surroundings::{MARGIN_KM, surroundings};
use super::symbols::{Symbol, place_symbols};
use super::time_tree::around;
use super::window::day_after;
use super::{CategorySet, Counts, Framing, State, Story};
use crate::geo::{Basemap, PlaneRect, Viewport};
use crate::model::{IncidentIndex, ProvinceCode};
use crate::time::Interval;

#[derive(Clone, Debug, PartialEq)]
pub struct MapScene {
    pub viewport: Viewport,
    pub shading: Shading,
    /// In the order of [`crate::geo::Basemap::areas`].
    pub areas: Vec<AreaShade>,
    /// If there are more than [`super::MAX_SYMBOLS`] incidents, only those that are in no cluster
    /// and the selected one. For a packed dataset with so many, only the selected one.
    pub symbols: Vec<Symbol>,
    pub clusters: Vec<Cluster>,
    pub scale_bar: ScaleBar,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleBar {
    pub length_px: f64,
    pub length_km: u32,
}

/// The closest zoom: a district fills the frame.
const MAX_PX_PER_KM: f64 = 12.0;
const FRAME_PADDING_PX: f64 = 8.0;

pub fn map_scene(story: &Story, state: &State, width_px: f64, height_px: f64) -> MapScene {
    map_scene_in(
        story,
        state,
        map_viewport(story, state, width_px, height_px),
    )
}

/// The map in a given viewport.
// This function and its parts are not inlined. WebKit's first compiler (WebKitGTK 2.50) sometimes
// miscompiles the large function that they would become; it then reads out of bounds.
#[inline(never)]
pub fn map_scene_in(story: &Story, state: &State, viewport: Viewport) -> MapScene {
    let (shading, areas) = shade_areas(story, state);
    let (symbols, clusters) = place_symbols(story, state, &viewport);
    MapScene {
        scale_bar: scale_bar(&viewport, story.basemap.km_per_unit),
        viewport,
        shading,
        areas,
        symbols,
        clusters,
    }
}

/// The part of the map that is shown.
#[inline(never)]
pub fn map_viewport(story: &Story, state: &State, width_px: f64, height_px: f64) -> Viewport {
    let basemap = &story.basemap;
    let fit = |bounds| ground_viewport(basemap, bounds, width_px, height_px);
    match state.framing {
        Framing::Free(viewport) => clamped(basemap, viewport.resized(width_px, height_px)),
        Framing::Ground(bounds) => fit(bounds),
        Framing::Countries => fit(countries_bounds(story)),
        Framing::Incidents(window) => {
            fit(window_bounds(story, window).unwrap_or_else(|| countries_bounds(story)))
        }
        Framing::Incident(incident) => fit(incident_bounds(story, incident)
            .or_else(|| window_bounds(story, state.window))
            .unwrap_or_else(|| countries_bounds(story))),
    }
}

/// The closest view that shows all of `bounds`.
pub(super) fn ground_viewport(
    basemap: &Basemap,
    bounds: PlaneRect,
    width_px: f64,
    height_px: f64,
) -> Viewport {
    clamped(
        basemap,
        Viewport::fit(bounds, width_px, height_px, FRAME_PADDING_PX),
    )
}

fn clamped(basemap: &Basemap, viewport: Viewport) -> Viewport {
    viewport.clamped(basemap.extent, MAX_PX_PER_KM * basemap.km_per_unit)
}

/// The viewport, panned so that the province is in it. If the province is larger than the viewport,
/// only the place of its name is.
pub fn revealing(basemap: &Basemap, viewport: &Viewport, province: ProvinceCode) -> Viewport {
    const PADDING_PX: f64 = 16.0;
    /// Margin around the place of the name, as a share of the shorter side.
    const PADDING_SHARE: f64 = 0.3;
    let parts = basemap.areas.iter();
    let parts = parts.filter(|area| area.code.province() == province);
    let Some(bounds) = parts.map(|area| area.bounds).reduce(|a, b| a.union(b)) else {
        return *viewport;
    };
    let visible = viewport.visible();
    let room = visible.expanded(-PADDING_PX / viewport.px_per_unit);
    let fits = bounds.width() <= room.width() && bounds.height() <= room.height();
    let label = basemap.area(province).map(|area| PlaneRect {
        min: area.label,
        max: area.label,
    });
    let side_px = viewport.width_px.min(viewport.height_px);
    let (shown, padding_px) = match label.filter(|_| !fits) {
        Some(label) => (label, side_px * PADDING_SHARE),
        None => (bounds, PADDING_PX),
    };
    viewport
        .revealing(shown, padding_px)
        .clamped(basemap.extent, viewport.px_per_unit)
}

fn countries_bounds(story: &Story) -> PlaneRect {
    let bounds = story.basemap.areas.iter().map(|area| area.bounds);
    bounds
        .reduce(|a, b| a.union(b))
        .unwrap_or(story.basemap.extent)
}

/// Bounds of every incident of the window that has a point, with its uncertainty. If there is none,
/// or the points may not be loaded, the bounds of the incidents' provinces. `None` if no incident
/// is on the map.
#[inline(never)]
fn window_bounds(story: &Story, window: Interval) -> Option<PlaneRect> {
    places_bounds(story, window).or_else(|| {
        let tally = story.index.tally();
        provinces_bounds(story, |province| {
            let happened =
                |counts: &Counts| counts.count(Some(province), window, CategorySet::ALL) > 0;
            happened(&tally.counts) || happened(&tally.parents)
        })
    })
}

fn places_bounds(story: &Story, window: Interval) -> Option<PlaneRect> {
    let incidents = &story.dataset.incidents;
    // Not for a packed dataset: the map would move with each chunk that loads.
    incidents.records()?;
    let begun = story.positions_begun_in(window);
    let (whole, mut bounds) = story.index.times.whole_blocks(&begun);
    let end = incidents.position_of(day_after(window.end()));
    for rest in [0..whole.start, whole.end..end] {
        for incident in story.incidents_among(window, rest) {
            let place = surroundings(&story.basemap, incidents.record(incident));
            bounds = around(bounds, place);
        }
    }
    bounds
}

/// Bounds of the incident, or of the sites of a parent. Falls back to provinces like
/// [`window_bounds`].
fn incident_bounds(story: &Story, incident: IncidentIndex) -> Option<PlaneRect> {
    let incidents = &story.dataset.incidents;
    let shown = match incidents.parts(incident) {
        [] => std::slice::from_ref(&incident),
        parts => parts,
    };
    let places = shown
        .iter()
        .map(|&incident| surroundings(&story.basemap, incidents.record(incident)));
    places.fold(None, around).or_else(|| {
        provinces_bounds(story, |province| {
            let mut shown = shown.iter();
            shown.any(|&incident| story.index.provinces_of(incident).contains(&province))
        })
    })
}

fn provinces_bounds(story: &Story, is_shown: impl Fn(ProvinceCode) -> bool) -> Option<PlaneRect> {
    let margin = MARGIN_KM / story.basemap.km_per_unit;
    let areas = story.basemap.areas.iter();
    let shown = areas.filter(|area| is_shown(area.code.province()));
    let bounds = shown.map(|area| area.bounds.expanded(margin));
    bounds.reduce(|a, b| a.union(b))
}

/// The longest round length that fits in a short bar.
fn scale_bar(viewport: &Viewport, km_per_unit: f64) -> ScaleBar {
    const MAX_SHARE: f64 = 0.22;
    const ROUND_KM: [u32; 9] = [500, 200, 100, 50, 20, 10, 5, 2, 1];
    let px_per_km = viewport.px_per_unit / km_per_unit;
    let length_km = ROUND_KM
        .into_iter()
        .find(|&km| f64::from(km) * px_per_km <= viewport.width_px * MAX_SHARE)
        .unwrap_or(1);
    ScaleBar {
        length_px: f64::from(length_km) * px_per_km,
        length_km,
    }
}
