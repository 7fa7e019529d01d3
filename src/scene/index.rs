//! Answers the questions of a frame without a walk over all incidents.
//!
//! Per province, part of a province and category, the starts and the ends of all
//! incidents are kept sorted. An interval `[s, e)` overlaps a window `[a, b)` when
//! `s < b` and `e > a`, and `e <= a` implies `s < b`, so the number of overlaps is
//! `#(s < b) − #(e <= a)`: two binary searches, however many incidents there are.
//!
//! A parent incident is never counted: its sites are.

use super::CategorySet;
use crate::geo::{Basemap, area_at};
use crate::model::{Category, Dataset, Incident, IncidentIndex, LocalMinute, ProvinceCode};
use crate::time::Interval;

/// Counts by [`Category`], in the order of [`Category::ALL`].
pub type CategoryCounts = [usize; Category::ALL.len()];

pub struct Index {
    spans: Vec<(LocalMinute, LocalMinute)>,
    provinces_of: Vec<Vec<ProvinceCode>>,
    all: Counter,
    /// Sorted by code.
    by_province: Vec<(ProvinceCode, Counter)>,
    /// Sorted by code; only areas the map draws.
    by_area: Vec<(ProvinceCode, Counter)>,
}

#[derive(Default)]
struct Counter {
    starts: [Vec<LocalMinute>; Category::ALL.len()],
    ends: [Vec<LocalMinute>; Category::ALL.len()],
}

impl Index {
    pub fn new(dataset: &Dataset, basemap: &Basemap) -> Self {
        let mut index = Self {
            spans: dataset.incidents.iter().map(|i| i.when.span()).collect(),
            provinces_of: dataset.incidents.iter().map(Incident::provinces).collect(),
            all: Counter::default(),
            by_province: Vec::new(),
            by_area: Vec::new(),
        };
        for (i, incident) in dataset.incidents.iter().enumerate() {
            if incident.is_parent() {
                continue;
            }
            let category = incident.kind.category();
            index.all.add(category, index.spans[i]);
            for &province in &index.provinces_of[i] {
                counter_of(&mut index.by_province, province).add(category, index.spans[i]);
            }
            for area in shaded_areas(incident, basemap) {
                counter_of(&mut index.by_area, area).add(category, index.spans[i]);
            }
        }
        let counters = index.by_province.iter_mut().chain(&mut index.by_area);
        counters
            .map(|(_, counter)| counter)
            .chain([&mut index.all])
            .for_each(Counter::sort);
        index
    }

    /// When the incident can have happened, end exclusive.
    pub fn span(&self, incident: IncidentIndex) -> (LocalMinute, LocalMinute) {
        self.spans[incident.0 as usize]
    }

    pub fn provinces_of(&self, incident: IncidentIndex) -> &[ProvinceCode] {
        &self.provinces_of[incident.0 as usize]
    }

    /// Incidents in the window by category, in one province or everywhere.
    pub fn category_counts(
        &self,
        province: Option<ProvinceCode>,
        window: Interval,
    ) -> CategoryCounts {
        match province {
            None => self.all.overlapping(window),
            Some(code) => find(&self.by_province, code)
                .map_or(CategoryCounts::default(), |counter| {
                    counter.overlapping(window)
                }),
        }
    }

    /// Incidents in the window, in one province or everywhere.
    pub fn count(
        &self,
        province: Option<ProvinceCode>,
        window: Interval,
        categories: CategorySet,
    ) -> usize {
        sum(self.category_counts(province, window), categories)
    }

    /// Incidents in the window whose place is in this drawn area. Where only the
    /// province is known, they count for every area of it.
    pub fn area_count(
        &self,
        area: ProvinceCode,
        window: Interval,
        categories: CategorySet,
    ) -> usize {
        find(&self.by_area, area).map_or(0, |counter| sum(counter.overlapping(window), categories))
    }

    /// Every province that has an incident at any time, sorted by code.
    pub fn provinces(&self) -> impl Iterator<Item = ProvinceCode> {
        self.by_province.iter().map(|(code, _)| *code)
    }
}

impl Counter {
    fn add(&mut self, category: Category, (start, end): (LocalMinute, LocalMinute)) {
        self.starts[category as usize].push(start);
        self.ends[category as usize].push(end);
    }

    fn sort(&mut self) {
        self.starts
            .iter_mut()
            .chain(&mut self.ends)
            .for_each(|times| times.sort_unstable());
    }

    fn overlapping(&self, window: Interval) -> CategoryCounts {
        std::array::from_fn(|category| {
            let begun = self.starts[category].partition_point(|&start| start < window.end());
            let over = self.ends[category].partition_point(|&end| end <= window.start());
            begun - over
        })
    }
}

fn sum(counts: CategoryCounts, categories: CategorySet) -> usize {
    let shown = |(category, count)| {
        if categories.contains(category) {
            count
        } else {
            0
        }
    };
    Category::ALL.into_iter().zip(counts).map(shown).sum()
}

fn find(sorted: &[(ProvinceCode, Counter)], code: ProvinceCode) -> Option<&Counter> {
    let at = sorted.binary_search_by_key(&code, |(code, _)| *code).ok()?;
    Some(&sorted[at].1)
}

fn counter_of(sorted: &mut Vec<(ProvinceCode, Counter)>, code: ProvinceCode) -> &mut Counter {
    let at = match sorted.binary_search_by_key(&code, |(code, _)| *code) {
        Ok(at) => at,
        Err(at) => {
            sorted.insert(at, (code, Counter::default()));
            at
        }
    };
    &mut sorted[at].1
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
