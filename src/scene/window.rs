//! The incidents in a time window.

use super::Story;
use super::counts::short_minute;
use crate::model::{Date, IncidentIndex, LocalMinute};
use crate::time::Interval;
use std::ops::Range;

impl Story {
    /// The incidents that can have happened in the window, in order. Skips blocks of incidents that
    /// ended before the window.
    pub fn incidents_in(&self, window: Interval) -> impl Iterator<Item = IncidentIndex> + '_ {
        self.incidents_among(
            window,
            0..self.dataset.incidents.position_of(day_after(window.end())),
        )
    }

    /// Like [`Self::incidents_in`], among the incidents at these positions.
    pub(super) fn incidents_among(
        &self,
        window: Interval,
        positions: Range<usize>,
    ) -> impl Iterator<Item = IncidentIndex> + '_ {
        let Range { mut start, end } = positions;
        let in_lasting_blocks = std::iter::from_fn(move || {
            let times = &self.index.times;
            let position = times.lasting(start, short_minute(window.start()))?;
            start = position + 1;
            (position < end).then_some(IncidentIndex(position as u32))
        });
        in_lasting_blocks.filter(move |&incident| {
            let (start, end) = self.dataset.incidents.span(incident);
            window.overlaps(start, end)
        })
    }

    /// Positions of the incidents whose first day is completely in the window. All of them overlap
    /// it.
    pub(super) fn positions_begun_in(&self, window: Interval) -> Range<usize> {
        let first = self
            .dataset
            .incidents
            .position_of(day_after(window.start()));
        let end = self.dataset.incidents.position_of(window.end().date());
        first..end.max(first)
    }
}

/// The first day that begins at this minute or later.
pub(super) fn day_after(minute: LocalMinute) -> Date {
    LocalMinute(minute.0 + LocalMinute::PER_DAY - 1).date()
}
