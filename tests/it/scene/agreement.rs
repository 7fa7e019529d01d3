//! For any selection, window and filter, map, timeline, list and filters agree.

use clash_map::builtin::builtin_story;
use clash_map::model::{Category, IncidentIndex};
use clash_map::scene::{
    Action, Facet, Mode, State, Step as ListStep, Story, facet_choices, list_scene,
    listed_incidents, map_scene, province_entries, story_scene, timeline_scene, update,
};
use clash_map::time::Interval;
use proptest::prelude::*;
use std::sync::LazyLock;

static STORY: LazyLock<Story> = LazyLock::new(builtin_story);

/// One step of a reader, as plain numbers that fit any story.
#[derive(Clone, Debug)]
enum Step {
    Province(usize),
    Incident(usize),
    Open(usize),
    Category(usize),
    /// A window, as two fractions of all years, in thousandths.
    Window(i64, i64),
    Clear,
    /// A facet, and the index of one of its choices.
    Choose(usize, usize),
    Differ(bool),
    Search(&'static str),
    ClearFilters,
    StartStory,
    EndStory,
    Move(ListStep),
    Play,
    Tick,
    Pause,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..64usize).prop_map(Step::Province),
        (0..64usize).prop_map(Step::Incident),
        (0..64usize).prop_map(Step::Open),
        (0..4usize).prop_map(Step::Category),
        (0..1000i64, 0..1000i64).prop_map(|(a, b)| Step::Window(a, b)),
        Just(Step::Clear),
        (0..3usize, 0..100usize).prop_map(|(facet, n)| Step::Choose(facet, n)),
        any::<bool>().prop_map(Step::Differ),
        prop_oneof![
            Just(""),
            Just("khost"),
            Just("Torkham 2023"),
            Just("strike"),
            Just("pakistan taliban"),
            Just("nowhere"),
        ]
        .prop_map(Step::Search),
        Just(Step::ClearFilters),
        Just(Step::StartStory),
        Just(Step::EndStory),
        prop_oneof![
            Just(ListStep::Next),
            Just(ListStep::Previous),
            (0..40usize).prop_map(ListStep::To),
        ]
        .prop_map(Step::Move),
        Just(Step::Play),
        Just(Step::Tick),
        Just(Step::Pause),
    ]
}

fn apply(state: &State, step: &Step) -> State {
    let story = &*STORY;
    let incident = |n: usize| IncidentIndex((n % story.dataset.incidents.len()) as u32);
    let action = match *step {
        Step::Province(n) => {
            let areas = &story.basemap.areas;
            Action::ToggleProvince(areas[n % areas.len()].code.province())
        }
        Step::Incident(n) => Action::ToggleIncident(incident(n)),
        Step::Open(n) => Action::OpenIncident(incident(n)),
        Step::Category(n) => Action::ToggleCategory(Category::ALL[n]),
        Step::Window(a, b) => {
            let start = story.extent.start().date();
            let days = story.extent.length_min() / 1440;
            let day = |share: i64| start.plus_days((days * share / 1000) as i32);
            Action::Brush(Interval::of_days(day(a), day(b)))
        }
        Step::Clear => Action::Clear,
        Step::Choose(facet, n) => {
            let facet = Facet::ALL[facet];
            let choices = facet_choices(story, state, facet);
            Action::Choose(facet, choices.get(n % (choices.len() + 1)).map(|c| c.value))
        }
        Step::Differ(differ) => Action::ShowDiffering(differ),
        Step::Search(text) => Action::Search(text.into()),
        Step::ClearFilters => Action::ClearFilters,
        Step::StartStory => Action::StartStory,
        Step::EndStory => Action::EndStory,
        Step::Move(step) => Action::Step(step),
        Step::Play => Action::Play,
        Step::Tick => Action::PlayTick,
        Step::Pause => Action::Pause,
    };
    update(story, state, action)
}

