//! The incidents of a packed dataset: all columns, and the chunks of text loaded so far.

use super::cmap::{CHUNK, Columns};
use super::{Incident, IncidentIndex, Issue, Whereabouts, sorted_positions};
use std::ops::Range;
use std::sync::OnceLock;

#[derive(Clone, Debug, PartialEq)]
pub struct PackedIncidents {
    pub(super) columns: Columns,
    /// The incidents that are sites of others, sorted by parent and then by index.
    sites: Vec<IncidentIndex>,
    /// One entry per chunk, filled when the chunk is loaded.
    chunks: Vec<OnceLock<Vec<Incident>>>,
}

impl PackedIncidents {
    pub fn new(columns: Columns) -> Self {
        let sites = (0..columns.len()).filter(|&site| columns.whole(site).is_some());
        let sites: Vec<usize> = sites.collect();
        let by_whole = sorted_positions(sites.len(), &|a, b| {
            columns.whole(sites[a]).cmp(&columns.whole(sites[b]))
        });
        let sites = by_whole
            .into_iter()
            .map(|at| IncidentIndex(sites[at] as u32));
        let sites = sites.collect();
        let chunk_count = columns.len().div_ceil(CHUNK);
        Self {
            columns,
            sites,
            chunks: (0..chunk_count).map(|_| OnceLock::new()).collect(),
        }
    }

    /// The chunk with the text of an incident.
    pub fn chunk_of(index: IncidentIndex) -> usize {
        index.0 as usize / CHUNK
    }

    /// The indices of the incidents in a chunk.
    pub fn positions_in(&self, chunk: usize) -> Range<usize> {
        let first = chunk * CHUNK;
        first..(first + CHUNK).min(self.columns.len())
    }

    /// Every combination of provinces once.
    pub fn whereabouts(&self) -> &[Whereabouts] {
        self.columns.places()
    }

    /// Index in [`Self::whereabouts`] of where the incident happened.
    pub fn whereabouts_of(&self, index: IncidentIndex) -> usize {
        self.columns.place(index.0 as usize).into()
    }

    pub(super) fn record(&self, index: IncidentIndex) -> Option<&Incident> {
        let records = self.chunks[Self::chunk_of(index)].get()?;
        records.get(index.0 as usize % CHUNK)
    }

    pub(super) fn parts(&self, whole: IncidentIndex) -> &[IncidentIndex] {
        let whole_of = |site: &IncidentIndex| self.columns.whole(site.0 as usize);
        let first = self
            .sites
            .partition_point(|site| whole_of(site) < Some(whole));
        let sites = &self.sites[first..];
        let count = sites.partition_point(|site| whole_of(site) == Some(whole));
        &sites[..count]
    }

    /// Stores the records of a chunk, in order of time. A chunk that is already loaded stays.
    ///
    /// # Errors
    /// The records are not those of the columns.
    pub(super) fn take(&self, chunk: usize, mut records: Vec<Incident>) -> Result<(), Issue> {
        let positions = self.positions_in(chunk);
        let fault = |expected: String, found: String| Issue {
            record: format!("text {chunk}"),
            field: String::new(),
            expected,
            found,
        };
        if records.len() != positions.len() {
            let expected = format!("{} incidents", positions.len());
            return Err(fault(expected, records.len().to_string()));
        }
        for (position, record) in positions.zip(&mut records) {
            let columns = &self.columns;
            let is_same = record.kind == columns.kind(position)
                && record.when.span() == columns.span(position);
            if !is_same {
                let expected = format!("incident {position} with the kind and time of the columns");
                return Err(fault(expected, format!("{:?}", record.id)));
            }
            let index = IncidentIndex(position as u32);
            record.part_of = columns.whole(position);
            record.parts = self.parts(index).to_vec();
        }
        self.chunks[chunk].get_or_init(|| records);
        Ok(())
    }
}
