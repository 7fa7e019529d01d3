//! The index gives the same answers as a scan of all incidents.

use crate::story;
use clash_map::geo::area_at;
use clash_map::model::{Category, Incident, IncidentIndex, LocalMinute, ProvinceCode};
use clash_map::scene::{
    Action, ListView, Listing, SortKey, State, Story, claims_table, incident_table, list_page,
    list_scene, list_slice, listed_incidents, shown_incidents, update,
};
use clash_map::time::Interval;
use proptest::prelude::*;
use std::sync::LazyLock;

pub static STORY: LazyLock<Story> = LazyLock::new(|| story(1_000));

/// Any window, kinds, a province or none, and a filter or none.
pub fn state() -> impl Strategy<Value = State> {
    let story = &*STORY;
    let (from, to) = (story.extent.start().0, story.extent.end().0);
    let length_min = prop_oneof![1..3 * 1440_i64, 1..60 * 1440_i64, 1..to - from];
    let provinces: Vec<ProvinceCode> = story.index.counts().provinces().collect();
    let province = prop_oneof![
        2 => Just(None),
        1 => proptest::sample::select(provinces).prop_map(Some),
    ];
    let kinds = proptest::sample::subsequence(Category::ALL.to_vec(), 0..=4);
    let search = prop_oneof![3 => Just(""), 1 => Just("synthetic place 12"), 1 => Just("nowhere")];
    let whole_days = any::<bool>();
    (
        from..to,
        length_min,
        whole_days,
        province,
        kinds,
        any::<bool>(),
        search,
    )
        .prop_map(
            |(start, length, whole_days, province, hidden, differ, search)| {
                let window =
                    Interval::new(LocalMinute(start), LocalMinute(start + length)).unwrap();
                let (first, last) = window.days();
                let window = if whole_days {
                    Interval::of_days(first, last)
                } else {
                    window
                };
                let mut actions = vec![Action::Brush(window)];
                actions.extend(province.map(Action::ToggleProvince));
                actions.extend(hidden.into_iter().map(Action::ToggleCategory));
                actions.push(Action::ShowDiffering(differ));
                actions.push(Action::Search(search.into()));
                let initial = State::initial(&STORY);
                actions
                    .into_iter()
                    .fold(initial, |state, action| update(&STORY, &state, action))
            },
        )
}

fn incidents() -> impl Iterator<Item = (IncidentIndex, &'static Incident)> {
    let dataset = &STORY.dataset;
    dataset
        .incidents
        .indices()
        .map(|index| (index, dataset.incidents.record(index).unwrap()))
}

fn is_shown(state: &State, index: IncidentIndex, incident: &Incident) -> bool {
    let (start, end) = incident.when.span();
    state.window.overlaps(start, end)
        && state.categories.contains(incident.kind.category())
        && state.filter.criteria().hold(&STORY, index)
}

fn is_listed(state: &State, index: IncidentIndex) -> bool {
    let incident = STORY.dataset.incidents.record(index).unwrap();
    let in_province = |code| incident.provinces().contains(&code);
    is_shown(state, index, incident) && state.province.is_none_or(in_province)
}

fn walked_list(state: &State) -> Vec<IncidentIndex> {
    let mut listed = Vec::new();
    for (index, incident) in incidents().filter(|(index, _)| is_listed(state, *index)) {
        if incident
            .part_of
            .is_some_and(|whole| is_listed(state, whole))
        {
            continue;
        }
        listed.push(index);
        listed.extend(
            incident
                .parts
                .iter()
                .filter(|site| is_listed(state, **site)),
        );
    }
    listed
}

/// The rows on a page of the list or the table.
fn on_page(state: &State) -> Vec<IncidentIndex> {
    let incidents: Vec<IncidentIndex> = match state.view {
        ListView::Cards => {
            let list = list_scene(&STORY, state);
            list.entries.iter().map(|entry| entry.incident).collect()
        }
        ListView::Table => {
            let table = incident_table(&STORY, state);
            table.rows.iter().map(|row| row.incident).collect()
        }
        ListView::Claims => {
            let table = claims_table(&STORY, state);
            table.incidents.iter().map(|row| row.incident).collect()
        }
    };
    assert!(incidents.len() <= 40);
    incidents
}

