//! Collects issues, and builds the paths that say where they are.

use std::cell::{Cell, RefCell};

use crate::model::{Issue, Raw, decimal_text};

/// The issues found so far.
#[derive(Default)]
pub(super) struct Report {
    issues: RefCell<Vec<Issue>>,
    fault_count: Cell<usize>,
}

/// The path from a record to one of its values.
#[derive(Clone, Copy)]
pub(super) struct Path<'a> {
    pub before: Option<&'a Path<'a>>,
    pub step: Step<'a>,
}

#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    Dataset,
    /// A record with a valid id.
    Id {
        kind: &'static str,
        id: &'a str,
    },
    /// A record without a valid id.
    Position {
        list: &'static str,
        index: usize,
    },
    Field(&'a str),
    Item(usize),
}

impl Report {
    /// Adds an issue that withholds nothing.
    pub fn remark(&self, path: &Path, expected: String, found: String) {
        let (record, field) = path.record_and_field();
        self.issues.borrow_mut().push(Issue {
            record,
            field,
            expected,
            found,
        });
    }

    /// Adds an issue that withholds the record being read.
    pub fn fault(&self, path: &Path, expected: String, found: String) {
        self.fault_count.set(self.fault_count.get() + 1);
        self.remark(path, expected, found);
    }

    /// Returns the result of `read`, or `None` if it reported a fault.
    pub fn faultless<T>(&self, read: impl FnOnce() -> T) -> Option<T> {
        let before = self.fault_count.get();
        let value = read();
        (self.fault_count.get() == before).then_some(value)
    }

    pub fn into_issues(self) -> Vec<Issue> {
        self.issues.into_inner()
    }
}

impl Path<'_> {
    fn record_and_field(&self) -> (String, String) {
        let mut record = String::new();
        let mut field = String::new();
        let mut next = Some(self);
        while let Some(Path { before, step }) = next {
            let dot = if field.is_empty() || field.starts_with('[') {
                ""
            } else {
                "."
            };
            match step {
                Step::Dataset => record = "dataset".into(),
                Step::Id { kind, id } => record = format!("{kind} \"{id}\""),
                Step::Position { list, index } => record = format!("{list}[{index}]"),
                Step::Field(name) => field = format!("{}{dot}{field}", printable(name)),
                Step::Item(index) => field = format!("[{index}]{dot}{field}"),
            }
            next = *before;
        }
        (record, field)
    }
}

/// A value of the data, short enough for a message.
pub(super) fn shown(raw: &Raw) -> String {
    match raw {
        Raw::Null => "null".into(),
        Raw::Bool(false) => "false".into(),
        Raw::Bool(true) => "true".into(),
        Raw::Number(number) => shown_number(*number),
        Raw::Text(text) => shown_text(text),
        Raw::List(items) if items.is_empty() => "an empty list".into(),
        Raw::List(_) => "a list".into(),
        Raw::Map(_) => "an object".into(),
    }
}

fn shown_text(text: &str) -> String {
    const CHARS_MAX: usize = 60;
    let start: String = text.chars().take(CHARS_MAX).collect();
    let ellipsis = if start.len() < text.len() { "…" } else { "" };
    format!("\"{}{ellipsis}\"", printable(&start))
}

pub(super) fn shown_number(number: f64) -> String {
    decimal_text(number).unwrap_or("a number out of range".into())
}

/// Whether the character is invisible but can change how its neighbours look: control characters,
/// and those with Unicode's property `Bidi_Control`.
pub(super) fn is_invisible_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn printable(text: &str) -> String {
    let mut printable = String::new();
    for c in text.chars() {
        if is_invisible_control(c) {
            printable += &format!("\\u{{{:x}}}", c as u32);
        } else {
            printable.push(c);
        }
    }
    printable
}
