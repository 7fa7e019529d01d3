//! Checks `data/dataset.json` and packs it for embedding; checks the widget's words and
//! makes a file of them for each language. What has a fault does not build.

use std::path::{Path, PathBuf};
use std::{env, fs};

// The loader and the map are the ones the widget uses.
#[allow(dead_code, unused_imports)]
#[path = "src/geo/mod.rs"]
mod geo;
#[allow(dead_code, unused_imports)]
#[path = "src/model/mod.rs"]
mod model;

const DATASET: &str = "data/dataset.json";
const WORDS: &str = "data/words";
const NAMES: &str = "data/names";
/// Files of words and names, with the tags of translations; the others follow the first.
const LANGUAGES: [(&str, &str); 4] = [("en", "en"), ("ps", "ps"), ("prs", "fa-AF"), ("ur", "ur")];

fn main() {
    // What the modules include, Cargo tracks itself.
    for input in [DATASET, WORDS, NAMES] {
        println!("cargo::rerun-if-changed={input}");
    }
    let out_dir = PathBuf::from(env::var_os("OUT_DIR").expect("Cargo sets OUT_DIR"));
    let write = |name: &str, content: &[u8]| {
        fs::write(out_dir.join(name), content).expect("OUT_DIR can be written");
    };
    let mut translations_tsv = LANGUAGES.map(|_| String::new());
    report(DATASET, dataset(Path::new(DATASET)), |(dataset, raw)| {
        write("dataset.bin", &model::pack(&without_translations(raw)));
        translations_tsv = LANGUAGES.map(|(_, tag)| translations(&dataset, tag));
    });
    report(WORDS, words(), |(word_enum, packs)| {
        write("word.rs", word_enum.as_bytes());
        for (i, pack) in packs.iter().enumerate() {
            let pack = format!("{pack}\n\n{}", translations_tsv[i]);
            write(&format!("{}.txt", LANGUAGES[i].0), pack.as_bytes());
        }
    });
}

fn report<T>(input: &str, outcome: Result<T, Vec<String>>, write: impl FnOnce(T)) {
    match outcome {
        Ok(made) => write(made),
        Err(messages) => {
            for message in messages {
                println!("cargo::error={input}: {message}");
            }
        }
    }
}

/// The dataset and what it was read from, or what is wrong with it.
fn dataset(path: &Path) -> Result<(model::Dataset, model::Raw), Vec<String>> {
    let json = fs::read_to_string(path).map_err(|error| vec![error.to_string()])?;
    let raw = serde_json::from_str(&json).map_err(|error| vec![error.to_string()])?;
    let issues = match model::load(&raw, &geo::embedded()) {
        Ok(loaded) if loaded.issues.is_empty() => return Ok((loaded.dataset, raw)),
        Ok(loaded) => loaded.issues,
        Err(issues) => issues,
    };
    Err(issues.iter().map(|issue| issue.to_string()).collect())
}

/// A reader loads them only with the language they are in.
fn without_translations(raw: model::Raw) -> model::Raw {
    match raw {
        model::Raw::Map(fields) => {
            let fields = fields.into_iter();
            let kept = fields.filter(|(name, _)| name != "translations");
            model::Raw::Map(
                kept.map(|(name, value)| (name, without_translations(value)))
                    .collect(),
            )
        }
        model::Raw::List(items) => {
            model::Raw::List(items.into_iter().map(without_translations).collect())
        }
        other => other,
    }
}

/// The translations into one language, in the form of `src/i18n/pack.rs`.
fn translations(dataset: &model::Dataset, tag: &str) -> String {
    let row = |id: &str, is_reviewed: bool, texts: &[&str]| {
        format!("{id}\t{}\t{}\n", u8::from(is_reviewed), texts.join("\t"))
    };
    let mut tsv = String::new();
    if let Some(own) = dataset.translation(tag) {
        let mut texts = vec![own.title.as_str(), &own.standfirst];
        let paragraphs = own.methodology.iter().flatten();
        texts.extend(paragraphs.map(String::as_str));
        tsv += &row("", own.is_reviewed, &texts);
    }
    for incident in dataset.incidents.records().unwrap_or_default() {
        if let Some(translation) = incident.translation(tag) {
            let texts = [translation.title.as_str(), &translation.summary];
            tsv += &row(&incident.id, translation.is_reviewed, &texts);
        }
    }
    tsv
}

