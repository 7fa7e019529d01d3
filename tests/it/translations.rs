//! The built-in story's translations are complete and lose no figure or place. Read from the file,
//! not through the loader.

use clash_map::builtin::story_from_raw;
use clash_map::geo::{NAMES_EN_TSV, NAMES_PRS_TSV, NAMES_PS_TSV, NAMES_UR_TSV};
use clash_map::scene::Story;
use serde_json::Value;

struct Language {
    tag: &'static str,
    names_tsv: &'static str,
    /// Letters of neighbouring languages that look alike or have another sound.
    foreign_letters: &'static str,
    has_western_digits: bool,
}

const LANGUAGES: [Language; 3] = [
    Language {
        tag: "ps",
        names_tsv: NAMES_PS_TSV,
        foreign_letters: "گڈٹڑہھےںكة",
        has_western_digits: false,
    },
    Language {
        tag: "fa-AF",
        names_tsv: NAMES_PRS_TSV,
        foreign_letters: "ګڼښځڅږړډټېۍيكہھےںڈٹڑة",
        has_western_digits: false,
    },
    Language {
        tag: "ur",
        names_tsv: NAMES_UR_TSV,
        foreign_letters: "ګڼښځڅږړډټېۍيكهة",
        has_western_digits: true,
    },
];

const DATASET: &str = include_str!("../../data/dataset.json");

fn dataset() -> Value {
    serde_json::from_str(DATASET).unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("a text: {value}"))
}

/// Returns title and summary of every incident, in English and in the language.
fn incident_texts(dataset: &Value, tag: &str) -> Vec<(String, String)> {
    let incidents = dataset["incidents"].as_array().unwrap();
    let texts = |of: &Value| format!("{}\n{}", text(&of["title"]), text(&of["summary"]));
    incidents
        .iter()
        .map(|incident| (texts(incident), texts(&incident["translations"][tag])))
        .collect()
}

/// Returns the dataset's own texts likewise.
fn own_texts(dataset: &Value, tag: &str) -> Vec<(String, String)> {
    let texts = |of: &Value| {
        let paragraphs = of["methodology"].as_array().unwrap().iter();
        let mut texts = vec![text(&of["title"]).into(), text(&of["standfirst"]).into()];
        texts.extend(paragraphs.map(|paragraph| text(paragraph).to_string()));
        texts
    };
    let (own, translated) = (texts(dataset), texts(&dataset["translations"][tag]));
    assert_eq!(own.len(), translated.len(), "{tag}");
    own.into_iter().zip(translated).collect()
}

fn all_texts(dataset: &Value, tag: &str) -> Vec<(String, String)> {
    let mut texts = incident_texts(dataset, tag);
    texts.extend(own_texts(dataset, tag));
    texts
}

/// Returns the numbers in western or eastern digits, sorted.
fn numbers(text: &str) -> Vec<u32> {
    let western = text.chars().map(|c| match c {
        '۰'..='۹' => char::from(b'0' + (c as u32 - '۰' as u32) as u8),
        _ => c,
    });
    let western: String = western.collect();
    let digits = western.split(|c: char| !c.is_ascii_digit());
    let mut numbers: Vec<u32> = digits.filter_map(|number| number.parse().ok()).collect();
    numbers.sort_unstable();
    numbers
}

/// Returns the story with all its translations, as in its file.
fn whole_story() -> Story {
    let raw = serde_json::from_str(include_str!("../../data/dataset.json")).unwrap();
    story_from_raw(&raw).unwrap_or_else(|issues| panic!("{issues:?}"))
}

/// Whether the name occurs as a word of its own.
fn names_place(english: &str, name: &str) -> bool {
    english.match_indices(name).any(|(at, _)| {
        let (before, after) = (&english[..at], &english[at + name.len()..]);
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    })
}

