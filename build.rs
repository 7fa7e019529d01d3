//! Checks `data/dataset.json` and packs it for embedding. Checks the widget's words and writes a
//! text file for each language. A fault in the data or the words fails the build.

use std::path::{Path, PathBuf};
use std::{env, fs};

// The widget's own loader and map.
#[allow(dead_code, unused_imports)]
#[path = "src/geo/mod.rs"]
mod geo;
#[allow(dead_code, unused_imports)]
#[path = "src/model/mod.rs"]
mod model;

const DATASET: &str = "data/dataset.json";
const WORDS: &str = "data/words";
const NAMES: &str = "data/names";
/// Each language's file name in `data/words` and `data/names`, and its tag in the dataset's
/// translations. The first is the one that the others must match.
const LANGUAGES: [(&str, &str); 4] = [("en", "en"), ("ps", "ps"), ("prs", "fa-AF"), ("ur", "ur")];

fn main() {
    // Cargo tracks the files that the modules include.
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

/// Returns the dataset and the JSON value it was read from, or the issues.
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

/// Removes the translations, because readers load them only with their language.
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

/// Returns the translations into one language, in the format of `src/i18n/pack.rs`.
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

/// Returns the source of the enum `Word`, and each language's words and names in the format of
/// `src/i18n/pack.rs`; or the faults of the words.
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

/// Returns the rows `key <tab> text`. A row without a tab has an empty text.
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

/// Returns the faults of a language file: it misses a key, has an extra one or one twice, uses
/// different `{placeholders}` than English, or has a list of another length.
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

/// Returns the `{placeholders}` of a text, sorted.
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

/// Turns `incidents.one` into `IncidentsOne`.
fn variant(key: &str) -> String {
    let capitalised = |part: &str| {
        let (first, rest) = part.split_at(1);
        first.to_uppercase() + rest
    };
    key.split(['-', '.']).map(capitalised).collect()
}
