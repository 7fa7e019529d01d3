use clash_map::builtin::builtin_story;
use clash_map::model::{Category, ProvinceCode};
use clash_map::scene::{
    Action, Framing, Mode, State, Step, Story, list_scene, map_scene, story_scene, update,
};

/// Ids in the order of the list at the start of the story.
const STORY: [&str; 11] = [
    "2024-03-16-mir-ali",
    "2024-03-17-zardari-vow",
    "2024-03-18-strikes",
    "2024-03-18-strike-paktika",
    "2024-03-18-strike-khost",
    "2024-03-18-border-clash",
    "2024-03-18-ibo-nwaziristan",
    "2024-03-18-mofa",
    "2024-03-18-taliban-mfa",
    "2024-03-18-white-house",
    "2024-03-18-kharlachi-closure",
];

fn after(story: &Story, state: &State, actions: &[Action]) -> State {
    actions.iter().fold(state.clone(), |state, action| {
        update(story, &state, action.clone())
    })
}

fn id(story: &Story, state: &State) -> Option<String> {
    let incident = state.incident?;
    Some(story.dataset.incidents.record(incident).unwrap().id.clone())
}

#[test]
fn the_story_goes_through_its_focus_from_the_first_incident_to_the_last() {
    let story = builtin_story();
    let mut state = update(&story, &State::initial(&story), Action::StartStory);
    for (step, expected) in STORY.into_iter().enumerate() {
        assert_eq!(id(&story, &state).as_deref(), Some(expected));
        assert_eq!(state.framing, Framing::Incident(state.incident.unwrap()));
        let scene = story_scene(&story, &state).unwrap();
        assert_eq!((scene.step, scene.steps.len()), (step, STORY.len()));
        assert_eq!(scene.told().len(), step + 1);
        let last = state.clone();
        state = update(&story, &state, Action::Step(Step::Next));
        if step + 1 == STORY.len() {
            assert_eq!(state, last, "beyond the end there is nothing");
        }
    }
    let state = update(&story, &state, Action::Step(Step::To(1)));
    assert_eq!(id(&story, &state).as_deref(), Some(STORY[1]));
    let state = update(&story, &state, Action::Step(Step::Previous));
    assert_eq!(id(&story, &state).as_deref(), Some(STORY[0]));
    assert_eq!(update(&story, &state, Action::Step(Step::Previous)), state);
    assert_eq!(update(&story, &state, Action::Step(Step::To(99))), state);
}

#[test]
fn the_end_of_the_story_is_where_it_was_begun() {
    let story = builtin_story();
    let chaman = story.dataset.incidents.find("2022-12-11-chaman").unwrap();
    let before = after(
        &story,
        &State::initial(&story),
        &[
            Action::Brush(story.extent),
            Action::ToggleProvince(ProvinceCode::parse("PK-BA").unwrap()),
            Action::ToggleIncident(chaman),
            Action::Frame(Framing::Countries),
        ],
    );
    assert_eq!(before.incident, Some(chaman));
    let told = after(
        &story,
        &before,
        &[Action::StartStory, Action::Step(Step::Next)],
    );
    assert_eq!((told.window, told.province), (story.focus(), None));
    for end in [Action::EndStory, Action::Clear] {
        assert_eq!(update(&story, &told, end), before);
    }
}

#[test]
fn a_mark_of_the_story_is_a_step_and_anything_else_ends_it() {
    let story = builtin_story();
    let told = update(&story, &State::initial(&story), Action::StartStory);
    let khost = story
        .dataset
        .incidents
        .find("2024-03-18-strike-khost")
        .unwrap();
    let stepped = update(&story, &told, Action::ToggleIncident(khost));
    assert_eq!(stepped.framing, Framing::Incident(khost));
    assert_eq!(story_scene(&story, &stepped).unwrap().step, 4);

    let chaman = story.dataset.incidents.find("2022-12-11-chaman").unwrap();
    for action in [
        Action::ToggleIncident(khost),
        Action::ToggleProvince(ProvinceCode::parse("AF-KHO").unwrap()),
        Action::Brush(story.extent),
        Action::OpenIncident(chaman),
        Action::Play,
    ] {
        let left = update(&story, &stepped, action.clone());
        assert_eq!(left.mode, Mode::Explore, "{action:?}");
        assert!(matches!(left.framing, Framing::Incidents(_)), "{action:?}");
        assert_eq!(story_scene(&story, &left), None);
    }
}

