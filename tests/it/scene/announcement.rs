//! The sentences of the live region.

use clash_map::builtin::builtin_story;
use clash_map::i18n::{Language, Locale};
use clash_map::model::{Category, IncidentIndex, ProvinceCode};
use clash_map::scene::{Action, ListView, State, Story, announcement, update};

/// Returns the announcement after the last action.
fn said(story: &Story, actions: &[Action]) -> Option<String> {
    let mut now = State::initial(story);
    let mut before = now.clone();
    for action in actions {
        before = now;
        now = update(story, &before, action.clone());
    }
    announcement(story, &before, &now, false)
}

fn paktika() -> Action {
    Action::ToggleProvince(ProvinceCode::parse("AF-PKA").unwrap())
}

fn strike(story: &Story) -> IncidentIndex {
    let mut incidents = story.dataset.incidents.indices();
    let is_strike = |&i: &IncidentIndex| {
        story.dataset.incidents.record(i).unwrap().id == "2024-03-18-strike-paktika"
    };
    incidents.find(is_strike).unwrap()
}

#[test]
fn what_is_selected_is_named() {
    let story = builtin_story();
    assert_eq!(
        said(&story, &[paktika()]).unwrap(),
        "Paktika selected: 1 incident."
    );
    let strike = Action::ToggleIncident(strike(&story));
    assert_eq!(
        said(&story, &[paktika(), strike]).unwrap(),
        "Airstrike in Laman, Barmal district selected."
    );
}

#[test]
fn a_cleared_selection_says_what_is_listed() {
    let story = builtin_story();
    assert_eq!(
        said(&story, &[paktika(), Action::Clear]).unwrap(),
        "All provinces: 10 incidents."
    );
}

#[test]
fn a_window_is_told_with_its_count() {
    let story = builtin_story();
    let all_years = Action::Brush(story.extent);
    let sentence = said(&story, &[all_years]).unwrap();
    assert!(sentence.ends_with(" incidents."), "{sentence}");
    let sentence = said(&story, &[paktika(), Action::Brush(story.extent)]).unwrap();
    assert!(sentence.starts_with("Paktika, "), "{sentence}");
    let start = State::initial(&story);
    assert_eq!(
        announcement(&story, &start, &start, true).unwrap(),
        "16–19 March 2024: 10 incidents."
    );
}

#[test]
fn a_filter_is_told_by_its_count() {
    let story = builtin_story();
    let airstrikes = Action::ToggleCategory(Category::Airstrike);
    assert_eq!(
        said(&story, std::slice::from_ref(&airstrikes)).unwrap(),
        "All provinces: 8 incidents."
    );
    assert_eq!(
        said(&story, &[paktika(), airstrikes]).unwrap(),
        "Paktika: no incidents."
    );
}

#[test]
fn what_changes_no_fact_is_not_told() {
    let story = builtin_story();
    assert_eq!(said(&story, &[Action::ShowAs(ListView::Table)]), None);
    assert_eq!(said(&story, &[Action::Clear]), None);
}

#[test]
fn every_language_tells_it() {
    for language in Language::ALL {
        let story = builtin_story().told_in(Locale::of(language).unwrap());
        let name = story.area_name(ProvinceCode::parse("AF-PKA").unwrap());
        let sentence = said(&story, &[paktika()]).unwrap();
        assert!(sentence.starts_with(&name), "{sentence}");
    }
}
