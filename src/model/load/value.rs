//! Reading single values: each method either returns what it promises or reports what
//! it expected, what it found, and where.

use super::report::{Path, Read, Report, Reported, Step, is_invisible_control, shown};
use crate::model::{Date, Raw};

/// A value and where it stands.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub raw: Found<'a>,
    pub path: Path<'a>,
    pub report: &'a Report,
}

#[derive(Clone, Copy)]
pub(super) enum Found<'a> {
    Nothing,
    Value(&'a Raw),
    /// A field written more than once: which one was meant is not known.
    Several,
}

/// The fields of a map that have not been read yet.
pub(super) struct Fields<'a> {
    unread: Vec<&'a (String, Raw)>,
    path: &'a Path<'a>,
    report: &'a Report,
}

impl<'a> At<'a> {
    /// Reports that something else was expected here.
    pub fn expected(&self, expected: &str) -> Reported {
        let found = match self.raw {
            Found::Nothing => "nothing".into(),
            Found::Value(raw) => shown(raw),
            Found::Several => "several".into(),
        };
        self.wrong(expected.into(), found)
    }

    pub fn wrong(&self, expected: String, found: String) -> Reported {
        self.report.issue(&self.path, expected, found)
    }

    /// The text as written, unchecked.
    pub fn str(&self, expected: &str) -> Read<&'a str> {
        match self.raw {
            Found::Value(Raw::Text(text)) => Ok(text),
            _ => Err(self.expected(expected)),
        }
    }

    /// Text with something in it, and nothing that could disguise it.
    pub fn text(&self) -> Read<String> {
        let text = self.str("text")?;
        if text.trim().is_empty() {
            return Err(self.expected("text"));
        }
        if text.chars().any(is_invisible_control) {
            return Err(self.expected("text without control or direction characters"));
        }
        Ok(text.into())
    }

    /// Text of at most so many words.
    pub fn short_text(&self, words_max: usize) -> Read<String> {
        let text = self.text()?;
        let words = text.split_whitespace().count();
        if words > words_max {
            return Err(self.wrong(format!("at most {words_max} words"), format!("{words}")));
        }
        Ok(text)
    }

    pub fn id(&self) -> Read<&'a str> {
        const EXPECTED: &str = "an id of a–z, 0–9, '.', '-' and '_'";
        let id = self.str(EXPECTED)?;
        if is_id(id) {
            Ok(id)
        } else {
            Err(self.expected(EXPECTED))
        }
    }

    /// A link that can be shown and followed: `http` or `https`, a host in ASCII, no
    /// user name, nothing that is drawn other than it reads.
    pub fn url(&self) -> Read<String> {
        const EXPECTED: &str = "a link that starts with https:// or http:// and a host name";
        let url = self.str(EXPECTED)?;
        let rest = url
            .strip_prefix("https://")
            .or_else(|| url.strip_prefix("http://"));
        let authority = rest.and_then(|rest| rest.split(['/', '?', '#']).next());
        let is_host = |host: &str| {
            !host.is_empty()
                && host
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.')
        };
        let is_port = |port: &str| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
        let has_host = authority.is_some_and(|authority| match authority.split_once(':') {
            Some((host, port)) => is_host(host) && is_port(port),
            None => is_host(authority),
        });
        if !has_host {
            return Err(self.expected(EXPECTED));
        }
        let is_unsafe = |c: char| {
            c.is_whitespace() || is_invisible_control(c) || matches!(c, '\\' | '"' | '<' | '>')
        };
        if url.contains(is_unsafe) {
            return Err(self.expected("a link without spaces, quotes or control characters"));
        }
        Ok(url.into())
    }

    /// BCP 47, by form only.
    pub fn language(&self) -> Read<String> {
        const EXPECTED: &str = "a language tag such as en or fa-AF";
        let tag = self.str(EXPECTED)?;
        let subtag =
            |s: &str| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric());
        let primary = tag.split('-').next().unwrap_or_default();
        let is_primary =
            (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_lowercase());
        if !is_primary || !tag.split('-').all(subtag) {
            return Err(self.expected(EXPECTED));
        }
        Ok(tag.into())
    }

    pub fn date(&self) -> Read<Date> {
        const EXPECTED: &str = "a calendar date, YYYY-MM-DD";
        Date::parse(self.str(EXPECTED)?).ok_or_else(|| self.expected(EXPECTED))
    }

    /// Minutes after midnight of `HH:MM`.
    pub fn minute_of_day(&self) -> Read<u16> {
        const EXPECTED: &str = "a time from 00:00 to 23:59";
        let &[h1, h2, b':', m1, m2] = self.str(EXPECTED)?.as_bytes() else {
            return Err(self.expected(EXPECTED));
        };
        if ![h1, h2, m1, m2].iter().all(u8::is_ascii_digit) {
            return Err(self.expected(EXPECTED));
        }
        let two_digits = |tens: u8, ones: u8| u16::from(tens - b'0') * 10 + u16::from(ones - b'0');
        let (hour, minute) = (two_digits(h1, h2), two_digits(m1, m2));
        if hour > 23 || minute > 59 {
            return Err(self.expected(EXPECTED));
        }
        Ok(hour * 60 + minute)
    }

    /// A whole number from 0 to 2³² − 1.
    pub fn whole_number(&self) -> Read<u32> {
        match self.raw {
            Found::Value(Raw::Number(number)) if f64::from(*number as u32) == *number => {
                Ok(*number as u32)
            }
            _ => Err(self.expected("a whole number from 0")),
        }
    }

    /// A number of which the absolute value is at most `limit`.
    pub fn degrees(&self, limit: f64, expected: &str) -> Read<f64> {
        match self.raw {
            Found::Value(Raw::Number(degrees)) if degrees.abs() <= limit => Ok(*degrees),
            _ => Err(self.expected(expected)),
        }
    }

    /// One of the given words, as what it stands for.
    pub fn word<T: Copy>(&self, words: &[(&'static str, T)]) -> Read<T> {
        let found = match self.raw {
            Found::Value(Raw::Text(text)) => words.iter().find(|(word, _)| word == text),
            _ => None,
        };
        match found {
            Some((_, meaning)) => Ok(*meaning),
            None => Err(self.expected_word(words.iter().map(|(word, _)| *word).collect())),
        }
    }

    fn expected_word(&self, words: Vec<&str>) -> Reported {
        self.expected(&format!("one of {}", words.join(", ")))
    }

    pub fn list(&self) -> Read<&'a [Raw]> {
        match self.raw {
            Found::Value(Raw::List(items)) => Ok(items),
            _ => Err(self.expected("a list")),
        }
    }

    /// One of the values of this list.
    pub fn item<'s>(&'s self, index: usize, item: &'s Raw) -> At<'s> {
        let path = Path {
            before: Some(&self.path),
            step: Step::Item(index),
        };
        At {
            raw: Found::Value(item),
            path,
            report: self.report,
        }
    }

    /// All items of a list. Every bad one is reported.
    pub fn list_of<T>(&self, read: impl Fn(&At) -> Read<T>) -> Read<Vec<T>> {
        let items = self.list()?.iter().enumerate();
        let read: Vec<Read<T>> = items.map(|(i, item)| read(&self.item(i, item))).collect();
        read.into_iter().collect()
    }

    pub fn fields(&self) -> Read<Fields<'_>> {
        let Found::Value(Raw::Map(fields)) = self.raw else {
            return Err(self.expected("an object"));
        };
        let unread = fields.iter().collect();
        Ok(Fields {
            unread,
            path: &self.path,
            report: self.report,
        })
    }
}

