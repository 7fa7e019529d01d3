//! The widget's words in `data/words/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use clash_map::i18n::{Language, Locale, pack_text};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Returns all Rust sources below a folder, as one text.
fn sources(folder: &Path) -> String {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .map(|path| {
            if path.is_dir() {
                sources(&path)
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                fs::read_to_string(path).unwrap()
            } else {
                String::new()
            }
        })
        .collect()
}

fn variant(key: &str) -> String {
    let parts = key.split(['-', '.']);
    parts
        .map(|part| part[..1].to_uppercase() + &part[1..])
        .collect()
}

#[test]
fn every_word_is_said_somewhere() {
    let code = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let is_end = |c: char| !c.is_alphanumeric();
    let said: BTreeSet<&str> = code
        .split("Word::")
        .skip(1)
        .filter_map(|rest| rest.split(is_end).next())
        .collect();
    let words = read("data/words/en.tsv");
    let keys = words.lines().filter_map(|line| line.split_once('\t'));
    let unsaid: Vec<_> = keys
        .map(|(key, _)| variant(key))
        .filter(|name| !said.contains(name.as_str()))
        .collect();
    assert_eq!(unsaid, Vec::<String>::new());
}

#[test]
fn every_place_of_the_map_has_a_name_in_every_language() {
    let codes = |language: Language| -> BTreeSet<&str> {
        let names_tsv = Locale::of(language).unwrap().names_tsv();
        names_tsv
            .lines()
            .map(|row| row.split('\t').next().unwrap())
            .collect()
    };
    let english = codes(Language::English);
    for language in Language::ALL {
        let missing: Vec<_> = english.difference(&codes(language)).copied().collect();
        assert_eq!(missing, Vec::<&str>::new(), "{language:?}");
    }
}

/// The size of what readers load for one language.
#[test]
fn words_of_a_language_are_small() {
    for language in Language::ALL {
        let words = pack_text(language).split("\n\n").next().unwrap();
        let mut compressed = Vec::new();
        let parameters = brotli::enc::BrotliEncoderParams::default();
        brotli::BrotliCompress(&mut words.as_bytes(), &mut compressed, &parameters).unwrap();
        assert!(
            compressed.len() <= 3_000,
            "{language:?}: {} bytes",
            compressed.len()
        );
    }
}
