//! The list of incidents for a state, computed only where it is needed: a part of a long list costs
//! no more than a part of a short one.
//!
//! Counts give the number of entries before the first entry of any day. So bisection finds the day
//! of an entry, and only the incidents of that day are visited one by one.

use super::window::day_after;
use super::{State, Story};
use crate::model::{Date, IncidentIndex};
use std::ops::Range;

/// In time order. A parent comes before its sites.
pub struct Listing<'a> {
    story: &'a Story,
    state: &'a State,
}

impl<'a> Listing<'a> {
    pub fn new(story: &'a Story, state: &'a State) -> Self {
        Self { story, state }
    }

    /// Number of listed incidents, without parent incidents.
    pub fn count(&self) -> usize {
        let State {
            province,
            window,
            categories,
            ..
        } = *self.state;
        let counts = self.state.counts(self.story);
        counts.count(province, window, categories)
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.rank(self.end())
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The position of an incident in the list.
    pub fn position(&self, incident: IncidentIndex) -> Option<usize> {
        if !self.state.lists(self.story, incident) {
            return None;
        }
        let incidents = &self.story.dataset.incidents;
        let whole = incidents.part_of(incident);
        let whole = whole.filter(|_| self.stands_under_parent(incident));
        let begin = incidents.days(whole.unwrap_or(incident)).first;
        let first_ranked = day_after(self.state.window.start()).min(self.end());
        let (positions, before) = if begin < first_ranked {
            (0..self.position_of(first_ranked), 0)
        } else {
            let of_day = self.position_of(begin)..self.position_of(begin.plus_days(1));
            (of_day, self.rank(begin))
        };
        let (mut passed, mut found) = (0, None);
        self.pass(positions, 0, usize::MAX, &mut |entry| {
            if entry == incident {
                found = Some(before + passed);
            }
            passed += 1;
        });
        found
    }

    /// The incident at a position.
    pub fn get(&self, position: usize) -> Option<IncidentIndex> {
        let mut found = None;
        self.slice(position, 1, &mut |entry| found = Some(entry));
        found
    }

    /// All entries, in order.
    pub fn for_each(&self, push: &mut dyn FnMut(IncidentIndex)) {
        let positions = 0..self.position_of(self.end());
        self.pass(positions, 0, usize::MAX, push);
    }

    /// The entries from `offset` on, at most `max`, in order.
    pub fn slice(&self, offset: usize, max: usize, push: &mut dyn FnMut(IncidentIndex)) {
        let end = self.end();
        // Before this day ranks are not valid: what began earlier may have ended before the window.
        let mut day = day_after(self.state.window.start()).min(end);
        let mut next = offset;
        let last = offset.saturating_add(max).min(self.len());
        if next < self.rank(day).min(last) {
            next += self.pass(0..self.position_of(day), offset, last - next, push);
        }
        while next < last && day < end {
            day = self.day_of(next, day);
            let skipped = next - self.rank(day);
            let after = day.plus_days(1);
            let of_day = self.position_of(day)..self.position_of(after);
            next += self.pass(of_day, skipped, last - next, push);
            day = after;
        }
    }

    /// The day of an entry, which must be `from` or later.
    fn day_of(&self, entry: usize, from: Date) -> Date {
        let end = self.end();
        let mut step = 1;
        let mut low = from;
        while low.plus_days(step) < end && self.rank(low.plus_days(step)) <= entry {
            low = low.plus_days(step);
            step *= 2;
        }
        let mut high = low.plus_days(step).min(end);
        // The entry comes after those before `low` and is among those before `high`.
        while low.plus_days(1) < high {
            let middle = low.plus_days((high.days_since_1970() - low.days_since_1970()) / 2);
            if self.rank(middle) <= entry {
                low = middle;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Number of entries before the first entry of `day`. `day` must not begin before the window.
    fn rank(&self, day: Date) -> usize {
        let mut rank = self.state.begun_count(self.story, self.state.province, day);
        for far in self.story.index.far_sites_around(day) {
            let lists = |incident| self.state.lists(self.story, incident);
            if self.stands_under_parent(far.site) && lists(far.site) {
                // It is listed at its parent's day.
                if far.day < day {
                    rank -= 1;
                } else {
                    rank += 1;
                }
            }
        }
        rank
    }

    /// Passes on the entries of these incidents, without the first `skipped`, at most `max`.
    /// Returns how many.
    fn pass(
        &self,
        positions: Range<usize>,
        mut skipped: usize,
        max: usize,
        push: &mut dyn FnMut(IncidentIndex),
    ) -> usize {
        let mut passed = 0;
        let lists = |&incident: &IncidentIndex| self.state.lists(self.story, incident);
        let at_positions = self.story.incidents_among(self.state.window, positions);
        for incident in at_positions.filter(lists) {
            if self.stands_under_parent(incident) {
                continue;
            }
            let sites = self.story.dataset.incidents.parts(incident).iter();
            let sites = sites.copied().filter(lists);
            for entry in [incident].into_iter().chain(sites) {
                if skipped > 0 {
                    skipped -= 1;
                } else if passed < max {
                    push(entry);
                    passed += 1;
                } else {
                    return passed;
                }
            }
        }
        passed
    }

    /// Whether the incident's parent is listed. If so, the incident is listed under it.
    pub(super) fn stands_under_parent(&self, incident: IncidentIndex) -> bool {
        let whole = self.story.dataset.incidents.part_of(incident);
        whole.is_some_and(|whole| self.state.lists(self.story, whole))
    }

    /// The first day from which on no incident is listed.
    fn end(&self) -> Date {
        day_after(self.state.window.end())
    }

    fn position_of(&self, day: Date) -> usize {
        self.story.dataset.incidents.position_of(day)
    }
}
