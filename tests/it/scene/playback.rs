use clash_map::builtin::builtin_story;
use clash_map::model::Date;
use clash_map::scene::{
    Action, GROWING_MAX_DAYS, MOVING_DAYS, MOVING_STEP_DAYS, Playback, State, update,
};
use clash_map::time::Interval;
use proptest::prelude::*;

fn days(first: &str, last: &str) -> Interval {
    Interval::of_days(Date::parse(first).unwrap(), Date::parse(last).unwrap())
}

fn frames(stretch: Interval) -> Vec<Interval> {
    let first = Playback::of(stretch);
    std::iter::successors(first, |playback| playback.next())
        .map(|playback| playback.frame)
        .collect()
}

#[test]
fn a_few_days_fill_up_from_the_first_to_the_last() {
    let story = builtin_story();
    let initial = State::initial(&story);
    let mut state = update(&story, &initial, Action::Play);
    let mut windows = vec![state.window];
    while state.playback.is_some() {
        assert_eq!(state.framing, initial.framing, "the map stands still");
        state = update(&story, &state, Action::PlayTick);
        windows.push(state.window);
    }
    assert_eq!(
        windows,
        [
            days("2024-03-16", "2024-03-16"),
            days("2024-03-16", "2024-03-17"),
            days("2024-03-16", "2024-03-18"),
            days("2024-03-16", "2024-03-19"),
        ]
    );
    assert_eq!(state, initial);
}

#[test]
fn through_all_years_a_month_moves_week_by_week_and_gives_way_to_all() {
    let story = builtin_story();
    let state = update(&story, &State::initial(&story), Action::Brush(story.extent));
    let mut playing = update(&story, &state, Action::Play);
    assert_eq!(playing.window, days("2022-01-01", "2022-01-30"));
    playing = update(&story, &playing, Action::PlayTick);
    assert_eq!(playing.window, days("2022-01-08", "2022-02-06"));
    let mut ticks = 1;
    while playing.playback.is_some() {
        playing = update(&story, &playing, Action::PlayTick);
        ticks += 1;
    }
    assert_eq!(playing, state);
    // 1826 days: 257 weeks take the month to the end, and one tick shows all.
    assert_eq!(ticks, 258);
    assert_eq!(
        frames(story.extent).last(),
        Some(&days("2026-12-02", "2026-12-31"))
    );
}

#[test]
fn a_pause_keeps_the_window_and_play_goes_on_from_it() {
    let story = builtin_story();
    let mut state = State::initial(&story);
    for action in [
        Action::Play,
        Action::PlayTick,
        Action::Pause,
        Action::PlayTick,
    ] {
        state = update(&story, &state, action);
    }
    assert_eq!(state.window, days("2024-03-16", "2024-03-17"));
    for action in [Action::Play, Action::PlayTick] {
        state = update(&story, &state, action);
    }
    assert_eq!(state.window, days("2024-03-16", "2024-03-18"));
}

#[test]
fn whoever_moves_the_window_ends_play() {
    let story = builtin_story();
    let playing = update(&story, &State::initial(&story), Action::Play);
    let window = days("2024-03-01", "2024-03-31");
    let brushed = update(&story, &playing, Action::Brush(window));
    assert_eq!((brushed.playback, brushed.window), (None, window));
    let ticked = update(&story, &brushed, Action::PlayTick);
    assert_eq!(ticked, brushed);
}

#[test]
fn in_one_day_no_time_can_pass() {
    let story = builtin_story();
    let day = days("2024-03-18", "2024-03-18");
    assert_eq!(Playback::of(day), None);
    let state = update(&story, &State::initial(&story), Action::Brush(day));
    assert_eq!(update(&story, &state, Action::Play), state);
}

#[test]
fn an_incident_that_has_not_happened_yet_is_not_selected() {
    let story = builtin_story();
    let mofa = story.dataset.incidents.find("2024-03-18-mofa").unwrap();
    let state = update(
        &story,
        &State::initial(&story),
        Action::ToggleIncident(mofa),
    );
    assert_eq!(update(&story, &state, Action::Play).incident, None);
}

proptest! {
    #[test]
    fn every_stretch_is_played_to_its_end(first in 0..3000i32, length in 2..2500i64) {
        let first = Date::from_days(first);
        let stretch = Interval::of_days(first, first.plus_days(length as i32 - 1));
        let frames = frames(stretch);
        let day_min = 1440;
        for pair in frames.windows(2) {
            prop_assert!(pair[0].end() < pair[1].end());
            prop_assert!(pair[1].start() <= pair[0].end(), "no day is passed over");
        }
        for frame in &frames {
            prop_assert_eq!(frame.clamped(stretch), *frame);
        }
        if length <= GROWING_MAX_DAYS {
            prop_assert!(frames.iter().all(|frame| frame.start() == stretch.start()));
            prop_assert_eq!(frames.len() as i64, length - 1);
        } else {
            let is_whole = |frame: &Interval| frame.length_min() == MOVING_DAYS * day_min;
            prop_assert!(frames.iter().all(is_whole));
            prop_assert_eq!(frames.last().unwrap().end(), stretch.end());
            let steps = (length - MOVING_DAYS + MOVING_STEP_DAYS - 1) / MOVING_STEP_DAYS;
            prop_assert_eq!(frames.len() as i64, 1 + steps);
        }
    }
}
