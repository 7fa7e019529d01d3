//! The incidents of a dataset: their records, or columns that answer for them until the records
//! are here.

use super::packed_incidents::PackedIncidents;
use super::{Date, Incident, IncidentIndex, Kind, LocalMinute, Period, TimePrecision};
use std::sync::Arc;

#[cfg(debug_assertions)]
thread_local! {
    /// How often [`Incidents`] was asked for one of an incident's answers: what tests hold a
    /// cost by.
    pub static INCIDENTS_ASKED: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// In order of first day; within it those with an hour, in its order, then the others as given.
///
/// Every answer but [`Self::record`] is there for each incident, at any time.
#[derive(Clone, Debug, PartialEq)]
pub enum Incidents {
    Records(Vec<Incident>),
    /// Shared by the stories that are told of them, so that no record is loaded twice.
    Packed(Arc<PackedIncidents>),
}

impl Incidents {
    pub fn len(&self) -> usize {
        match self {
            Incidents::Records(records) => records.len(),
            Incidents::Packed(packed) => packed.columns.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn indices(&self) -> impl ExactSizeIterator<Item = IncidentIndex> + use<> {
        (0..self.len() as u32).map(IncidentIndex)
    }

    /// All records; `None` where some may be elsewhere.
    pub fn records(&self) -> Option<&[Incident]> {
        match self {
            Incidents::Records(records) => Some(records),
            Incidents::Packed(_) => None,
        }
    }

    /// The record with all its text; `None` where that is not here yet.
    pub fn record(&self, index: IncidentIndex) -> Option<&Incident> {
        asked();
        match self {
            Incidents::Records(records) => Some(&records[index.0 as usize]),
            Incidents::Packed(packed) => packed.record(index),
        }
    }

    /// The stretch of local time in which it can have happened, end exclusive. Never empty.
    pub fn span(&self, index: IncidentIndex) -> (LocalMinute, LocalMinute) {
        asked();
        match self {
            Incidents::Records(records) => records[index.0 as usize].when.span(),
            Incidents::Packed(packed) => packed.columns.span(index.0 as usize),
        }
    }

    /// Its first and last day.
    pub fn days(&self, index: IncidentIndex) -> Period {
        asked();
        match self {
            Incidents::Records(records) => {
                let when = &records[index.0 as usize].when;
                Period {
                    first: when.first,
                    last: when.last,
                }
            }
            Incidents::Packed(packed) => packed.columns.days(index.0 as usize),
        }
    }

    pub fn time_precision(&self, index: IncidentIndex) -> TimePrecision {
        asked();
        match self {
            Incidents::Records(records) => records[index.0 as usize].when.precision,
            Incidents::Packed(packed) => packed.columns.time_precision(index.0 as usize),
        }
    }

    /// Whether a time of day was reported.
    pub fn has_clock(&self, index: IncidentIndex) -> bool {
        asked();
        match self {
            Incidents::Records(records) => records[index.0 as usize].when.clock.is_some(),
            Incidents::Packed(packed) => packed.columns.has_clock(index.0 as usize),
        }
    }

    pub fn kind(&self, index: IncidentIndex) -> Kind {
        asked();
        match self {
            Incidents::Records(records) => records[index.0 as usize].kind,
            Incidents::Packed(packed) => packed.columns.kind(index.0 as usize),
        }
    }

    /// The incident of which it is one site.
    pub fn part_of(&self, index: IncidentIndex) -> Option<IncidentIndex> {
        asked();
        match self {
            Incidents::Records(records) => records[index.0 as usize].part_of,
            Incidents::Packed(packed) => packed.columns.whole(index.0 as usize),
        }
    }

    /// Its sites, if it covers several.
    pub fn parts(&self, index: IncidentIndex) -> &[IncidentIndex] {
        asked();
        match self {
            Incidents::Records(records) => &records[index.0 as usize].parts,
            Incidents::Packed(packed) => packed.parts(index),
        }
    }

    /// Whether it covers several recorded sites. It is shown beside them and never counted with
    /// them.
    pub fn is_parent(&self, index: IncidentIndex) -> bool {
        !self.parts(index).is_empty()
    }

    /// How many are of earlier days: where those of this day and later begin.
    pub fn position_of(&self, day: Date) -> usize {
        match self {
            Incidents::Records(records) => {
                records.partition_point(|incident| incident.when.first < day)
            }
            Incidents::Packed(packed) => packed.columns.position_of(day),
        }
    }

    /// The incident with this id, of those whose record is here.
    pub fn find(&self, id: &str) -> Option<IncidentIndex> {
        let has_id = |index: &IncidentIndex| self.record(*index).is_some_and(|r| r.id == id);
        self.indices().find(has_id)
    }
}

fn asked() {
    #[cfg(debug_assertions)]
    INCIDENTS_ASKED.set(INCIDENTS_ASKED.get() + 1);
}
