use clash_map::builtin::builtin_story;
use clash_map::model::{Category, Date};
use clash_map::scene::{Action, State, timeline_scene, update};

#[test]
fn every_incident_of_the_window_has_one_mark_in_its_lane() {
    let story = builtin_story();
    let scene = timeline_scene(&story, &State::initial(&story), 1000.0);
    assert_eq!(scene.marks.len(), 11);
    assert_eq!(scene.count, 10, "the report on both sites is not counted");
    assert_eq!(scene.lanes.len(), Category::ALL.len());
    for mark in &scene.marks {
        let lane = scene
            .lanes
            .iter()
            .find(|lane| lane.category == mark.category)
            .unwrap();
        assert!(mark.y_px > lane.top_px && mark.y_px < lane.top_px + lane.height_px);
    }
}

#[test]
fn no_two_marks_touch() {
    let story = builtin_story();
    let all = update(&story, &State::initial(&story), Action::Brush(story.extent));
    for state in [State::initial(&story), all] {
        for width_px in [308.0, 560.0, 1000.0] {
            let marks = timeline_scene(&story, &state, width_px).marks;
            for (i, a) in marks.iter().enumerate() {
                for b in &marks[..i] {
                    let apart = (a.x_px - b.x_px).abs().max((a.y_px - b.y_px).abs());
                    assert!(
                        apart >= 23.9,
                        "{:?} {:?} at {width_px}",
                        a.incident,
                        b.incident
                    );
                }
            }
        }
    }
}

#[test]
fn tick_labels_fit_between_their_ticks() {
    let story = builtin_story();
    let all = update(&story, &State::initial(&story), Action::Brush(story.extent));
    for state in [State::initial(&story), all] {
        for width_px in [300.0, 420.0, 700.0, 1000.0] {
            let scene = timeline_scene(&story, &state, width_px);
            for ticks in [&scene.ticks, &scene.overview_ticks] {
                assert!(
                    ticks.iter().any(|tick| !tick.label.is_empty()),
                    "none at {width_px}"
                );
                for pair in ticks.windows(2) {
                    // 5 px a character is less than any sans face takes at 12 px.
                    let least_px = pair[0].label.chars().count() as f64 * 5.0;
                    assert!(
                        pair[1].x_px - pair[0].x_px >= least_px,
                        "{pair:?} at {width_px}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_start_shows_days_by_name() {
    let story = builtin_story();
    let scene = timeline_scene(&story, &State::initial(&story), 1000.0);
    let labels: Vec<&str> = scene.ticks.iter().map(|tick| tick.label.as_str()).collect();
    assert_eq!(
        labels[..4],
        ["Sat 16 Mar", "Sun 17 Mar", "Mon 18 Mar", "Tue 19 Mar"]
    );
    let years: Vec<&str> = scene
        .overview_ticks
        .iter()
        .map(|tick| tick.label.as_str())
        .collect();
    assert_eq!(years[..5], ["2022", "2023", "2024", "2025", "2026"]);
}

#[test]
fn a_mark_stands_at_its_reported_hour_and_a_day_alone_at_its_middle() {
    let story = builtin_story();
    let scene = timeline_scene(&story, &State::initial(&story), 1000.0);
    let x_of = |id: &str| {
        let incident = story.dataset.incidents.find(id).unwrap();
        scene
            .marks
            .iter()
            .find(|mark| mark.incident == incident)
            .unwrap()
            .x_px
    };
    let day_px = scene.focus.width_px / 4.0;
    let at = |days: f64| scene.focus.left_px + days * day_px;
    assert!((x_of("2024-03-18-strike-paktika") - at(2.0 + 3.0 / 24.0)).abs() < 1e-6);
    assert!((x_of("2024-03-17-zardari-vow") - at(1.5)).abs() < 1e-6);
}

/// The oracle for the bars: the records themselves, by the month of their first day.
#[test]
fn bars_count_what_kinds_and_search_let_through() {
    let story = builtin_story();
    let actions = [
        Action::ToggleCategory(Category::Airstrike),
        Action::Search("Kurram".into()),
    ];
    let mut state = State::initial(&story);
    for action in actions {
        let before = timeline_scene(&story, &state, 1000.0).bars;
        state = update(&story, &state, action);
        let mut months = Vec::new();
        for incident in story.dataset.incidents.indices() {
            let record = story.dataset.incidents.record(incident).unwrap();
            if state.filter.lets_through(incident)
                && state.categories.contains(record.kind.category())
                && !record.is_parent()
            {
                let first: Date = record.when.first;
                months.push(first.to_string()[..7].to_owned());
            }
        }
        months.sort();
        months.dedup();
        let bars = timeline_scene(&story, &state, 1000.0).bars;
        assert_eq!(bars.len(), months.len(), "{months:?}");
        assert_ne!(bars, before);
    }
}

#[test]
fn while_time_is_played_the_axis_and_the_lanes_stand_still() {
    let story = builtin_story();
    for stretch in [story.focus(), story.extent] {
        let mut state = update(&story, &State::initial(&story), Action::Brush(stretch));
        let whole = timeline_scene(&story, &state, 700.0);
        assert_eq!(whole.played, None);
        assert_eq!(whole.lens_px, whole.window_px);
        state = update(&story, &state, Action::Play);
        let at_first = timeline_scene(&story, &state, 700.0).marks.len();
        assert!(at_first < whole.marks.len());
        while state.playback.is_some() {
            let scene = timeline_scene(&story, &state, 700.0);
            assert_eq!(scene.focus, whole.focus);
            assert_eq!(scene.ticks, whole.ticks);
            assert_eq!(scene.lanes, whole.lanes);
            assert_eq!(scene.lens_px, whole.lens_px);
            assert!(scene.marks.iter().all(|mark| whole.marks.contains(mark)));
            let played = scene.played.unwrap();
            let within = |x_px| whole.focus.left_px <= x_px && x_px <= 692.1;
            assert!(within(played.left_px) && within(played.right_px));
            state = update(&story, &state, Action::PlayTick);
        }
        assert_eq!(timeline_scene(&story, &state, 700.0), whole);
    }
}
