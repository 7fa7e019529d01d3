//! What the story's records say of each incident, found once.

use super::claims_chart::claim_groups;
use super::counts::Counts;
use crate::geo::{Basemap, area_at};
use crate::model::{Dataset, Incident, IncidentIndex, LocalMinute, ProvinceCode};

pub struct Index {
    /// The following are by incident.
    spans: Vec<(LocalMinute, LocalMinute)>,
    provinces_of: Vec<Vec<ProvinceCode>>,
    shaded_areas_of: Vec<Vec<ProvinceCode>>,
    differing: Vec<bool>,
    counts: Counts,
}

impl Index {
    pub fn new(dataset: &Dataset, basemap: &Basemap) -> Self {
        let incidents = || dataset.incidents.iter();
        let differs = |incident: &Incident| {
            let groups = claim_groups(incident);
            groups.iter().any(|group| group.sources_differ)
        };
        let mut index = Self {
            spans: incidents().map(|i| i.when.span()).collect(),
            provinces_of: incidents().map(Incident::provinces).collect(),
            shaded_areas_of: incidents().map(|i| shaded_areas(i, basemap)).collect(),
            differing: dataset
                .incident_indices()
                .map(|i| dataset.told_of(i).any(differs))
                .collect(),
            counts: Counts::default(),
        };
        index.counts = index.counts_of(dataset, &|_| true);
        index
    }

    /// When the incident can have happened, end exclusive.
    pub fn span(&self, incident: IncidentIndex) -> (LocalMinute, LocalMinute) {
        self.spans[incident.0 as usize]
    }

    pub fn provinces_of(&self, incident: IncidentIndex) -> &[ProvinceCode] {
        &self.provinces_of[incident.0 as usize]
    }

    /// Whether two claims about the incident, or about all sites of which it is one, cannot
    /// both hold.
    pub fn sources_differ(&self, incident: IncidentIndex) -> bool {
        self.differing[incident.0 as usize]
    }

    /// Counts of all incidents.
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// Counts of the incidents that `counts` accepts.
    pub(super) fn counts_of(
        &self,
        dataset: &Dataset,
        counts: &dyn Fn(IncidentIndex) -> bool,
    ) -> Counts {
        let mut counted = Counts::default();
        for incident in dataset.incident_indices().filter(|&i| counts(i)) {
            let record = dataset.incident(incident);
            if record.is_parent() {
                continue;
            }
            counted.add(
                record.kind.category(),
                self.span(incident),
                self.provinces_of(incident),
                &self.shaded_areas_of[incident.0 as usize],
            );
        }
        counted.sort();
        counted
    }
}

/// The drawn areas an incident shades, each once. Only the part of a province is
/// shaded where the place is known to lie in it: area must not exaggerate.
fn shaded_areas(incident: &Incident, basemap: &Basemap) -> Vec<ProvinceCode> {
    let mut areas = Vec::new();
    for place in &incident.places {
        let Some(code) = place.area else { continue };
        let located = place
            .point
            .as_ref()
            .and_then(|point| area_at(basemap, basemap.plane_from_lonlat(point.position)))
            .filter(|area| area.province() == code.province());
        let drawn = basemap.areas.iter().map(|area| area.code);
        let is_part = code != code.province();
        let shaded: Vec<_> = match located {
            Some(area) => vec![area],
            None if is_part => vec![code],
            None => drawn.filter(|area| area.province() == code).collect(),
        };
        for area in shaded {
            if !areas.contains(&area) {
                areas.push(area);
            }
        }
    }
    areas
}
