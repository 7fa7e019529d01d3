//! The cost of moving the time window.

use crate::packing::packed;
use crate::{story, story_of, synthetic};
use clash_map::geo;
use clash_map::model::{Category, Date, ProvinceCode, load_columns};
use clash_map::scene::{
    Action, Index, Listing, MAX_GROUPS, MAX_MARKS, MAX_SYMBOLS, State, Story, announcement,
    list_slice, map_scene, province_entries, timeline_scene, update,
};
use clash_map::time::Interval;

const ROWS: usize = 40;

/// The states during a brush: a window of a month, a year and all years, with and without a
/// province.
fn states(story: &Story) -> Vec<State> {
    let day = |year| Date::new(year, 6, 1).unwrap();
    let paktika = ProvinceCode::parse("AF-PKA").unwrap();
    let windows = [
        Interval::of_days(day(2022), day(2022).plus_days(29)),
        Interval::of_days(day(2022), day(2023)),
        story.extent,
    ];
    let initial = State::initial(story);
    let of_province = update(story, &initial, Action::ToggleProvince(paktika));
    let states = windows.into_iter().flat_map(|window| {
        [&initial, &of_province].map(|state| update(story, state, Action::Brush(window)))
    });
    states.collect()
}

/// The parts of a frame that the index alone answers.
fn ask_index(story: &Story, state: &State, entries: &mut Vec<clash_map::scene::ListEntry>) {
    let counts = state.counts(story);
    for area in &story.basemap.areas {
        let province = area.code.province();
        counts.count(Some(province), state.window, state.categories);
        counts.area_count(area.code, state.window, state.categories);
    }
    counts.category_counts(None, state.window);
    let listing = Listing::new(story, state);
    for offset in [0, listing.len() / 2] {
        list_slice(story, state, offset, ROWS, entries);
        assert_eq!(entries.len(), ROWS.min(listing.len() - offset));
    }
}

/// The cost is bounded by the number of incidents that are under way at once or on one day, not by
/// the total. With a hundred times as many incidents, reading all would cost a hundred times as
/// much.
#[cfg(debug_assertions)]
#[test]
fn a_frame_of_many_incidents_asks_of_few_of_them() {
    let [few, many] = [1_000, 100_000].map(answers);
    for (window, (few, many)) in few.into_iter().zip(many).enumerate() {
        assert!(
            many < 20_000,
            "window {window}: {few} of 1,000, {many} of 100,000"
        );
    }
}

/// Takes a minute and 4 GB.
#[cfg(debug_assertions)]
#[test]
#[ignore]
fn a_frame_of_a_million_incidents_asks_of_few_of_them() {
    for read in answers(1_000_000) {
        println!("{read}");
        assert!(read < 100_000, "{read} of 1,000,000");
    }
}

/// The cost of a frame in each state.
#[cfg(debug_assertions)]
fn answers(count: usize) -> Vec<u64> {
    use clash_map::model::INCIDENTS_ASKED;
    let story = story(count);
    let of_frame = |state: State| {
        let before = INCIDENTS_ASKED.get();
        ask_index(&story, &state, &mut Vec::new());
        province_entries(&story, &state);
        timeline_scene(&story, &state, 1000.0);
        announcement(&story, &State::initial(&story), &state, false);
        INCIDENTS_ASKED.get() - before
    };
    states(&story).into_iter().map(of_frame).collect()
}

/// With all records present, symbols and clusters cost only what the window contains, and allocate
/// nothing per incident. Without the records, there are no points to read.
#[cfg(debug_assertions)]
#[test]
fn the_map_asks_each_incident_of_its_window_a_few_times() {
    use clash_map::model::INCIDENTS_ASKED;
    let dataset = synthetic::dataset(&geo::embedded(), 20_000);
    let columns = packed(&dataset).columns;
    let of_columns = story_of(load_columns(columns).unwrap());
    let of_records = story_of(dataset);
    for (story, times) in [(&of_records, 4), (&of_columns, 0)] {
        for state in states(story) {
            let in_window = story.incidents_in(state.window).count() as u64;
            map_scene(story, &state, 600.0, 500.0);
            let before = INCIDENTS_ASKED.get();
            let allocated = allocation_counter::measure(|| {
                map_scene(story, &state, 600.0, 500.0);
            });
            let asked = INCIDENTS_ASKED.get() - before;
            assert!(
                asked <= times * in_window + 2_000,
                "{asked} for {in_window}"
            );
            assert!(allocated.count_total < 500, "{}", allocated.count_total);
        }
    }
}

#[test]
fn the_index_answers_without_allocating() {
    let story = story(10_000);
    let mut entries = Vec::with_capacity(ROWS);
    for state in states(&story) {
        let allocated = allocation_counter::measure(|| ask_index(&story, &state, &mut entries));
        assert_eq!(allocated.count_total, 0, "{:?}", state.window);
    }
}

#[test]
fn the_index_takes_at_most_24_bytes_an_incident() {
    let basemap = geo::embedded();
    let dataset = synthetic::dataset(&basemap, 50_000);
    let mut index = None;
    let allocated = allocation_counter::measure(|| index = Some(Index::new(&dataset, &basemap)));
    let bytes = allocated.bytes_current as f64 / dataset.incidents.len() as f64;
    assert!(bytes <= 24.0, "{bytes} bytes an incident");
}

#[test]
fn what_is_drawn_is_bounded_and_counts_all() {
    let story = story(10_000);
    for state in states(&story) {
        let timeline = timeline_scene(&story, &state, 1000.0);
        assert!(timeline.marks.len() <= MAX_MARKS);
        let bars: usize = timeline.lanes.iter().map(|lane| lane.bars.len()).sum();
        assert_eq!(bars > 0, state.shown_count(&story) > MAX_MARKS);
        assert!(bars <= Category::ALL.len() * 200);
        let map = map_scene(&story, &state, 600.0, 500.0);
        assert!(map.symbols.len() + map.clusters.len() <= MAX_SYMBOLS.max(MAX_GROUPS));
    }
}
