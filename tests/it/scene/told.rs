use clash_map::builtin::{builtin_story, builtin_story_in};
use clash_map::i18n::{Language, Locale};
use clash_map::scene::Story;

fn told_in(language: Language) -> Story {
    builtin_story_in(Locale::of(language).unwrap())
}

#[test]
fn each_text_says_whether_its_translation_is_reviewed() {
    for language in Language::ALL {
        let mut story = told_in(language);
        let is_translated = language != Language::English;
        let marks = |story: &Story| {
            let first = story.dataset.incidents.indices().next().unwrap();
            let methodology = story.is_methodology_unreviewed();
            [
                story.is_title_unreviewed(),
                methodology,
                story.is_unreviewed(first),
            ]
        };
        assert_eq!(marks(&story), [is_translated; 3], "{language:?}");
        for translation in &mut story.dataset.translations {
            translation.methodology = None;
        }
        assert_eq!(
            marks(&story),
            [is_translated, false, is_translated],
            "the methodology is that of the data"
        );
        for translation in &mut story.dataset.translations {
            translation.is_reviewed = true;
        }
        assert_eq!(marks(&story), [false, false, is_translated]);
    }
}

#[test]
fn dari_is_dari_by_each_of_its_tags() {
    let mut story = builtin_story().told_in(Locale::of(Language::Dari).unwrap());
    for (tag, is_foreign) in [
        ("fa-AF", false),
        ("fa", false),
        ("prs", false),
        ("prs-AF", false),
        ("ps", true),
        ("en", true),
    ] {
        story.dataset.language = tag.into();
        assert_eq!(story.is_foreign(), is_foreign, "{tag}");
    }
}