/// The enum of all words, and for each language its pack, in the form of
/// `src/i18n/pack.rs`; or what is wrong with the words.
fn words() -> Result<(String, Vec<String>), Vec<String>> {
    let read = |folder: &str, language: &str| {
        let path = format!("{folder}/{language}.tsv");
        fs::read_to_string(&path).map_err(|error| vec![format!("{path}: {error}")])
    };
    let english_tsv = read(WORDS, LANGUAGES[0].0)?;
    let english = rows(&english_tsv);
    let mut faults = Vec::new();
    let mut packs = Vec::new();
    for (language, _) in LANGUAGES {
        let words_tsv = read(WORDS, language)?;
        let words = rows(&words_tsv);
        faults.extend(faults_of(language, &words, &english));
        let texts: Vec<_> = english
            .iter()
            .map(|(key, _)| text_of(&words, key).unwrap_or_default())
            .collect();
        let names_tsv = read(NAMES, language)?;
        let names: Vec<_> = names_tsv
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .collect();
        packs.push(format!("{}\n\n{}", texts.join("\n"), names.join("\n")));
    }
    if faults.is_empty() {
        Ok((word_enum(&english), packs))
    } else {
        Err(faults)
    }
}

/// Rows of `key <tab> text`; a row without a tab has an empty text.
fn rows(tsv: &str) -> Vec<(&str, &str)> {
    tsv.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split_once('\t').unwrap_or((line, "")))
        .collect()
}

fn text_of<'a>(words: &[(&str, &'a str)], key: &str) -> Option<&'a str> {
    let row = words.iter().find(|(known, _)| *known == key)?;
    Some(row.1)
}

/// What a language has less, more or otherwise than English.
fn faults_of(language: &str, words: &[(&str, &str)], english: &[(&str, &str)]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |key: &str, expected: &str, found: &str| {
        faults.push(format!(
            "{language}.tsv, {key}: expected {expected}, found {found}"
        ));
    };
    for (key, original) in english {
        match text_of(words, key) {
            None | Some("") => fault(key, "a text", "none"),
            Some(text) if holes(text) != holes(original) => {
                fault(key, &holes(original).join(" "), &holes(text).join(" "));
            }
            Some(text) if text.split('|').count() != original.split('|').count() => {
                fault(key, "a list as long as the English one", text);
            }
            Some(_) => {}
        }
    }
    for (i, (key, _)) in words.iter().enumerate() {
        if text_of(english, key).is_none() {
            fault(key, "a key that en.tsv has", "another");
        }
        if words[..i].iter().any(|(other, _)| other == key) {
            fault(key, "one text", "two");
        }
    }
    faults
}

/// The `{names}` that a text has to have filled in, sorted.
fn holes(text: &str) -> Vec<&str> {
    let mut holes: Vec<_> = text
        .split('{')
        .skip(1)
        .map(|rest| rest.split('}').next().unwrap_or_default())
        .collect();
    holes.sort_unstable();
    holes
}

fn word_enum(english: &[(&str, &str)]) -> String {
    let variants: Vec<_> = english
        .iter()
        .map(|(key, text)| format!("    /// “{text}”\n    {},\n", variant(key)))
        .collect();
    format!(
        "/// A word of the widget, by its key in `data/words/`.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n\
         pub enum Word {{\n{}}}\n\n\
         impl Word {{\n    pub(super) const COUNT: usize = {};\n}}\n",
        variants.concat(),
        english.len()
    )
}

/// `incidents.one` as `IncidentsOne`.
fn variant(key: &str) -> String {
    let capitalised = |part: &str| {
        let (first, rest) = part.split_at(1);
        first.to_uppercase() + rest
    };
    key.split(['-', '.']).map(capitalised).collect()
}
