use clash_map::builtin::builtin_story;
use clash_map::model::{Category, ProvinceCode, sources_differ};
use clash_map::scene::{
    Action, Choice, Criterion, Facet, Lack, State, Story, differing_count, facet_choices,
    list_scene, update,
};

fn all_years(story: &Story) -> State {
    update(story, &State::initial(story), Action::Brush(story.extent))
}

fn names(choices: &[Choice]) -> Vec<&str> {
    choices.iter().map(|choice| choice.name.as_str()).collect()
}

fn listed(story: &Story, state: &State) -> Vec<String> {
    let entries = list_scene(story, state).entries;
    let id = |incident| story.dataset.incidents.record(incident).unwrap().id.clone();
    entries.iter().map(|entry| id(entry.incident)).collect()
}

fn choose(story: &Story, state: &State, facet: Facet, key: &str) -> State {
    let value = story.facets.find(facet, key).expect(key);
    update(story, state, Action::Choose(facet, Some(value)))
}

#[test]
fn actors_are_listed_without_the_part_the_record_gives_them() {
    let story = builtin_story();
    let choices = facet_choices(&story, &all_years(&story), Facet::Actor);
    let first: Vec<_> = choices
        .iter()
        .take(3)
        .map(|c| (&*c.name, c.count))
        .collect();
    // By the data: each name in the actors of so many incidents that are no parents, "Pakistan"
    // with and without "(accused…)".
    assert_eq!(
        first,
        [
            ("Pakistan’s armed forces", 27),
            ("Taliban", 20),
            ("Pakistan", 5)
        ]
    );
    assert!(names(&choices).iter().all(|name| !name.contains('(')));
}

#[test]
fn the_actors_of_a_report_on_all_sites_are_those_of_its_sites() {
    let story = builtin_story();
    let state = choose(&story, &State::initial(&story), Facet::Actor, "civilians");
    assert_eq!(
        listed(&story, &state),
        [
            "2024-03-18-strikes",
            "2024-03-18-strike-paktika",
            "2024-03-18-strike-khost"
        ]
    );
    assert_eq!(list_scene(&story, &state).count, 2);
}

#[test]
fn keys_are_unique_and_lead_back() {
    let story = builtin_story();
    for facet in Facet::ALL {
        let choices = facet_choices(&story, &all_years(&story), facet);
        assert!(!choices.is_empty());
        for choice in choices {
            let key = story.facets.key(facet, choice.value);
            assert_eq!(story.facets.find(facet, key), Some(choice.value));
            assert_eq!(story.facets.name(facet, choice.value), choice.name);
            let is_plain =
                |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c);
            assert!(!key.is_empty() && key.chars().all(is_plain), "{key}");
        }
    }
}

#[test]
fn a_claimant_type_shows_incidents_with_a_claim_by_it_and_the_sites_of_such() {
    let story = builtin_story();
    let state = choose(&story, &all_years(&story), Facet::Claimant, "armed_group");
    assert_eq!(
        listed(&story, &state),
        [
            "2024-03-16-mir-ali",
            "2024-03-18-strikes",
            "2024-03-18-strike-paktika",
            "2024-03-18-strike-khost",
        ]
    );
}

#[test]
fn a_publisher_shows_incidents_that_cite_it() {
    let story = builtin_story();
    let state = choose(&story, &all_years(&story), Facet::Source, "ary-news");
    assert_eq!(
        listed(&story, &state),
        [
            "2024-03-18-strikes",
            "2024-03-18-strike-paktika",
            "2024-03-18-strike-khost"
        ]
    );
}

#[test]
fn differing_incidents_are_those_with_two_claims_that_cannot_both_hold() {
    let story = builtin_story();
    let state = update(&story, &all_years(&story), Action::ShowDiffering(true));
    let dataset = &story.dataset;
    let differs = |i| {
        let claims = &dataset.incidents.record(i).unwrap().claims;
        claims
            .iter()
            .any(|a| claims.iter().any(|b| sources_differ(a, b)))
    };
    let expected = dataset.incidents.indices().filter(|&i| {
        let whole = dataset.incidents.record(i).unwrap().part_of;
        differs(i) || whole.is_some_and(differs)
    });
    let expected: Vec<_> = expected.collect();
    assert!(expected.len() > 3 && expected.len() < dataset.incidents.len());
    for incident in dataset.incidents.indices() {
        assert_eq!(state.shows(&story, incident), expected.contains(&incident));
    }
}

#[test]
fn choices_are_by_count_then_by_name_and_keep_the_chosen_one() {
    let story = builtin_story();
    let state = choose(&story, &all_years(&story), Facet::Source, "dawn");
    // Nothing by Dawn is left among the statements of one day of 2022.
    let state = update(&story, &state, Action::Search("zardari chaman".into()));
    let choices = facet_choices(&story, &state, Facet::Source);
    let left: Vec<_> = choices
        .iter()
        .map(|c| (&*c.name, c.count, c.selected))
        .collect();
    assert_eq!(left, [("Dawn", 0, true)]);
    let choices = facet_choices(&story, &all_years(&story), Facet::Source);
    let is_sorted = choices.is_sorted_by(|a, b| {
        let by_name = story.locale.compare(&a.name, &b.name);
        b.count.cmp(&a.count).then(by_name).is_le()
    });
    assert!(is_sorted, "{choices:?}");
    let names = names(&choices);
    let position = |name| names.iter().position(|known| *known == name).unwrap();
    // In the order of Unicode every small letter is behind all capitals.
    let dpa = position("dpa via The Spokesman-Review");
    assert!(position("DNA News Agency (Pakistan)") < dpa && dpa < position("Dunya News"));
}

