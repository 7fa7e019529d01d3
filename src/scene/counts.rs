//! How many incidents a window holds, without a walk over them.
//!
//! Per province, part of a province and category, the starts and the ends of all
//! incidents are kept sorted. An interval `[s, e)` overlaps a window `[a, b)` when
//! `s < b` and `e > a`, and `e <= a` implies `s < b`, so the number of overlaps is
//! `#(s < b) − #(e <= a)`: two binary searches, however many incidents there are.
//!
//! A parent incident is never counted: its sites are.

use super::CategorySet;
use crate::model::{Category, LocalMinute, ProvinceCode};
use crate::time::Interval;

/// Counts by [`Category`], in the order of [`Category::ALL`].
pub type CategoryCounts = [usize; Category::ALL.len()];

/// Counts of some incidents of a story: all of them, or those that a filter lets through.
#[derive(Debug, Default)]
pub struct Counts {
    all: Counter,
    /// Sorted by code.
    by_province: Vec<(ProvinceCode, Counter)>,
    /// Sorted by code; only areas the map draws.
    by_area: Vec<(ProvinceCode, Counter)>,
}

#[derive(Debug, Default)]
struct Counter {
    starts: [Vec<LocalMinute>; Category::ALL.len()],
    ends: [Vec<LocalMinute>; Category::ALL.len()],
}

impl Counts {
    /// Counts one more incident, in all its provinces and drawn areas. [`Self::sort`] once
    /// all are in.
    pub(super) fn add(
        &mut self,
        category: Category,
        span: (LocalMinute, LocalMinute),
        provinces: &[ProvinceCode],
        areas: &[ProvinceCode],
    ) {
        self.all.add(category, span);
        for &province in provinces {
            counter_of(&mut self.by_province, province).add(category, span);
        }
        for &area in areas {
            counter_of(&mut self.by_area, area).add(category, span);
        }
    }

    pub(super) fn sort(&mut self) {
        let counters = self.by_province.iter_mut().chain(&mut self.by_area);
        counters
            .map(|(_, counter)| counter)
            .chain([&mut self.all])
            .for_each(Counter::sort);
    }

    /// Every province that has an incident at any time, sorted by code.
    pub fn provinces(&self) -> impl Iterator<Item = ProvinceCode> {
        self.by_province.iter().map(|(code, _)| *code)
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
