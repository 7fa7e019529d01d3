use clash_map::builtin::builtin_story;
use clash_map::i18n::{Language, Locale};
use clash_map::model::ProvinceCode;
use clash_map::scene::{
    Action, Framing, Selection, State, Story, link_query, selection_query, update,
};

/// Returns the state after a query, from the story's initial state.
fn selected(story: &Story, query: &str) -> State {
    let (selection, faults) = Selection::parse(story, query);
    assert_eq!(faults, Vec::<String>::new());
    update(story, &State::initial(story), Action::Select(selection))
}

fn faults(query: &str) -> Vec<String> {
    Selection::parse(&builtin_story(), query).1
}

#[test]
fn the_start_is_said_whole_and_linked_by_nothing() {
    let story = builtin_story();
    let initial = State::initial(&story);
    assert_eq!(
        selection_query(&story, &initial),
        "from=2024-03-16&to=2024-03-19&kinds=airstrike,clash,attack,statement"
    );
    assert_eq!(link_query(&story, &initial, Language::English), "");
}

#[test]
fn a_link_leads_to_the_state_it_was_made_from() {
    let story = builtin_story();
    for query in [
        "province=AF-PKA",
        "incident=2024-03-16-mir-ali",
        "province=PK-KP&incident=2024-03-16-mir-ali",
        "from=2024-03-01&to=2024-12-31",
        "kinds=airstrike,statement",
        "province=AF-KHO&from=2022-01-01&to=2026-12-31&kinds=airstrike",
        "kinds=none",
        "search=mir%20ali",
        "search=%DA%A9%D8%A7%D8%A8%D9%84+%26+1%25%2B%3D%23",
        "actor=taliban&claimant=anonymous_official",
        "source=amu-tv&from=2022-01-01&to=2026-12-31",
        "differ=1&view=claims",
        "view=table",
        "story=1",
        "story=1&incident=2024-03-18-mofa&claimant=official",
    ] {
        let state = selected(&story, query);
        let link = link_query(&story, &state, Language::English);
        assert_eq!(selected(&story, &link), state, "{query} as {link}");
        assert_eq!(selected(&story, &selection_query(&story, &state)), state);
    }
}

#[test]
fn what_a_query_does_not_name_stays() {
    let story = builtin_story();
    let state = selected(&story, "province=AF-PKA&kinds=airstrike");
    let (selection, _) = Selection::parse(&story, "to=2024-12-31");
    let next = update(&story, &state, Action::Select(selection));
    assert_eq!(
        selection_query(&story, &next),
        "province=AF-PKA&from=2024-03-16&to=2024-12-31&kinds=airstrike"
    );
    assert_eq!(
        next.framing,
        Framing::Incidents(next.window),
        "the map shows the new window"
    );
}

#[test]
fn an_empty_value_is_what_a_reader_starts_with() {
    let story = builtin_story();
    let initial = State::initial(&story);
    let all = "province=AF-PKA&incident=2024-03-18-strike-paktika&from=2022-01-01&to=2025-01-01\
        &kinds=airstrike&search=laman&actor=pakistans-armed-forces&claimant=official&source=dawn\
        &differ=1&view=table";
    let (nothing, faults) = Selection::parse(
        &story,
        "province=&incident=&from=&to=&kinds=&search=&actor=&claimant=&source=&differ=&view=&story=",
    );
    assert!(faults.is_empty());
    let cleared = update(&story, &selected(&story, all), Action::Select(nothing));
    assert_eq!(cleared, initial);
}

#[test]
fn a_language_is_said_where_the_page_opens_in_another() {
    let story = builtin_story();
    let english = State::initial(&story);
    let urdu = selected(&story, "lang=ur");
    for (state, opens_in, link) in [
        (&english, Language::English, ""),
        (&english, Language::Pashto, "lang=en"),
        (&urdu, Language::English, "lang=ur"),
        (&urdu, Language::Urdu, ""),
    ] {
        assert_eq!(link_query(&story, state, opens_in), link);
    }
    assert_eq!(
        selection_query(&story, &urdu).split_once("&lang="),
        Some((&*selection_query(&story, &english), "ur"))
    );
}

#[test]
fn no_language_is_english_in_every_telling() {
    let locale = Locale::of(Language::Urdu).expect("natively all are at hand");
    let story = builtin_story().told_in(locale);
    assert_eq!(State::initial(&story).language, Language::Urdu);
    assert_eq!(selected(&story, "lang=").language, Language::English);
}

#[test]
fn an_incident_that_is_asked_for_is_let_through() {
    let story = builtin_story();
    let state = selected(&story, "kinds=statement&incident=2024-03-18-strike-paktika");
    let incident = state.incident.expect("it is selected");
    assert!(state.shows(&story, incident));
    assert_eq!(
        selection_query(&story, &state),
        "incident=2024-03-18-strike-paktika&from=2024-03-16&to=2024-03-19&kinds=airstrike,statement"
    );
}