#[test]
fn each_count_is_what_is_listed_once_it_is_chosen() {
    let story = builtin_story();
    let initial = State::initial(&story);
    let airless = update(
        &story,
        &initial,
        Action::ToggleCategory(Category::Airstrike),
    );
    let local = choose(&story, &all_years(&story), Facet::Claimant, "local_source");
    let searched = update(&story, &local, Action::Search("khost".into()));
    for state in [initial, airless, local, searched] {
        for facet in Facet::ALL {
            for choice in facet_choices(&story, &state, facet) {
                let next = update(&story, &state, Action::Choose(facet, Some(choice.value)));
                assert_eq!(list_scene(&story, &next).count, choice.count, "{choice:?}");
            }
        }
        let next = update(&story, &state, Action::ShowDiffering(true));
        assert_eq!(
            list_scene(&story, &next).count,
            differing_count(&story, &state)
        );
    }
}

#[test]
fn clearing_filters_shows_all_of_the_window() {
    let story = builtin_story();
    let mut state = State::initial(&story);
    let start = state.clone();
    for action in [
        Action::ToggleCategory(Category::BorderClash),
        Action::Search("mir ali".into()),
        Action::ShowDiffering(true),
    ] {
        state = update(&story, &state, action);
    }
    let state = choose(&story, &state, Facet::Claimant, "official");
    assert_ne!(state, start);
    assert_eq!(update(&story, &state, Action::ClearFilters), start);
}

#[test]
fn opening_an_incident_takes_away_only_the_filters_that_hide_it() {
    let story = builtin_story();
    let khost = story
        .dataset
        .incidents
        .find("2024-03-18-strike-khost")
        .unwrap();
    let mut state = choose(&story, &State::initial(&story), Facet::Claimant, "official");
    state = choose(&story, &state, Facet::Actor, "taliban");
    for action in [Action::Search("mofa".into()), Action::OpenIncident(khost)] {
        state = update(&story, &state, action);
    }
    let criteria = state.filter.criteria();
    assert_eq!(state.incident, Some(khost));
    assert_eq!(criteria.chosen[Facet::Actor as usize], None);
    assert!(criteria.chosen[Facet::Claimant as usize].is_some());
    assert!(criteria.search.is_empty());
}

#[test]
fn an_incident_that_a_search_hides_is_no_longer_selected() {
    let story = builtin_story();
    let mir_ali = story.dataset.incidents.find("2024-03-16-mir-ali").unwrap();
    let state = update(
        &story,
        &State::initial(&story),
        Action::ToggleIncident(mir_ali),
    );
    let found = update(&story, &state, Action::Search("mir".into()));
    assert_eq!(found.incident, Some(mir_ali));
    let lost = update(&story, &state, Action::Search("mirx".into()));
    assert_eq!(lost.incident, None);
}

#[test]
fn what_is_set_can_be_taken_away_one_by_one() {
    let story = builtin_story();
    let initial = State::initial(&story);
    let mut state = choose(&story, &initial, Facet::Source, "dawn");
    let dawn = story.facets.find(Facet::Source, "dawn").unwrap();
    for action in [
        Action::ShowDiffering(true),
        Action::Search("Mir Ali".into()),
    ] {
        state = update(&story, &state, action);
    }
    let mut set = state.filter.criteria().set();
    assert_eq!(
        set,
        [
            Criterion::Search,
            Criterion::Chosen(Facet::Source, dawn),
            Criterion::Differ
        ]
    );
    while !set.is_empty() {
        state = update(&story, &state, set.remove(0).removal());
        assert_eq!(state.filter.criteria().set(), set);
    }
    assert_eq!(state, initial);
}

#[test]
fn an_empty_list_says_whether_filters_made_it_so() {
    let story = builtin_story();
    let initial = State::initial(&story);
    assert_eq!(list_scene(&story, &initial).lack, None);
    let searched = update(&story, &initial, Action::Search("xyz".into()));
    assert_eq!(list_scene(&story, &searched).lack, Some(Lack::Match));
    let mut hidden = initial.clone();
    for category in Category::ALL {
        hidden = update(&story, &hidden, Action::ToggleCategory(category));
    }
    assert_eq!(list_scene(&story, &hidden).lack, Some(Lack::Match));
    // No incident is recorded in Nimroz, whatever is filtered.
    let quiet = Action::ToggleProvince(ProvinceCode::parse("AF-NIM").unwrap());
    let quiet = update(&story, &searched, quiet);
    assert_eq!(list_scene(&story, &quiet).lack, Some(Lack::Record));
}