impl<'a> Fields<'a> {
    /// A field that must be there; reading a missing one reports it.
    pub fn required(&mut self, name: &'static str) -> At<'a> {
        let mut raw = Found::Nothing;
        self.unread.retain(|(field, value)| {
            if field != name {
                return true;
            }
            raw = match raw {
                Found::Nothing => Found::Value(value),
                _ => Found::Several,
            };
            false
        });
        let path = Path {
            before: Some(self.path),
            step: Step::Field(name),
        };
        At {
            raw,
            path,
            report: self.report,
        }
    }

    /// A field that may be absent; if it is there it must be good.
    pub fn optional<T>(
        &mut self,
        name: &'static str,
        read: impl Fn(&At<'a>) -> Read<T>,
    ) -> Read<Option<T>> {
        let at = self.required(name);
        match at.raw {
            Found::Nothing => Ok(None),
            _ => read(&at).map(Some),
        }
    }

    /// Reports every field that nobody has read.
    pub fn end(self) {
        for (name, value) in self.unread {
            let path = Path {
                before: Some(self.path),
                step: Step::Field(name),
            };
            let at = At {
                raw: Found::Value(value),
                path,
                report: self.report,
            };
            at.expected("no field of this name");
        }
    }
}

pub(super) fn is_id(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-_".contains(&b);
    !text.is_empty() && text.bytes().all(allowed)
}
