//! Reading the fields of an object.
//!
//! A record is built in one expression, field by field. A bad field reads as a
//! placeholder, and as it is also a fault, the record is never seen
//! ([`Report::faultless`]).

use super::report::{Path, Report, Step, shown};
use super::value::{At, Found};
use super::words::Words;
use crate::model::Raw;

pub(super) struct Fields<'a> {
    /// The fields that have not been read yet; `None` for something that is no object.
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

    /// The first field that nobody has read yet.
    pub fn next_name(&self) -> Option<&'a str> {
        let (name, _) = self.unread.as_ref()?.first()?;
        Some(name)
    }

    /// The field of this name, if only to find it missing.
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

    /// A field that may be absent; if it is there it must be good.
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

    /// Reports every field that nobody has read.
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
