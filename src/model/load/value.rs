//! Reads single values. If a method does not find what its name promises, it reports what it
//! expected, what it found and where, and returns `None` or an empty value.

use super::form::{LANGUAGE, is_language};
use super::report::{Path, Report, Step, is_invisible_control, shown};
use super::words::Words;
use crate::model::{Date, Raw};

/// A value and its place in the data.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub found: Found<'a>,
    pub path: Path<'a>,
    pub report: &'a Report,
}

#[derive(Clone, Copy)]
pub(super) enum Found<'a> {
    Nothing,
    Value(&'a Raw),
    /// The object has this field more than once.
    Several,
    /// The fault is already reported.
    Unreadable,
}

impl<'a> At<'a> {
    /// Reports that `expected` should stand here.
    pub fn expected(&self, expected: &str) {
        let found = match self.found {
            Found::Nothing => "nothing".into(),
            Found::Value(raw) => shown(raw),
            Found::Several => "several".into(),
            Found::Unreadable => return,
        };
        self.wrong(expected.into(), found);
    }

    pub fn wrong(&self, expected: String, found: String) {
        self.report.fault(&self.path, expected, found);
    }

    pub fn is_absent(&self) -> bool {
        matches!(self.found, Found::Nothing)
    }

    pub fn if_present(self) -> Option<Self> {
        (!self.is_absent()).then_some(self)
    }

    /// Returns what `read` makes of the text. Reports a fault if the value is no text or `read`
    /// returns `None`.
    pub fn read<T>(&self, expected: &str, read: impl FnOnce(&'a str) -> Option<T>) -> Option<T> {
        let value = match self.found {
            Found::Value(Raw::Text(text)) => read(text),
            _ => None,
        };
        if value.is_none() {
            self.expected(expected);
        }
        value
    }

    /// A text that is not blank and has no invisible control characters.
    pub fn text(&self) -> Option<&'a str> {
        let text = self.read("text", |text| (!text.trim().is_empty()).then_some(text))?;
        if text.chars().any(is_invisible_control) {
            self.expected("text without control or direction characters");
            return None;
        }
        Some(text)
    }

    pub fn date(&self) -> Option<Date> {
        self.read("a calendar date, YYYY-MM-DD", Date::parse)
    }

    pub fn language(&self) -> String {
        let tag = self.read(LANGUAGE, |tag| is_language(tag).then_some(tag));
        tag.unwrap_or_default().into()
    }

    pub fn flag(&self) -> Option<bool> {
        match self.found {
            Found::Value(Raw::Bool(flag)) => Some(*flag),
            _ => {
                self.expected("true or false");
                None
            }
        }
    }

    /// A whole number from 0 to 2³² − 1.
    pub fn whole_number(&self) -> Option<u32> {
        match self.found {
            Found::Value(Raw::Number(number)) if f64::from(*number as u32) == *number => {
                Some(*number as u32)
            }
            _ => {
                self.expected("a whole number of at least 0");
                None
            }
        }
    }

    /// A number between `-limit` and `limit`.
    pub fn degrees(&self, limit: f64, expected: &str) -> Option<f64> {
        match self.found {
            Found::Value(Raw::Number(degrees)) if degrees.abs() <= limit => Some(*degrees),
            _ => {
                self.expected(expected);
                None
            }
        }
    }

    /// The meaning of one of the given words.
    pub fn word<T: Copy>(&self, words: &Words<T>) -> Option<T> {
        Some(words.meanings[self.word_index(words.words)?])
    }

    fn word_index(&self, words: &[&str]) -> Option<usize> {
        let index = match self.found {
            Found::Value(Raw::Text(text)) => words.iter().position(|word| word == text),
            _ => None,
        };
        if index.is_none() {
            self.expected(&format!("one of {}", words.join(", ")));
        }
        index
    }

    pub fn list(&self) -> Option<&'a [Raw]> {
        match self.found {
            Found::Value(Raw::List(items)) => Some(items),
            _ => {
                self.expected("a list");
                None
            }
        }
    }

    /// Item number `index` of this list.
    pub fn item<'s>(&'s self, index: usize, item: &'s Raw) -> At<'s> {
        let path = Path {
            before: Some(&self.path),
            step: Step::Item(index),
        };
        At {
            found: Found::Value(item),
            path,
            report: self.report,
        }
    }

    pub fn texts(&self) -> Vec<String> {
        let items = self.list().unwrap_or_default().iter().enumerate();
        items
            .filter_map(|(i, item)| self.item(i, item).text().map(String::from))
            .collect()
    }
}
