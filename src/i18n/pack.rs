//! The file of one language: words, then names of places, then the translated texts of the built-in
//! story, separated by empty lines.
//!
//! Words are one per line, in the order of [`Word`]. Names are rows of `code <tab> name`.
//! Translations are rows of `id <tab> 1 if reviewed, else 0 <tab> title <tab> summary`. The story's
//! own row has an empty id, and the columns title, standfirst and paragraphs of the methodology.

use super::{Language, Word};
use std::sync::OnceLock;

const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/en.txt"));

/// Each language is loaded once and kept, because the reader may return to it.
static LOADED: [OnceLock<Pack>; Language::ALL.len()] = [const { OnceLock::new() }; 4];

#[derive(Debug)]
pub(super) struct Pack {
    pub words: Vec<&'static str>,
    pub names_tsv: &'static str,
    pub translations_tsv: &'static str,
}

/// The pack of a language, if it is loaded.
pub(super) fn pack(language: Language) -> Option<&'static Pack> {
    let place = &LOADED[language as usize];
    if language == Language::English {
        return Some(place.get_or_init(|| {
            read(ENGLISH).unwrap_or_else(|| unreachable!("the build script wrote it"))
        }));
    }
    #[cfg(not(target_arch = "wasm32"))]
    place.get_or_init(|| {
        read(text(language)).unwrap_or_else(|| unreachable!("the build script wrote it"))
    });
    place.get()
}

/// Stores the text of a language. `None` if it is not a pack of this build.
pub(super) fn keep(language: Language, text: String) -> Option<&'static Pack> {
    let place = &LOADED[language as usize];
    if place.get().is_none() {
        // Leaks at most once per language.
        let read = read(Box::leak(text.into_boxed_str()))?;
        let _ = place.set(read);
    }
    place.get()
}

fn read(text: &'static str) -> Option<Pack> {
    let mut sections = text.splitn(3, "\n\n");
    let words: Vec<_> = sections.next()?.split('\n').collect();
    let names_tsv = sections.next()?;
    let translations_tsv = sections.next()?;
    (words.len() == Word::COUNT).then_some(Pack {
        words,
        names_tsv,
        translations_tsv,
    })
}

/// The pack of a language, as the site publishes it.
#[cfg(not(target_arch = "wasm32"))]
pub fn text(language: Language) -> &'static str {
    match language {
        Language::English => ENGLISH,
        Language::Pashto => include_str!(concat!(env!("OUT_DIR"), "/ps.txt")),
        Language::Dari => include_str!(concat!(env!("OUT_DIR"), "/prs.txt")),
        Language::Urdu => include_str!(concat!(env!("OUT_DIR"), "/ur.txt")),
    }
}
