//! How many incidents a window holds, without a walk over them.
//!
//! Per province, part of a province and category, the starts and the ends of all
//! incidents are kept sorted. An interval `[s, e)` overlaps a window `[a, b)` when
//! `s < b` and `e > a`, and `e <= a` implies `s < b`, so the number of overlaps is
//! `#(s < b) − #(e <= a)`: two binary searches, exact to the minute, however many
//! incidents there are. They take the logarithm of their number; cumulative counts by bins
//! of time would need the same search within the bin at either edge.
//!
//! Nothing here allocates once it is built.

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
    /// Sorted by code; only the parts of provinces that the map draws in parts. Any other
    /// area has the counts of its province.
    by_part: Vec<(ProvinceCode, Counter)>,
}

#[derive(Clone, Debug, Default)]
struct Counter {
    starts: [Vec<i32>; Category::ALL.len()],
    ends: [Vec<i32>; Category::ALL.len()],
}

impl Counts {
    /// No incident yet. `parts` are the areas of provinces that are drawn in parts.
    pub(super) fn new(parts: &[ProvinceCode]) -> Self {
        let mut counts = Self::default();
        for &part in parts {
            counter_of(&mut counts.by_part, part);
        }
        counts
    }

    /// Counts one more incident, in all its provinces and the parts it shades.
    /// [`Self::sort`] once all are in.
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

    /// Incidents in the window by category, in one province or everywhere.
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

    /// Of the incidents in the window, those that began before a minute, which is not before
    /// the window's start.
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

    /// Incidents in the window whose place is in this drawn area. Where only the
    /// province is known, they count for every area of it.
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

    /// Those that began before `end` and are not over by `first`, which is not after it.
    fn begun(&self, first: LocalMinute, end: LocalMinute) -> CategoryCounts {
        let (first, end) = (short_minute(first), short_minute(end));
        std::array::from_fn(|category| {
            let begun = self.starts[category].partition_point(|&start| start < end);
            let over = self.ends[category].partition_point(|&end| end <= first);
            begun - over
        })
    }
}

/// The minute in the half of the room, which holds those up to the year 6053. Later ones
/// become the last.
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
