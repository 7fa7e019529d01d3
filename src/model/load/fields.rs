//! Reads the fields of an object.
//!
//! One expression builds a record, field by field. A bad field returns a placeholder and reports a
//! fault. [`Report::faultless`] then discards the record, so nobody sees the placeholder.

use super::report::{Path, Report, Step, shown};
use super::value::{At, Found};
use super::words::Words;
use crate::model::Raw;

pub(super) struct Fields<'a> {
    /// The fields that are not read yet. `None` if the value is not an object.
    unread: Option<Vec<&'a (String, Raw)>>,
    path: &'a Path<'a>,
    report: &'a Report,
}

impl<'a> Fields<'a> {
    pub fn of(at: &'a At<'a>) -> Self {
        let mut unread = None;
        if let Found::Value(Raw::Map(fields)) = at.found {
            unread = Some(fields.iter().collect());
        } else {
            at.expected("an object");
        }
        Self {
            unread,
            path: &at.path,
            report: at.report,
        }
    }

    /// The name of the first field that is not read yet.
    pub fn next_name(&self) -> Option<&'a str> {
        let (name, _) = self.unread.as_ref()?.first()?;
        Some(name)
    }

    /// The field with this name, which may turn out to be missing.
    pub fn take(&mut self, name: &'a str) -> At<'a> {
        let mut found = Found::Unreadable;
        if let Some(unread) = &mut self.unread {
            found = Found::Nothing;
            unread.retain(|(field, value)| {
                if field != name {
                    return true;
                }
                found = match found {
                    Found::Nothing => Found::Value(value),
                    _ => Found::Several,
                };
                false
            });
        }
        let path = Path {
            before: Some(self.path),
            step: Step::Field(name),
        };
        At {
            found,
            path,
            report: self.report,
        }
    }

    /// The field with this name, or `None` if it is absent.
    pub fn take_optional(&mut self, name: &'static str) -> Option<At<'a>> {
        self.take(name).if_present()
    }

    pub fn text(&mut self, name: &'static str) -> String {
        self.take(name).text().unwrap_or_default().into()
    }

    pub fn optional_text(&mut self, name: &'static str) -> Option<String> {
        self.take_optional(name)?.text().map(String::from)
    }

    pub fn word<T: Copy>(&mut self, name: &'static str, words: &Words<T>) -> T {
        self.take(name).word(words).unwrap_or(words.meanings[0])
    }

    pub fn optional_word<T: Copy>(&mut self, name: &'static str, words: &Words<T>) -> Option<T> {
        self.take_optional(name)?.word(words)
    }

    /// Reports every field that was not read.
    pub fn end(self) {
        for (name, value) in self.unread.into_iter().flatten() {
            let path = Path {
                before: Some(self.path),
                step: Step::Field(name),
            };
            self.report
                .remark(&path, "no field of this name".into(), shown(value));
        }
    }
}