#[test]
fn the_map_comes_back_with_the_next_step() {
    let story = builtin_story();
    let told = update(&story, &State::initial(&story), Action::StartStory);
    let moved = update(&story, &told, Action::Frame(Framing::Countries));
    assert_ne!(moved.mode, Mode::Explore);
    assert_eq!(moved.framing, Framing::Countries);
    let next = update(&story, &moved, Action::Step(Step::Next));
    assert_eq!(next.framing, Framing::Incident(next.incident.unwrap()));
}

#[test]
fn a_filter_leaves_out_steps_and_goes_on_with_the_next() {
    let story = builtin_story();
    let start = State::initial(&story);
    let told = after(
        &story,
        &start,
        &[Action::StartStory, Action::Step(Step::To(2))],
    );
    let filtered = update(&story, &told, Action::ToggleCategory(Category::Airstrike));
    assert_eq!(id(&story, &filtered).as_deref(), Some(STORY[5]));
    assert_eq!(story_scene(&story, &filtered).unwrap().steps.len(), 8);
    assert_eq!(
        filtered.framing,
        Framing::Incident(filtered.incident.unwrap())
    );

    let nothing = update(&story, &told, Action::Search("no such word".into()));
    assert_eq!((nothing.mode, nothing.incident), (Mode::Explore, None));
    assert_eq!(update(&story, &nothing, Action::StartStory), nothing);
}

#[test]
fn every_step_has_its_place_in_view() {
    let story = builtin_story();
    let mut state = update(&story, &State::initial(&story), Action::StartStory);
    for step in 0..STORY.len() {
        state = update(&story, &state, Action::Step(Step::To(step)));
        let map = map_scene(&story, &state, 600.0, 450.0);
        let selected = map.symbols.iter().find(|symbol| symbol.selected);
        if let Some(symbol) = selected {
            let at = symbol.point;
            assert!((0.0..=600.0).contains(&at.x_px), "{step}");
            assert!((0.0..=450.0).contains(&at.y_px), "{step}");
        }
    }
}

#[test]
fn outside_the_story_steps_go_through_the_list() {
    let story = builtin_story();
    let state = update(
        &story,
        &State::initial(&story),
        Action::ToggleProvince(ProvinceCode::parse("AF-PKA").unwrap()),
    );
    let list = list_scene(&story, &state).entries;
    assert_eq!(list.len(), 2);
    let first = update(&story, &state, Action::Step(Step::Next));
    assert_eq!(first.incident, Some(list[0].incident));
    let second = update(&story, &first, Action::Step(Step::Next));
    assert_eq!(second.incident, Some(list[1].incident));
    assert_eq!(update(&story, &second, Action::Step(Step::Next)), second);
    let last = update(&story, &state, Action::Step(Step::Previous));
    assert_eq!(last, second);
    assert_eq!(last.framing, state.framing, "the map stands still");
}

/// A report on several sites also tells about each site.
#[test]
fn what_is_not_told_yet_is_dimmed_on_the_map() {
    let story = builtin_story();
    let state = update(&story, &State::initial(&story), Action::StartStory);
    let told = |step: usize| {
        let state = update(&story, &state, Action::Step(Step::To(step)));
        let symbols = map_scene(&story, &state, 400.0, 400.0).symbols;
        let told = symbols.into_iter().filter(|symbol| !symbol.dimmed);
        told.map(|symbol| {
            story
                .dataset
                .incidents
                .record(symbol.incident)
                .unwrap()
                .id
                .clone()
        })
        .collect::<Vec<_>>()
    };
    assert_eq!(told(0), [STORY[0]]);
    assert_eq!(told(2), [STORY[0], STORY[3], STORY[4]]);
    assert_eq!(told(5), [STORY[0], STORY[3], STORY[4], STORY[5]]);
}
