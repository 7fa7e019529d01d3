//! A story of packed incidents counts and lists the same as the story with all records, before any
//! text has arrived and after all has.

use crate::packing::{load_all_text, packed};
use crate::{story_of, synthetic};
use clash_map::geo;
use clash_map::model::cmap::Packed;
use clash_map::model::{Category, Dataset, LocalMinute, ProvinceCode, load_columns};
use clash_map::scene::{
    Action, Filter, ListScene, ListView, MAX_SYMBOLS, Search, State, Story, list_scene, map_scene,
    province_entries, reads_text, selection_query, shown_incidents, timeline_scene, update,
};
use clash_map::time::Interval;
use proptest::prelude::*;
use std::sync::LazyLock;

static DATASET: LazyLock<Dataset> = LazyLock::new(|| synthetic::dataset(&geo::embedded(), 2_000));
static PACKED: LazyLock<Packed> = LazyLock::new(|| packed(&DATASET));
static WHOLE: LazyLock<Story> = LazyLock::new(|| story_of(DATASET.clone()));
static WITHOUT_TEXT: LazyLock<Story> = LazyLock::new(packed_story);
static WITH_TEXT: LazyLock<Story> = LazyLock::new(|| {
    let story = packed_story();
    load_all_text(&story.dataset, &PACKED);
    story
});

fn packed_story() -> Story {
    story_of(load_columns(PACKED.columns.clone()).unwrap())
}

/// A selection that a reader may make: any window, kinds, and a province or none.
fn actions() -> impl Strategy<Value = Vec<Action>> {
    let (from, to) = (WHOLE.extent.start().0, WHOLE.extent.end().0);
    let length_min = prop_oneof![1..3 * 1440_i64, 1..60 * 1440_i64, 1..to - from];
    let provinces: Vec<ProvinceCode> = WHOLE.index.counts().provinces().collect();
    let province = prop_oneof![
        Just(None),
        proptest::sample::select(provinces).prop_map(Some),
    ];
    let kinds = proptest::sample::subsequence(Category::ALL.to_vec(), 0..=4);
    (from..to, length_min, province, kinds).prop_map(|(start, length, province, hidden)| {
        let window = Interval::new(LocalMinute(start), LocalMinute(start + length)).unwrap();
        let mut actions = vec![Action::Brush(window)];
        actions.extend(province.map(Action::ToggleProvince));
        actions.extend(hidden.into_iter().map(Action::ToggleCategory));
        actions
    })
}

fn after(story: &Story, actions: &[Action]) -> State {
    let initial = State::initial(story);
    let next = |state, action: &Action| update(story, &state, action.clone());
    actions.iter().fold(initial, next)
}

/// The number of claims decides which cards are open from the start.
fn closed(mut list: ListScene) -> ListScene {
    for entry in &mut list.entries {
        entry.expanded = false;
    }
    list
}

proptest! {
    #[test]
    fn scenes_are_those_of_the_records(actions in actions()) {
        let whole = after(&WHOLE, &actions);
        for story in [&*WITHOUT_TEXT, &*WITH_TEXT] {
            let state = after(story, &actions);
            prop_assert_eq!(&state, &whole);
            prop_assert_eq!(closed(list_scene(story, &state)), closed(list_scene(&WHOLE, &whole)));
            prop_assert_eq!(shown_incidents(story, &state), shown_incidents(&WHOLE, &whole));
            prop_assert_eq!(province_entries(story, &state), province_entries(&WHOLE, &whole));
            let timeline = timeline_scene(story, &state, 1000.0);
            prop_assert_eq!(timeline, timeline_scene(&WHOLE, &whole, 1000.0));
            let map = map_scene(story, &state, 600.0, 500.0);
            let map_of_records = map_scene(&WHOLE, &whole, 600.0, 500.0);
            prop_assert_eq!(map.areas, map_of_records.areas);
            let of_symbols = map.symbols.iter().map(|symbol| symbol.incident);
            let with_symbols: Vec<_> = map_of_records.symbols.iter().map(|s| s.incident).collect();
            // More than have a symbol each are in groups where all records are here.
            let has_symbols = std::ptr::eq(story, &*WITH_TEXT) && state.shown_count(story) <= MAX_SYMBOLS;
            let expected = if has_symbols { with_symbols } else { vec![] };
            prop_assert_eq!(of_symbols.collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn text_that_comes_changes_nothing_where_none_is_read(actions in actions()) {
        let [before, now] = [&*WITHOUT_TEXT, &*WITH_TEXT];
        let state = after(before, &actions);
        if !reads_text(before, &state) {
            prop_assert_eq!(list_scene(before, &state), list_scene(now, &state));
            let map = map_scene(before, &state, 600.0, 500.0);
            prop_assert_eq!(map, map_scene(now, &state, 600.0, 500.0));
            prop_assert_eq!(selection_query(before, &state), selection_query(now, &state));
        }
    }
}

#[test]
fn what_needs_all_text_is_not_there() {
    let story = &*WITHOUT_TEXT;
    assert_eq!(story.extent, WHOLE.extent);
    let state = after(
        story,
        &[
            Action::Search("nowhere".into()),
            Action::ShowDiffering(true),
            Action::ShowAs(ListView::Table),
        ],
    );
    assert_eq!(state.filter, Filter::default());
    assert_eq!(state.filter.criteria().search, Search::default());
    assert_eq!(state.view, ListView::Cards);
}

#[test]
fn a_story_told_in_another_language_has_the_text_that_has_come() {
    let story = packed_story();
    let again = story.told_in(story.locale);
    load_all_text(&story.dataset, &PACKED);
    let first = again.dataset.incidents.indices().next().unwrap();
    assert!(again.dataset.incidents.record(first).is_some());
}

#[test]
fn a_story_of_columns_takes_at_most_24_bytes_an_incident_beyond_them() {
    let columns = packed(&synthetic::dataset(&geo::embedded(), 100_000)).columns;
    let mut story = None;
    let allocated = allocation_counter::measure(|| {
        story = Some(story_of(load_columns(columns).unwrap()));
    });
    // The bytes of the file were there before, and are the columns.
    let bytes = allocated.bytes_current as f64 / 100_000.0;
    assert!(bytes <= 24.0, "{bytes} bytes an incident");
}
