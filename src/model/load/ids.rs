//! The ids of a list of records: are they unique, and how do messages name a record?

use super::fields::Fields;
use super::report::{Path, Report, Step};
use super::value::{At, Found};
use crate::model::{Raw, sorted_positions};

/// The ids of a list of records. Looks them up by binary search.
pub(super) struct Ids<'a> {
    /// By position in the list. Empty if the record has no id.
    ids: Vec<&'a str>,
    /// Positions, sorted by id and then by position.
    sorted: Vec<usize>,
}

impl<'a> Ids<'a> {
    pub fn of(records: impl Iterator<Item = &'a Raw>) -> Self {
        let id = |record: &'a Raw| match record.get("id") {
            Some(Raw::Text(id)) => id.as_str(),
            _ => "",
        };
        Self::of_texts(records.map(id).collect())
    }

    /// Like [`Self::of`], for ids that are already read.
    pub fn of_texts(ids: Vec<&'a str>) -> Self {
        let sorted = sorted_positions(ids.len(), &|a, b| ids[a].cmp(ids[b]));
        Self { ids, sorted }
    }

    /// Position of the first record with this id.
    pub fn position(&self, id: &str) -> Option<usize> {
        let at = self
            .sorted
            .partition_point(|position| self.ids[*position] < id);
        self.sorted
            .get(at)
            .copied()
            .filter(|position| self.ids[*position] == id)
    }

    /// Reads the id of the record at `position`. Reports a fault if an earlier record has it.
    pub fn own_id(&self, fields: &mut Fields, position: usize) -> String {
        let at = fields.take("id");
        let expected = "an id of a–z, 0–9, '.', '-' and '_'";
        let Some(id) = at.read(expected, |id| is_id(id).then_some(id)) else {
            return String::new();
        };
        if self.position(id) != Some(position) {
            at.expected("an id that no other record has");
        }
        id.into()
    }

    /// The record as messages name it: by its id if that is valid and unique, else by its position.
    pub fn record(
        &self,
        (kind, list): (&'static str, &'static str),
        position: usize,
        raw: &'a Raw,
        report: &'a Report,
    ) -> At<'a> {
        let id = self.ids[position];
        let step = if is_id(id) && self.position(id) == Some(position) {
            Step::Id { kind, id }
        } else {
            Step::Position {
                list,
                index: position,
            }
        };
        At {
            found: Found::Value(raw),
            path: Path { before: None, step },
            report,
        }
    }
}

fn is_id(text: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-_".contains(&b);
    !text.is_empty() && text.bytes().all(allowed)
}
