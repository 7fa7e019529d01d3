//! Numbers the sources once, in the order in which the incidents cite them, or that of the data
//! where the incidents are packed.

use crate::model::{Dataset, IncidentIndex, SourceIndex};

pub struct Citations {
    /// By source.
    numbers: Vec<u16>,
    /// By number − 1.
    order: Vec<SourceIndex>,
    /// By source: the incidents that cite it, in time order; none where the incidents are packed.
    cited_by: Vec<Vec<IncidentIndex>>,
}

impl Citations {
    pub fn new(dataset: &Dataset) -> Self {
        let mut cited_by = vec![Vec::new(); dataset.sources.len()];
        let mut order = Vec::new();
        let Some(incidents) = dataset.incidents.records() else {
            return Self::in_order_of_data(dataset.sources.len() as u16);
        };
        for (i, incident) in incidents.iter().enumerate() {
            let incident_index = IncidentIndex(i as u32);
            for &source in incident.claims.iter().flat_map(|claim| &claim.sources) {
                let citing: &mut Vec<_> = &mut cited_by[source.0 as usize];
                if citing.is_empty() {
                    order.push(source);
                }
                if citing.last() != Some(&incident_index) {
                    citing.push(incident_index);
                }
            }
        }
        let mut numbers = vec![0; dataset.sources.len()];
        for (i, source) in order.iter().enumerate() {
            numbers[source.0 as usize] = i as u16 + 1;
        }
        Self {
            numbers,
            order,
            cited_by,
        }
    }

    /// Where the claims are not all here: every source is cited, and it is not known where.
    fn in_order_of_data(source_count: u16) -> Self {
        Self {
            numbers: (1..=source_count).collect(),
            order: (0..source_count).map(SourceIndex).collect(),
            cited_by: vec![Vec::new(); source_count.into()],
        }
    }

    /// Number of a cited source, from 1.
    pub fn number(&self, source: SourceIndex) -> u16 {
        self.numbers[source.0 as usize]
    }

    /// Cited sources in the order of their numbers.
    pub fn in_order(&self) -> &[SourceIndex] {
        &self.order
    }

    pub fn cited_by(&self, source: SourceIndex) -> &[IncidentIndex] {
        &self.cited_by[source.0 as usize]
    }
}