#[test]
fn every_incident_stands_in_every_language() {
    let story = whole_story();
    assert_eq!(story.dataset.language, "en");
    for Language { tag, .. } in LANGUAGES {
        assert!(story.dataset.translation(tag).is_some(), "{tag}");
        for incident in story.dataset.incidents.records().unwrap() {
            let translation = incident.translation(tag);
            assert!(translation.is_some(), "{} in {tag}", incident.id);
        }
    }
}

/// No translation has been read by a journalist who speaks its language.
#[test]
fn no_translation_claims_to_be_reviewed() {
    let dataset = whole_story().dataset;
    assert!(dataset.translations.iter().all(|t| !t.is_reviewed));
    let mut translations = dataset
        .incidents
        .records()
        .unwrap()
        .iter()
        .flat_map(|i| &i.translations);
    assert!(translations.all(|t| !t.is_reviewed));
}

#[test]
fn no_figure_is_lost_or_added() {
    let (own, mut count) = (dataset(), 0);
    for Language { tag, .. } in LANGUAGES {
        for (english, translated) in all_texts(&own, tag) {
            let expected = numbers(&english);
            assert_eq!(numbers(&translated), expected, "{english}\n{translated}");
            count += expected.len();
        }
    }
    assert!(count > 80, "only {count} numbers were compared");
}

#[test]
fn places_are_named_as_on_the_map() {
    let (own, mut count) = (dataset(), 0);
    let rows = |tsv: &'static str| tsv.lines().filter_map(|row| row.split_once('\t'));
    for Language { tag, names_tsv, .. } in LANGUAGES {
        for (english, translated) in all_texts(&own, tag) {
            for (code, name) in rows(names_tsv) {
                let (_, english_name) = rows(NAMES_EN_TSV).find(|row| row.0 == code).unwrap();
                if names_place(&english, english_name) {
                    assert!(translated.contains(name), "{name}\n{english}\n{translated}");
                    count += 1;
                }
            }
            // Two provinces that are one letter apart.
            for (english_name, name) in [("Paktia", "پکتیا"), ("Paktika", "پکتیکا")] {
                let (named, translated) = (english.contains(english_name), &translated);
                assert_eq!(translated.contains(name), named, "{english}\n{translated}");
            }
        }
    }
    assert!(count > 200, "only {count} names were compared");
}

#[test]
fn each_language_is_written_in_its_own_letters() {
    let own = dataset();
    for language in LANGUAGES {
        for (_, translated) in incident_texts(&own, language.tag) {
            assert!(!translated.contains(|c: char| c.is_ascii_alphabetic()));
        }
        for (_, translated) in all_texts(&own, language.tag) {
            // The licence's name is the same everywhere.
            let translated = translated.replace("CC BY 4.0", "");
            let is_foreign = |c: char| match c {
                '0'..='9' => !language.has_western_digits,
                '۰'..='۹' => language.has_western_digits,
                // Arabic's own digits, and whatever turns the direction of the text.
                '\u{660}'..='\u{669}' | '\u{61C}' | '\u{200E}' | '\u{200F}' => true,
                '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
                _ => language.foreign_letters.contains(c),
            };
            let foreign = translated.chars().find(|c| is_foreign(*c));
            assert_eq!(foreign, None, "{}: {translated}", language.tag);
        }
    }
}

#[test]
fn no_word_takes_sides() {
    let own = dataset();
    let loaded = ["شهید", "شهادت", "شہید", "شہادت", "تروریست", "ترهګر", "دہشت"];
    for Language { tag, .. } in LANGUAGES {
        for (_, translated) in all_texts(&own, tag) {
            let found = loaded.iter().find(|word| translated.contains(**word));
            assert_eq!(found, None, "{translated}");
        }
    }
}

/// The log contains the change that is shown as the last.
#[test]
fn the_newest_entry_of_the_log_is_of_this_version() {
    let dataset = whole_story().dataset;
    let newest = &dataset.changes[0];
    assert_eq!(
        (newest.date, &newest.version),
        (dataset.updated, &dataset.version)
    );
}
