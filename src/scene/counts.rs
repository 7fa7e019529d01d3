//! Counts the incidents in a time window without visiting each of them.
//!
//! For each province, part of a province and category, the start times and the end times of all
//! incidents are sorted. An interval `[s, e)` overlaps a window `[a, b)` if `s < b` and `e > a`.
//! Since `e <= a` implies `s < b`, the number of overlaps is `#(s < b) − #(e <= a)`. That takes two
//! binary searches, whose cost grows with the logarithm of the number of incidents, and is exact to
//! the minute. Cumulative counts by time bin would need the same search inside the bin at each
//! edge.
//!
//! Nothing here allocates after it is built.

use super::CategorySet;
use crate::model::{Category, LocalMinute, ProvinceCode};
use crate::time::Interval;

/// Counts per [`Category`], in the order of [`Category::ALL`].
pub type CategoryCounts = [usize; Category::ALL.len()];

/// Counts of all incidents of a story, or of those that pass a filter.
#[derive(Debug, Default)]
pub struct Counts {
    all: Counter,
    /// Sorted by code.
    by_province: Vec<(ProvinceCode, Counter)>,
    /// Sorted by code. Only the parts of provinces that the map draws in parts. Any other area has
    /// the counts of its province.
    by_part: Vec<(ProvinceCode, Counter)>,
}

#[derive(Clone, Debug, Default)]
struct Counter {
    starts: [Vec<i32>; Category::ALL.len()],
    ends: [Vec<i32>; Category::ALL.len()],
}

impl Counts {
    /// Without any incident. `parts` are the areas of the provinces that the map draws in parts.
    pub(super) fn new(parts: &[ProvinceCode]) -> Self {
        let mut counts = Self::default();
        for &part in parts {
            counter_of(&mut counts.by_part, part);
        }
        counts
    }

    /// Adds one incident to all its provinces and to the parts that it shades. Call [`Self::sort`]
    /// after the last one.
    pub(super) fn add(
        &mut self,
        category: Category,
        span: (LocalMinute, LocalMinute),
        provinces: &[ProvinceCode],
        parts: &[ProvinceCode],
    ) {
        self.all.add(category, span);
        for &province in provinces {
            counter_of(&mut self.by_province, province).add(category, span);
        }
        for &part in parts {
            counter_of(&mut self.by_part, part).add(category, span);
        }
    }

    pub(super) fn sort(&mut self) {
        let counters = self.by_province.iter_mut().chain(&mut self.by_part);
        counters
            .map(|(_, counter)| counter)
            .chain([&mut self.all])
            .for_each(Counter::sort);
    }

    /// Every province that has an incident at any time, sorted by code.
    pub fn provinces(&self) -> impl Iterator<Item = ProvinceCode> {
        self.by_province.iter().map(|(code, _)| *code)
    }

    /// Incidents in the window per category, in one province or everywhere.
    pub fn category_counts(
        &self,
        province: Option<ProvinceCode>,
        window: Interval,
    ) -> CategoryCounts {
        let counter = self.counter(province);
        counter.map_or(CategoryCounts::default(), |counter| {
            counter.overlapping(window)
        })
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

    /// Incidents in the window that began before `before`, which must not be earlier than the
    /// window's start.
    pub(super) fn count_begun(
        &self,
        province: Option<ProvinceCode>,
        window: Interval,
        before: LocalMinute,
        categories: CategorySet,
    ) -> usize {
        let before = before.min(window.end());
        let counter = self.counter(province);
        counter.map_or(0, |counter| {
            sum(counter.begun(window.start(), before), categories)
        })
    }

    /// Incidents in the window that shade this drawn area. If only the province of an incident is
    /// known, it counts for every area of the province.
    pub fn area_count(
        &self,
        area: ProvinceCode,
        window: Interval,
        categories: CategorySet,
    ) -> usize {
        match find(&self.by_part, area) {
            Some(counter) => sum(counter.overlapping(window), categories),
            None => self.count(Some(area), window, categories),
        }
    }

    fn counter(&self, province: Option<ProvinceCode>) -> Option<&Counter> {
        match province {
            None => Some(&self.all),
            Some(code) => find(&self.by_province, code),
        }
    }
}

impl Counter {
    fn add(&mut self, category: Category, (start, end): (LocalMinute, LocalMinute)) {
        self.starts[category as usize].push(short_minute(start));
        self.ends[category as usize].push(short_minute(end));
    }

    fn sort(&mut self) {
        for times in self.starts.iter_mut().chain(&mut self.ends) {
            times.sort_unstable();
            times.shrink_to_fit();
        }
    }

    fn overlapping(&self, window: Interval) -> CategoryCounts {
        self.begun(window.start(), window.end())
    }

    /// Counts the incidents that began before `end` and end after `first`. `first` must not be
    /// later than `end`.
    fn begun(&self, first: LocalMinute, end: LocalMinute) -> CategoryCounts {
        let (first, end) = (short_minute(first), short_minute(end));
        std::array::from_fn(|category| {
            let begun = self.starts[category].partition_point(|&start| start < end);
            let over = self.ends[category].partition_point(|&end| end <= first);
            begun - over
        })
    }
}

/// The minute as `i32`, which halves the memory and reaches the year 6053. Later minutes become the
/// last one.
pub(super) fn short_minute(minute: LocalMinute) -> i32 {
    minute.0.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32
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
