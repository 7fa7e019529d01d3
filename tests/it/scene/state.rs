use clash_map::builtin::builtin_story;
use clash_map::model::{Category, Date, ProvinceCode};
use clash_map::scene::{Action, Framing, State, list_scene, update};
use clash_map::time::Interval;

fn code(text: &str) -> ProvinceCode {
    ProvinceCode::parse(text).unwrap()
}

#[test]
fn a_province_lists_its_incidents_and_the_report_on_all_sites() {
    let story = builtin_story();
    let state = update(
        &story,
        &State::initial(&story),
        Action::ToggleProvince(code("AF-PKA")),
    );
    let list = list_scene(&story, &state);
    let ids: Vec<&str> = list
        .entries
        .iter()
        .map(|entry| {
            story
                .dataset
                .incidents
                .record(entry.incident)
                .unwrap()
                .id
                .as_str()
        })
        .collect();
    assert_eq!(ids, ["2024-03-18-strikes", "2024-03-18-strike-paktika"]);
    assert!(list.entries[0].is_parent && !list.entries[0].is_site);
    assert!(list.entries[1].is_site);
    assert_eq!(list.count, 1, "the report on both sites is not counted");
}

#[test]
fn a_second_click_clears_the_province() {
    let story = builtin_story();
    let once = update(
        &story,
        &State::initial(&story),
        Action::ToggleProvince(code("AF-PKA")),
    );
    let twice = update(&story, &once, Action::ToggleProvince(code("AF-PKA")));
    assert_eq!(twice, State::initial(&story));
}

#[test]
fn clear_clears_province_and_incident_and_nothing_else() {
    let story = builtin_story();
    let strike = story
        .dataset
        .incidents
        .find("2024-03-18-strike-paktika")
        .unwrap();
    let initial = State::initial(&story);
    let filtered = update(
        &story,
        &initial,
        Action::ToggleCategory(Category::BorderClash),
    );
    let province = update(&story, &filtered, Action::ToggleProvince(code("AF-PKA")));
    let incident = update(&story, &province, Action::ToggleIncident(strike));
    assert_eq!(incident.incident, Some(strike));
    assert_eq!(update(&story, &incident, Action::Clear), filtered);
}

#[test]
fn an_incident_of_another_province_takes_the_province_selection_with_it() {
    let story = builtin_story();
    let strike = story
        .dataset
        .incidents
        .find("2024-03-18-strike-khost")
        .unwrap();
    let paktika = update(
        &story,
        &State::initial(&story),
        Action::ToggleProvince(code("AF-PKA")),
    );
    let khost = update(&story, &paktika, Action::ToggleIncident(strike));
    assert_eq!((khost.province, khost.incident), (None, Some(strike)));
}

#[test]
fn an_incident_that_a_filter_hides_is_no_longer_selected() {
    let story = builtin_story();
    let strike = story
        .dataset
        .incidents
        .find("2024-03-18-strike-paktika")
        .unwrap();
    let selected = update(
        &story,
        &State::initial(&story),
        Action::ToggleIncident(strike),
    );
    let hidden = update(
        &story,
        &selected,
        Action::ToggleCategory(Category::Airstrike),
    );
    assert_eq!(hidden.incident, None);
}

#[test]
fn opening_an_incident_lets_through_what_hid_it() {
    let story = builtin_story();
    let chaman = story.dataset.incidents.find("2022-12-11-chaman").unwrap();
    let filtered = update(
        &story,
        &State::initial(&story),
        Action::ToggleCategory(Category::BorderClash),
    );
    let open = update(&story, &filtered, Action::OpenIncident(chaman));
    let day = Date::parse("2022-12-11").unwrap();
    assert_eq!(open.incident, Some(chaman));
    assert_eq!(open.window, Interval::of_days(day, day));
    assert!(open.categories.contains(Category::BorderClash));
}

#[test]
fn the_map_waits_for_the_end_of_a_brush() {
    let story = builtin_story();
    let initial = State::initial(&story);
    let brushed = update(&story, &initial, Action::Brush(story.extent));
    assert_eq!(brushed.window, story.extent);
    assert_eq!(brushed.framing, initial.framing);
    let released = update(&story, &brushed, Action::BrushEnd);
    assert_eq!(released.framing, Framing::Incidents(story.extent));
}

#[test]
fn a_window_never_leaves_the_years_of_the_story() {
    let story = builtin_story();
    let day = Date::parse("1999-01-01").unwrap();
    let brushed = update(
        &story,
        &State::initial(&story),
        Action::Brush(Interval::of_days(day, day)),
    );
    assert_eq!(brushed.window.start(), story.extent.start());
    assert_eq!(brushed.window.length_min(), 1440);
}
