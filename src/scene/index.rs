//! The index of a story: values per incident that are computed once, so that a question about a
//! time window does not visit every incident.
//!
//! # Cost
//! `n` is the number of all incidents, or of those that pass a filter. `k` of them are in the
//! window.
//!
//! | what | time | memory per incident |
//! |---|---|---|
//! | counts by province, part, category | `log n` each | 8 bytes, 8 per province, 8 per drawn part |
//! | province and part | 1 | 4 bytes, or the column |
//! | whether sources differ, if records are loaded | 1 | 1 byte |
//! | what the map frames | `log n`, plus the incidents under way as the window begins | 1 byte |
//! | a number of rows of the list, from any row on | `log n` per day, plus the incidents of these days | 0 |
//! | all listed incidents, in a table or a file | `k` | 0 |
//!
//! Each filter needs its own counts, which take `n log n`.

use super::claims_chart::claim_groups;
use super::counts::{Counts, short_minute};
use super::surroundings::surroundings;
use super::time_tree::TimeTree;
use crate::geo::{Basemap, area_at};
use crate::model::{
    Dataset, Date, Incident, IncidentIndex, Incidents, PackedIncidents, ProvinceCode, Whereabouts,
    sorted_positions,
};
use std::sync::Arc;

pub struct Index {
    /// Every combination of provinces once.
    whereabouts: Vec<Whereabouts>,
    whereabouts_of: WhereaboutsOf,
    /// For each incident, whether its sources differ. Empty for a packed dataset, whose claims may
    /// not be loaded.
    differing: Vec<bool>,
    /// In the order of the incidents.
    pub(super) times: TimeTree,
    /// Sorted by the earlier of the two days.
    far_sites: Vec<FarSite>,
    /// The later of the two days of each far site, in the order of `far_sites`.
    far_site_days: TimeTree,
    /// Areas of the provinces that the map draws in parts.
    parts: Vec<ProvinceCode>,
    tally: Tally,
}

/// For each incident, the position of its combination of provinces.
enum WhereaboutsOf {
    Found(Vec<u32>),
    InColumns(Arc<PackedIncidents>),
}

/// Counts of all incidents, or of those that pass a filter.
#[derive(Debug, Default)]
pub struct Tally {
    pub counts: Counts,
    /// Counts of parent incidents, which `counts` leaves out.
    pub parents: Counts,
}

/// A site whose first day is not that of its parent.
#[derive(Clone, Copy)]
pub(super) struct FarSite {
    pub site: IncidentIndex,
    pub day: Date,
    pub day_of_whole: Date,
}

impl Index {
    pub fn new(dataset: &Dataset, basemap: &Basemap) -> Self {
        let differs = |incident: &Incident| {
            let groups = claim_groups(incident);
            groups.iter().any(|group| group.sources_differ)
        };
        let parts = drawn_parts(basemap);
        let (whereabouts, whereabouts_of) = all_whereabouts(dataset, basemap, &parts);
        let far_sites = far_sites(dataset);
        let later_day = |far: &FarSite| (far.later_day().days_since_1970(), None);
        let incidents = &dataset.incidents;
        let times = incidents.indices().map(|index| {
            let (_, end) = incidents.span(index);
            let ground = surroundings(basemap, incidents.record(index));
            (short_minute(end), ground)
        });
        let mut index = Self {
            times: TimeTree::new(times),
            differing: match incidents {
                Incidents::Records(_) => {
                    let indices = incidents.indices();
                    indices.map(|i| dataset.told_of(i).any(differs)).collect()
                }
                Incidents::Packed(_) => Vec::new(),
            },
            far_site_days: TimeTree::new(far_sites.iter().map(later_day)),
            far_sites,
            whereabouts,
            whereabouts_of,
            parts,
            tally: Tally::default(),
        };
        index.tally = index.tally_of(dataset, &|_| true);
        index
    }

    /// The provinces and parts in which an incident counts.
    pub fn whereabouts(&self, incident: IncidentIndex) -> &Whereabouts {
        let at = match &self.whereabouts_of {
            WhereaboutsOf::Found(of_incidents) => of_incidents[incident.0 as usize] as usize,
            WhereaboutsOf::InColumns(packed) => packed.whereabouts_of(incident),
        };
        &self.whereabouts[at]
    }

    pub fn provinces_of(&self, incident: IncidentIndex) -> &[ProvinceCode] {
        &self.whereabouts(incident).provinces
    }

    /// Whether two claims about the incident, or about its parent, contradict each other. False if
    /// the claims are not loaded.
    pub fn sources_differ(&self, incident: IncidentIndex) -> bool {
        let differs = self.differing.get(incident.0 as usize);
        differs.copied().unwrap_or_default()
    }

    /// Counts of all incidents.
    pub fn counts(&self) -> &Counts {
        &self.tally.counts
    }

    pub(super) fn tally(&self) -> &Tally {
        &self.tally
    }