proptest! {
    #[test]
    fn map_timeline_list_and_filters_count_the_same(
        steps in proptest::collection::vec(step(), 0..12),
        width_px in 300.0..900.0f64,
    ) {
        let story = &*STORY;
        let state = steps.iter().fold(State::initial(story), |state, step| apply(&state, step));
        let list = list_scene(story, &state);
        let map = map_scene(story, &state, width_px, width_px);
        let timeline = timeline_scene(story, &state, width_px);

        prop_assert_eq!(list.count, timeline.count);
        let by_category = state.counts(story).category_counts(state.province, state.window);
        let shown: usize = Category::ALL
            .iter()
            .zip(by_category)
            .filter(|(category, _)| state.categories.contains(**category))
            .map(|(_, count)| count)
            .sum();
        prop_assert_eq!(list.count, shown);
        if let Some(code) = state.province {
            for area in map.areas.iter().filter(|area| area.area.province() == code) {
                prop_assert!(area.selected);
                prop_assert_eq!(area.count, list.count);
            }
            let entries = province_entries(story, &state);
            let entry = entries.iter().find(|entry| entry.code == code).unwrap();
            prop_assert_eq!(entry.count, list.count);
        }

        // The same incidents, not only as many. In story mode the cards are those told, the
        // step first.
        let cards: Vec<IncidentIndex> = list.entries.iter().map(|entry| entry.incident).collect();
        let listed = listed_incidents(story, &state);
        let told = story_scene(story, &state);
        prop_assert_eq!(told.is_some(), state.mode != Mode::Explore);
        match &told {
            None => prop_assert_eq!(&cards, &listed),
            Some(scene) => {
                prop_assert_eq!(&scene.steps, &listed);
                prop_assert_eq!(state.incident, Some(cards[0]));
                let in_order: Vec<IncidentIndex> = cards.into_iter().rev().collect();
                prop_assert_eq!(&in_order[..], &listed[..in_order.len()]);
            }
        }
        let mut marked: Vec<IncidentIndex> = timeline
            .marks
            .iter()
            .filter(|mark| !mark.dimmed)
            .map(|mark| mark.incident)
            .collect();
        marked.sort();
        let mut sorted = listed.clone();
        sorted.sort();
        prop_assert_eq!(&marked, &sorted);
        for symbol in map.symbols.iter().filter(|symbol| !symbol.dimmed) {
            prop_assert!(listed.contains(&symbol.incident));
        }

        // What is listed meets every criterion, asked anew.
        for &incident in &listed {
            prop_assert!(state.filter.criteria().hold(story, incident));
        }
        if let Some(playback) = state.playback {
            prop_assert_eq!(playback.frame, state.window);
        }

        // A selected incident is selected everywhere it stands.
        if let Some(incident) = state.incident {
            prop_assert!(list.entries.iter().any(|e| e.incident == incident && e.selected));
            prop_assert!(timeline.marks.iter().any(|m| m.incident == incident && m.selected));
            for symbol in &map.symbols {
                prop_assert_eq!(symbol.selected, symbol.incident == incident);
            }
        }
    }

    #[test]
    fn the_index_counts_as_a_walk_over_all_incidents_does(
        a in 0..1000i64,
        b in 0..1000i64,
        facet in 0..3usize,
        n in 0..100usize,
        differ in any::<bool>(),
    ) {
        let story = &*STORY;
        let steps = [Step::Window(a, b), Step::Choose(facet, n), Step::Differ(differ)];
        let state = steps.iter().fold(State::initial(story), |state, step| apply(&state, step));
        for entry in province_entries(story, &state) {
            let walked = story
                .dataset
                .incidents.indices()
                .filter(|&i| state.shows(story, i))
                .map(|i| story.dataset.incidents.record(i).unwrap())
                .filter(|incident| incident.parts.is_empty())
                .filter(|incident| incident.provinces().contains(&entry.code))
                .count();
            prop_assert_eq!(entry.count, walked, "{}", entry.name);
        }
    }
}
