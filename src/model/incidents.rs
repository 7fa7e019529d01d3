//! The incidents of a dataset: either full records, or the columns of a packed dataset whose
//! records load later.

use super::packed_incidents::PackedIncidents;
use super::{Date, Incident, IncidentIndex, Kind, LocalMinute, Period, TimePrecision};
use std::sync::Arc;

#[cfg(debug_assertions)]
thread_local! {
    /// How many times a caller asked [`Incidents`] about a single incident. Tests use it to limit
    /// the cost of a feature.
    pub static INCIDENTS_ASKED: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Sorted by first day. On the same day, incidents with a time of day come first, in order of time;
/// the others follow in the order of the data.
///
/// Every method but [`Self::record`] answers for every incident, whether or not its text is loaded.
#[derive(Clone, Debug, PartialEq)]
pub enum Incidents {
    Records(Vec<Incident>),
    /// Shared by the stories of all languages, so that no record is loaded twice.
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

    /// All records. `None` for a packed dataset, whose records may not be loaded.
    pub fn records(&self) -> Option<&[Incident]> {
        match self {
            Incidents::Records(records) => Some(records),
            Incidents::Packed(_) => None,
        }
    }

    /// The record with all its text. `None` if it is not loaded yet.
    pub fn record(&self, index: IncidentIndex) -> Option<&Incident> {
        asked();
        match self {
            Incidents::Records(records) => Some(&records[index.0 as usize]),
            Incidents::Packed(packed) => packed.record(index),
        }
    }

    /// The local time in which the incident can have happened, end exclusive. Never empty.
    pub fn span(&self, index: IncidentIndex) -> (LocalMinute, LocalMinute) {
        asked();
        match self {
            Incidents::Records(records) => records[index.0 as usize].when.span(),
            Incidents::Packed(packed) => packed.columns.span(index.0 as usize),
        }
    }

    /// First and last day, both inclusive.
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

    /// The parent: the incident of which this one is a site.
    pub fn part_of(&self, index: IncidentIndex) -> Option<IncidentIndex> {
        asked();
        match self {
            Incidents::Records(records) => records[index.0 as usize].part_of,
            Incidents::Packed(packed) => packed.columns.whole(index.0 as usize),
        }
    }

    /// The sites of the incident, if other records are its sites.
    pub fn parts(&self, index: IncidentIndex) -> &[IncidentIndex] {
        asked();
        match self {
            Incidents::Records(records) => &records[index.0 as usize].parts,
            Incidents::Packed(packed) => packed.parts(index),
        }
    }

    /// Whether other records are sites of this incident. It is shown beside them and never counted
    /// with them.
    pub fn is_parent(&self, index: IncidentIndex) -> bool {
        !self.parts(index).is_empty()
    }

    /// The number of incidents on earlier days. It is also the index of the first incident on this
    /// day or later.
    pub fn position_of(&self, day: Date) -> usize {
        match self {
            Incidents::Records(records) => {
                records.partition_point(|incident| incident.when.first < day)
            }
            Incidents::Packed(packed) => packed.columns.position_of(day),
        }
    }

    /// The incident with this id, if its record is loaded.
    pub fn find(&self, id: &str) -> Option<IncidentIndex> {
        let has_id = |index: &IncidentIndex| self.record(*index).is_some_and(|r| r.id == id);
        self.indices().find(has_id)
    }
}

fn asked() {
    #[cfg(debug_assertions)]
    INCIDENTS_ASKED.set(INCIDENTS_ASKED.get() + 1);
}
