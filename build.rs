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
/// Names of the files of words and names; the first is the one that the others follow.
const LANGUAGES: [&str; 4] = ["en", "ps", "prs", "ur"];

fn main() {
    // What the modules include, Cargo tracks itself.
    for input in [DATASET, WORDS, NAMES] {
        println!("cargo::rerun-if-changed={input}");
    }
    let out_dir = PathBuf::from(env::var_os("OUT_DIR").expect("Cargo sets OUT_DIR"));
    let write = |name: &str, content: &[u8]| {
        fs::write(out_dir.join(name), content).expect("OUT_DIR can be written");
    };
    report(DATASET, packed_dataset(Path::new(DATASET)), |packed| {
        write("dataset.bin", &packed);
    });
    report(WORDS, words(), |(word_enum, packs)| {
        write("word.rs", word_enum.as_bytes());
        for (language, pack) in LANGUAGES.iter().zip(packs) {
            write(&format!("{language}.txt"), pack.as_bytes());
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

/// The dataset in the embedded form, or what is wrong with it.
fn packed_dataset(path: &Path) -> Result<Vec<u8>, Vec<String>> {
    let json = fs::read_to_string(path).map_err(|error| vec![error.to_string()])?;
    let raw = serde_json::from_str(&json).map_err(|error| vec![error.to_string()])?;
    let issues = match model::load(&raw, &geo::embedded()) {
        Ok(loaded) => loaded.issues,
        Err(issues) => issues,
    };
    if issues.is_empty() {
        Ok(model::pack(&raw))
    } else {
        Err(issues.iter().map(|issue| issue.to_string()).collect())
    }
}

/// The enum of all words, and for each language its pack, in the form of
/// `src/i18n/pack.rs`; or what is wrong with the words.
fn words() -> Result<(String, Vec<String>), Vec<String>> {
    let read = |folder: &str, language: &str| {
        let path = format!("{folder}/{language}.tsv");
        fs::read_to_string(&path).map_err(|error| vec![format!("{path}: {error}")])
    };
    let english_tsv = read(WORDS, LANGUAGES[0])?;
    let english = rows(&english_tsv);
    let mut faults = Vec::new();
    let mut packs = Vec::new();
    for language in LANGUAGES {
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
        packs.push(format!("{}\n\n{}\n\n", texts.join("\n"), names.join("\n")));
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
