//! Synthetic incidents, up to a million, in WebAssembly: computes what the widget computes when its
//! window moves, and exports columns for others to compute the same.
#![cfg(target_arch = "wasm32")]

#[expect(dead_code, reason = "criterion needs more of it")]
#[path = "../../../synthetic.rs"]
mod synthetic;

use clash_map::geo;
use clash_map::i18n::Locale;
use clash_map::model::{Category, Date, Incident, Incidents, ProvinceCode};
use clash_map::scene::{
    Action, ListEntry, State, Story, list_slice, map_names, map_scene, province_entries,
    timeline_scene, update,
};
use clash_map::time::{Interval, month_bins};
use std::hint::black_box;
use wasm_bindgen::prelude::*;

const FIRST_YEAR: i32 = 2020;

/// A story and its reader's state.
#[wasm_bindgen]
pub struct Brush {
    story: Story,
    initial: State,
    provinces: Vec<ProvinceCode>,
    rows: Vec<ListEntry>,
}

#[wasm_bindgen]
impl Brush {
    #[wasm_bindgen(constructor)]
    pub fn new(count: usize) -> Self {
        let basemap = geo::embedded();
        let mut dataset = synthetic::dataset(&basemap, count);
        // The data of each incident without its texts, because a 32-bit module has no room for a
        // million texts.
        let Incidents::Records(incidents) = &mut dataset.incidents else {
            unreachable!("nothing packs them");
        };
        for incident in incidents.iter_mut() {
            incident.summary = String::new();
            incident.claims = Vec::new();
        }
        incidents.shrink_to_fit();
        let cities = geo::cities(geo::CITIES_TSV);
        let story = Story::new(dataset, (0, 0), basemap, cities, Locale::english());
        let mut provinces: Vec<_> = story
            .basemap
            .areas
            .iter()
            .map(|a| a.code.province())
            .collect();
        provinces.dedup();
        Self {
            initial: State::initial(&story),
            provinces,
            rows: Vec::new(),
            story,
        }
    }

    /// Moves the window to whole days, both inclusive, counted from the first day. Computes the
    /// counts by province and kind, by month and kind, and the first `rows` of the list. Returns
    /// the number of incidents in the window.
    pub fn count(&mut self, first_day: i32, last_day: i32, rows: usize) -> usize {
        let state = self.moved(first_day, last_day);
        let counts = state.counts(&self.story);
        for &province in &self.provinces {
            black_box(counts.category_counts(Some(province), state.window));
        }
        for month in month_bins(state.window) {
            black_box(counts.category_counts(None, month));
        }
        list_slice(&self.story, &state, 0, rows, &mut self.rows);
        counts.category_counts(None, state.window).iter().sum()
    }

    /// Moves the window and computes all scenes that the widget then shows.
    pub fn scenes(&mut self, first_day: i32, last_day: i32, rows: usize) {
        let state = self.moved(first_day, last_day);
        black_box(province_entries(&self.story, &state));
        let scene = map_scene(&self.story, &state, 600.0, 500.0);
        black_box(map_names(&self.story, &scene));
        black_box(timeline_scene(&self.story, &state, 1000.0));
        list_slice(&self.story, &state, 0, rows, &mut self.rows);
    }

    /// Minutes since the start of the first day.
    pub fn starts_min(&self) -> Vec<i32> {
        let first = day(0).midnight();
        let incidents = self.incidents().iter();
        incidents
            .map(|incident| (incident.when.span().0.0 - first.0) as i32)
            .collect()
    }

    /// Index of each incident's first province, or the number of provinces if it has none.
    pub fn provinces(&self) -> Vec<u8> {
        let position = |code| self.provinces.iter().position(|other| *other == code);
        let incidents = self.incidents().iter();
        let first = incidents.map(|incident| incident.provinces().first().copied());
        first
            .map(|code| code.and_then(position).unwrap_or(self.provinces.len()) as u8)
            .collect()
    }

    pub fn kinds(&self) -> Vec<u8> {
        let position = |category| Category::ALL.iter().position(|other| *other == category);
        let incidents = self.incidents().iter();
        incidents
            .map(|incident| position(incident.kind.category()).unwrap_or_default() as u8)
            .collect()
    }

    /// Longitude and latitude alternately, in degrees. An incident without a point gets the middle
    /// of the country.
    pub fn positions(&self) -> Vec<f32> {
        let incidents = self.incidents().iter();
        incidents
            .flat_map(|incident| {
                let point = incident
                    .places
                    .iter()
                    .find_map(|place| place.point.as_ref());
                point.map_or([67.0, 33.0], |point| {
                    [point.position.lon_deg as f32, point.position.lat_deg as f32]
                })
            })
            .collect()
    }

    fn incidents(&self) -> &[Incident] {
        let records = self.story.dataset.incidents.records();
        records.expect("nothing packs them")
    }

    fn moved(&self, first_day: i32, last_day: i32) -> State {
        let window = Interval::of_days(day(first_day), day(last_day));
        update(&self.story, &self.initial, Action::Brush(window))
    }
}

fn day(number: i32) -> Date {
    let first = Date::new(FIRST_YEAR, 1, 1).expect("every year begins");
    first.plus_days(number)
}
