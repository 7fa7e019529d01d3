//! A language together with its loaded words.

use super::pack::{Pack, keep, pack};
use super::{Language, Word};

/// Writes every text of the widget in one language. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Locale {
    language: Language,
    pack: &'static Pack,
}

impl Locale {
    /// English is always loaded.
    pub fn english() -> Self {
        Self::of(Language::English).unwrap_or_else(|| unreachable!("English is built in"))
    }

    /// `None` if the language's words are not loaded. In native code all are.
    pub fn of(language: Language) -> Option<Self> {
        let pack = pack(language)?;
        Some(Self { language, pack })
    }

    /// Uses the words of a loaded file. `None` if the file is from another build.
    pub fn load(language: Language, text: String) -> Option<Self> {
        let pack = keep(language, text)?;
        Some(Self { language, pack })
    }

    pub fn language(self) -> Language {
        self.language
    }

    /// Names of places, in the format of [`crate::geo::Names::parse`].
    pub fn names_tsv(self) -> &'static str {
        self.pack.names_tsv
    }

    /// Translations of the built-in story, as rows of the language's file.
    pub fn translations_tsv(self) -> &'static str {
        self.pack.translations_tsv
    }

    pub fn word(self, word: Word) -> &'static str {
        self.pack.words[word as usize]
    }

    /// Item number `index` of a word that is a list.
    pub(super) fn item(self, list: Word, index: usize) -> &'static str {
        self.word(list).split('|').nth(index).unwrap_or_default()
    }

    /// The word with its `{placeholders}` replaced by the values.
    pub fn fill(self, word: Word, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        let mut rest = self.word(word);
        while let Some((before, after)) = rest.split_once('{') {
            let (name, tail) = after.split_once('}').unwrap_or((after, ""));
            filled.push_str(before);
            let value = values.iter().find(|(known, _)| *known == name);
            filled.push_str(value.map_or("", |(_, value)| value));
            rest = tail;
        }
        filled.push_str(rest);
        filled
    }

    /// A whole number in the language's numerals.
    pub fn number(self, number: usize) -> String {
        self.numerals(&number.to_string())
    }

    /// Replaces the digits 0–9 in the text by the language's numerals.
    pub fn numerals(self, text: &str) -> String {
        let zero = self.language.zero();
        let numeral = |c: char| match c.to_digit(10) {
            Some(digit) => char::from_u32(zero as u32 + digit).unwrap_or(c),
            None => c,
        };
        text.chars().map(numeral).collect()
    }

    /// The singular or plural form, with `{count}` filled in.
    pub fn counted(self, one: Word, other: Word, count: usize) -> String {
        let form = if self.language.is_one(count) {
            one
        } else {
            other
        };
        self.fill(form, &[("count", &self.number(count))])
    }
}

impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language
    }
}