    /// Counts of the incidents for which `counts` returns true.
    pub(super) fn tally_of(
        &self,
        dataset: &Dataset,
        counts: &dyn Fn(IncidentIndex) -> bool,
    ) -> Tally {
        let mut tally = Tally {
            counts: Counts::new(&self.parts),
            parents: Counts::default(),
        };
        let incidents = &dataset.incidents;
        for incident in incidents.indices().filter(|&i| counts(i)) {
            let whereabouts = self.whereabouts(incident);
            let counts = if incidents.is_parent(incident) {
                &mut tally.parents
            } else {
                &mut tally.counts
            };
            counts.add(
                incidents.kind(incident).category(),
                incidents.span(incident),
                &whereabouts.provinces,
                &whereabouts.parts,
            );
        }
        tally.counts.sort();
        tally.parents.sort();
        tally
    }

    /// The far sites with `date` between their two days: the earlier day is before `date`, the
    /// later day is `date` or after it.
    pub(super) fn far_sites_around(&self, date: Date) -> impl Iterator<Item = FarSite> + '_ {
        let begun = self
            .far_sites
            .partition_point(|far| far.earlier_day() < date);
        let begun = &self.far_sites[..begun];
        let mut from = 0;
        let in_lasting_blocks = std::iter::from_fn(move || {
            let days = &self.far_site_days;
            let position = days.lasting(from, date.days_since_1970() - 1)?;
            from = position + 1;
            begun.get(position).copied()
        });
        in_lasting_blocks.filter(move |far| far.later_day() >= date)
    }
}

/// Areas that are one of several in their province.
fn drawn_parts(basemap: &Basemap) -> Vec<ProvinceCode> {
    let areas = || basemap.areas.iter().map(|area| area.code);
    let is_part = |area: &ProvinceCode| {
        let of_province = areas().filter(|other| other.province() == area.province());
        of_province.count() > 1
    };
    areas().filter(is_part).collect()
}

/// Every combination once, and the position of every incident's combination.
fn all_whereabouts(
    dataset: &Dataset,
    basemap: &Basemap,
    parts: &[ProvinceCode],
) -> (Vec<Whereabouts>, WhereaboutsOf) {
    let records = match &dataset.incidents {
        Incidents::Records(records) => records.iter(),
        Incidents::Packed(packed) => {
            let all = packed.whereabouts().to_vec();
            return (all, WhereaboutsOf::InColumns(packed.clone()));
        }
    };
    let mut all: Vec<Whereabouts> = Vec::new();
    let mut sorted: Vec<u32> = Vec::new();
    let of_incidents = records.map(|incident| {
        let found = Whereabouts {
            provinces: incident.provinces(),
            parts: shaded_parts(incident, basemap, parts),
        };
        match sorted.binary_search_by(|&at| all[at as usize].cmp(&found)) {
            Ok(at) => sorted[at],
            Err(at) => {
                let new = all.len() as u32;
                sorted.insert(at, new);
                all.push(found);
                new
            }
        }
    });
    let of_incidents = of_incidents.collect();
    (all, WhereaboutsOf::Found(of_incidents))
}

/// The parts that an incident shades in provinces drawn in parts, each once. If the place is known
/// to be in one part, only that part is shaded: a larger area would exaggerate.
fn shaded_parts(
    incident: &Incident,
    basemap: &Basemap,
    parts: &[ProvinceCode],
) -> Vec<ProvinceCode> {
    let mut shaded = Vec::new();
    for place in &incident.places {
        let Some(code) = place.area else { continue };
        let of_province = parts
            .iter()
            .filter(|part| part.province() == code.province());
        let of_province: Vec<_> = of_province.copied().collect();
        if of_province.is_empty() {
            continue;
        }
        let located = place
            .point
            .as_ref()
            .and_then(|point| area_at(basemap, basemap.plane_from_lonlat(point.position)))
            .filter(|area| area.province() == code.province());
        let is_part = code != code.province();
        let areas = match located {
            Some(area) => vec![area],
            None if is_part => vec![code],
            None => of_province,
        };
        for area in areas {
            if !shaded.contains(&area) {
                shaded.push(area);
            }
        }
    }
    shaded
}

fn far_sites(dataset: &Dataset) -> Vec<FarSite> {
    let incidents = &dataset.incidents;
    let far_site = |site: IncidentIndex| {
        let whole = incidents.part_of(site)?;
        let (day, day_of_whole) = (incidents.days(site).first, incidents.days(whole).first);
        (day != day_of_whole).then_some(FarSite {
            site,
            day,
            day_of_whole,
        })
    };
    let far: Vec<_> = incidents.indices().filter_map(far_site).collect();
    let by_earlier = sorted_positions(far.len(), &|a, b| {
        far[a].earlier_day().cmp(&far[b].earlier_day())
    });
    by_earlier.into_iter().map(|at| far[at]).collect()
}

impl FarSite {
    fn earlier_day(&self) -> Date {
        self.day.min(self.day_of_whole)
    }

    fn later_day(&self) -> Date {
        self.day.max(self.day_of_whole)
    }
}