#[test]
fn days_in_the_wrong_order_and_out_of_the_story_are_a_window_within_it() {
    let story = builtin_story();
    let state = selected(&story, "from=2024-03-19&to=2024-03-16");
    assert_eq!(state, State::initial(&story));
    let state = selected(&story, "from=1999-01-01&to=2099-01-01");
    assert_eq!(state.window, story.extent);
    for (query, window) in [
        ("from=1999-01-01", "from=2022-01-01&to=2024-03-19"),
        ("to=2099-01-01", "from=2024-03-16&to=2026-12-31"),
        (
            "from=1999-01-01&to=2022-06-30",
            "from=2022-01-01&to=2022-06-30",
        ),
    ] {
        let state = selected(&story, query);
        let shown = selection_query(&story, &state);
        assert!(shown.starts_with(window), "{query}: {shown}");
    }
}

#[test]
fn faults_say_what_was_expected_and_found_and_the_rest_holds() {
    let story = builtin_story();
    let (selection, faults) = Selection::parse(
        &story,
        "province=AF-XX&incident=none&from=yesterday&kinds=airstrike,war&to=2024-03-20\
         &actor=no%20one&claimant=aliens&source=x&differ=yes&view=map&story=0",
    );
    assert_eq!(
        faults,
        [
            "province: expected the code of a province on the map, such as AF-PKA, found \"AF-XX\"",
            "incident: expected the id of an incident of the story, found \"none\"",
            "from: expected a day as YYYY-MM-DD, found \"yesterday\"",
            "kinds: expected codes separated by commas: airstrike, clash, attack, statement, found \"airstrike,war\"",
            "actor: expected a key that occurs in the story, found \"no one\"",
            "claimant: expected a key that occurs in the story, found \"aliens\"",
            "source: expected a key that occurs in the story, found \"x\"",
            "differ: expected 1, found \"yes\"",
            "view: expected cards, table or claims, found \"map\"",
            "story: expected 1, found \"0\"",
        ]
    );
    let rest = Selection::parse(&story, "to=2024-03-20").0;
    assert_eq!(selection, rest);
}

#[test]
fn hostile_and_strange_queries_do_no_harm() {
    for query in [
        "",
        "&",
        "=",
        "province",
        "province==",
        "a=b",
        "kinds=,",
        "from=2024-02-30",
    ] {
        let _ = faults(query);
    }
    assert_eq!(faults("utm_source=x&province=AF-PKA"), Vec::<String>::new());
    assert_eq!(
        faults("province=PK-KP~FATA").len(),
        1,
        "a part is no province"
    );
    assert_eq!(faults("kinds=,").len(), 1);
}

#[test]
fn values_are_read_percent_encoded_and_written_so() {
    let story = builtin_story();
    let encoded = "from=2024%2D03%2D16&kinds=airstrike%2Cclash&search=%D9%85%DB%8C%D8%B1+%26%20c";
    let state = selected(&story, encoded);
    assert_eq!(state.filter.criteria().search.text(), "میر & c");
    assert_eq!(
        selection_query(&story, &state),
        "from=2024-03-16&to=2024-03-19&kinds=airstrike,clash&search=%D9%85%DB%8C%D8%B1%20%26%20c"
    );
}

#[test]
fn filters_and_views_are_said_where_they_are_set() {
    let story = builtin_story();
    let query = "actor=taliban&claimant=official&source=dawn&differ=1&search=x&view=table";
    let state = selected(&story, query);
    assert_eq!(link_query(&story, &state, Language::English), query);
    assert_eq!(
        selection_query(&story, &state),
        format!("from=2024-03-16&to=2024-03-19&kinds=airstrike,clash,attack,statement&{query}")
    );
}

#[test]
fn a_link_into_the_story_opens_at_its_step_and_leads_back_to_the_start() {
    let story = builtin_story();
    let state = selected(&story, "story=1&incident=2024-03-18-strike-khost");
    let khost = story.dataset.incidents.find("2024-03-18-strike-khost");
    assert_eq!(state.incident, khost);
    assert_eq!(state.framing, Framing::Incident(khost.unwrap()));
    assert_eq!(
        link_query(&story, &state, Language::English),
        "incident=2024-03-18-strike-khost&story=1"
    );
    assert_eq!(
        update(&story, &state, Action::EndStory),
        State::initial(&story)
    );
    let (end, _) = Selection::parse(&story, "story=");
    assert_eq!(
        update(&story, &state, Action::Select(end)),
        State::initial(&story)
    );

    // An incident outside the story's focus is none of its steps.
    let state = selected(&story, "story=1&incident=2022-12-11-chaman");
    let first = story.dataset.incidents.find("2024-03-16-mir-ali");
    assert_eq!((state.incident, state.window), (first, story.focus()));
}

#[test]
fn an_incident_that_is_asked_for_is_let_through_a_filter() {
    let story = builtin_story();
    let state = selected(&story, "search=zardari&incident=2024-03-18-strike-khost");
    assert_eq!(
        link_query(&story, &state, Language::English),
        "incident=2024-03-18-strike-khost"
    );
}

#[test]
fn reset_is_the_start() {
    let story = builtin_story();
    let state = selected(
        &story,
        "province=AF-PKA&from=2022-01-01&search=paktika&view=table",
    );
    assert_eq!(state.province, ProvinceCode::parse("AF-PKA"));
    assert_eq!(
        update(&story, &state, Action::Reset),
        State::initial(&story)
    );
}