/// The areas in which an incident counts for the shading.
fn shades(incident: &Incident, area: ProvinceCode) -> bool {
    let basemap = &STORY.basemap;
    incident.places.iter().any(|place| {
        let Some(code) = place.area else { return false };
        let point = place.point.as_ref().map(|point| point.position);
        let located = point
            .and_then(|position| area_at(basemap, basemap.plane_from_lonlat(position)))
            .filter(|area| area.province() == code.province());
        match located {
            Some(located) => located == area,
            None if code != code.province() => code == area,
            None => area.province() == code,
        }
    })
}

proptest! {
    #[test]
    fn any_part_of_the_list_is_that_part_of_all_of_it(
        state in state(),
        offset in 0.0..1.1_f64,
        max in 0..60_usize,
    ) {
        let walked = walked_list(&state);
        let listing = Listing::new(&STORY, &state);
        prop_assert_eq!(listing.len(), walked.len());
        prop_assert_eq!(&listed_incidents(&STORY, &state), &walked);
        let count = walked.iter().filter(|i| !STORY.dataset.incidents.record(**i).unwrap().is_parent()).count();
        prop_assert_eq!(listing.count(), count);

        let offset = (offset * walked.len() as f64) as usize;
        let mut slice = Vec::new();
        list_slice(&STORY, &state, offset, max, &mut slice);
        let mut all = Vec::new();
        list_slice(&STORY, &state, 0, usize::MAX, &mut all);
        let part: Vec<_> = all.into_iter().skip(offset).take(max).collect();
        prop_assert_eq!(&slice, &part);
        let incidents: Vec<_> = slice.iter().map(|entry| entry.incident).collect();
        let part: Vec<_> = walked.iter().copied().skip(offset).take(max).collect();
        prop_assert_eq!(incidents, part);

        let mut sorted = walked;
        sorted.sort();
        prop_assert_eq!(shown_incidents(&STORY, &state), sorted);
    }

    #[test]
    fn every_incident_is_on_one_page_and_brings_it_when_selected(
        state in state(),
        view in proptest::sample::select(ListView::ALL.to_vec()),
        key in proptest::sample::select(SortKey::ALL.to_vec()),
        at in any::<proptest::sample::Index>(),
    ) {
        let turned = |state: &State, action| update(&STORY, state, action);
        let state = turned(&turned(&state, Action::ShowAs(view)), Action::SortBy(key));
        let walked = walked_list(&state);
        prop_assert_eq!(state.page, 0);
        let pages = 0..list_page(&STORY, &state).count;
        let mut all: Vec<IncidentIndex> = pages
            .flat_map(|page| on_page(&turned(&state, Action::TurnTo(page))))
            .collect();
        if view == ListView::Cards {
            prop_assert_eq!(&all, &walked);
        }
        let mut sorted = walked;
        sorted.sort();
        all.sort();
        prop_assert_eq!(&all, &sorted);

        if !all.is_empty() {
            let incident = all[at.index(all.len())];
            let selected = turned(&state, Action::ToggleIncident(incident));
            prop_assert!(on_page(&selected).contains(&incident));
        }
    }

    #[test]
    fn counts_are_those_of_a_walk(state in state()) {
        let counts = state.counts(&STORY);
        let shown = || incidents().filter(|(index, incident)| is_shown(&state, *index, incident));
        prop_assert_eq!(state.shown_count(&STORY), shown().count());
        let counted = || shown().filter(|(_, incident)| !incident.is_parent());
        for area in STORY.basemap.areas.iter().map(|area| area.code) {
            let walked = counted().filter(|(_, incident)| shades(incident, area)).count();
            prop_assert_eq!(counts.area_count(area, state.window, state.categories), walked);
            let province = area.province();
            let walked = counted().filter(|(_, i)| i.provinces().contains(&province)).count();
            let count = counts.count(Some(province), state.window, state.categories);
            prop_assert_eq!(count, walked);
        }
    }
}
