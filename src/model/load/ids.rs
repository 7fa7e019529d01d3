//! Which ids a list of records has, and the names of the records.

use super::report::{Path, Read, Report, Step};
use super::value::{At, Fields, Found, is_id};
use crate::model::Raw;

/// The ids of a list of records, found by binary search.
pub(super) struct Ids<'a> {
    /// Id and position in the list, sorted.
    sorted: Vec<(&'a str, usize)>,
}

impl<'a> Ids<'a> {
    pub fn of(records: impl Iterator<Item = &'a Raw>) -> Self {
        let mut sorted: Vec<_> = records
            .enumerate()
            .filter_map(|(position, record)| match record.get("id") {
                Some(Raw::Text(id)) => Some((id.as_str(), position)),
                _ => None,
            })
            .collect();
        sorted.sort_unstable();
        Self { sorted }
    }

    /// Position of the first record with this id.
    pub fn position(&self, id: &str) -> Option<usize> {
        let at = self.sorted.partition_point(|(other, _)| *other < id);
        self.sorted
            .get(at)
            .filter(|(found, _)| *found == id)
            .map(|(_, position)| *position)
    }

    /// The id of the record at `position`, which no earlier one may have.
    pub fn own_id(&self, fields: &mut Fields, position: usize) -> Read<String> {
        let at = fields.required("id");
        let id = at.id()?;
        if self.position(id) == Some(position) {
            Ok(id.into())
        } else {
            Err(at.expected("an id that no other record has"))
        }
    }

    /// A record of its own in messages: known by its id if that is good, else by its
    /// position.
    pub fn record(
        &self,
        (kind, list): (&'static str, &'static str),
        position: usize,
        raw: &'a Raw,
        report: &'a Report,
    ) -> At<'a> {
        let step = match raw.get("id") {
            Some(Raw::Text(id)) if is_id(id) && self.position(id) == Some(position) => {
                Step::Id { kind, id }
            }
            _ => Step::Position {
                list,
                index: position,
            },
        };
        At {
            raw: Found::Value(raw),
            path: Path { before: None, step },
            report,
        }
    }
}
