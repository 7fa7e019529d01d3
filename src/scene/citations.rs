//! Numbers the sources, each once, in the order in which the incidents cite them. For a packed
//! dataset, in the order of the data.

use crate::model::{Dataset, IncidentIndex, SourceIndex};

pub struct Citations {
    /// Each source's number.
    numbers: Vec<u16>,
    /// The source with number 1, 2, 3 …
    order: Vec<SourceIndex>,
    /// For each source, the incidents that cite it, in time order. Empty for a packed dataset.
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

    /// Used if not all claims are loaded: every source is cited, but it is not known by which
    /// incident.
    fn in_order_of_data(source_count: u16) -> Self {
        Self {
            numbers: (1..=source_count).collect(),
            order: (0..source_count).map(SourceIndex).collect(),
            cited_by: vec![Vec::new(); source_count.into()],
        }
    }

    /// The number of a cited source, from 1.
    pub fn number(&self, source: SourceIndex) -> u16 {
        self.numbers[source.0 as usize]
    }

    /// The cited sources, in the order of their numbers.
    pub fn in_order(&self) -> &[SourceIndex] {
        &self.order
    }

    pub fn cited_by(&self, source: SourceIndex) -> &[IncidentIndex] {
        &self.cited_by[source.0 as usize]
    }
}
