use clash_map::builtin::builtin_story;
use clash_map::scene::{
    Action, ListView, Paging, SortKey, State, claims_table, list_scene, printed_page, update,
};

#[test]
fn a_short_list_is_one_page_and_a_long_one_has_pages_of_equal_length() {
    let paging = Paging {
        whole_max: 40,
        page_len: 20,
    };
    let range = |number, entries| paging.page(number, entries).range();
    assert_eq!(range(0, 0), 0..0);
    assert_eq!(range(0, 40), 0..40);
    assert_eq!(range(0, 41), 0..20);
    assert_eq!(range(2, 41), 40..41);
    assert_eq!(range(9, 41), 40..41, "the last");
    assert_eq!(paging.page(0, 0).count, 1);
    assert_eq!(paging.page(0, 41).count, 3);
    assert_eq!(paging.page(0, 41).left_out(), 21);
    assert_eq!(paging.page_with(39, 40).number, 0);
    assert_eq!(paging.page_with(39, 41).number, 1);
}

#[test]
fn the_story_is_listed_whole_and_printed_whole() {
    let story = builtin_story();
    let all_years = update(&story, &State::initial(&story), Action::Brush(story.extent));
    assert_eq!(
        list_scene(&story, &all_years).entries.len(),
        story.dataset.incidents.len()
    );
    assert_eq!(printed_page(&story, &all_years).left_out(), 0);
}

#[test]
fn another_list_opens_on_its_first_page() {
    let story = builtin_story();
    let turned = [
        Action::Brush(story.extent),
        Action::ShowAs(ListView::Claims),
        Action::TurnTo(1),
    ]
    .into_iter()
    .fold(State::initial(&story), |state, action| {
        update(&story, &state, action)
    });
    assert_eq!(turned.page, 1);
    assert_eq!(claims_table(&story, &turned).incidents.len(), 18);
    let province = story.index.counts().provinces().next().unwrap();
    for action in [
        Action::ToggleProvince(province),
        Action::ShowDiffering(true),
        Action::ShowAs(ListView::Table),
        Action::SortBy(SortKey::Title),
        Action::TurnTo(0),
    ] {
        assert_eq!(
            update(&story, &turned, action.clone()).page,
            0,
            "{action:?}"
        );
    }
    let kept = update(&story, &turned, Action::Frame(turned.framing));
    assert_eq!(kept.page, 1);
}
