//! An interval of local time.

use crate::model::{Date, LocalMinute};

/// From `start` up to but not including `end`. Never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    start: LocalMinute,
    end: LocalMinute,
}

impl Interval {
    /// `None` if `start` is not before `end`.
    pub fn new(start: LocalMinute, end: LocalMinute) -> Option<Self> {
        (start < end).then_some(Self { start, end })
    }

    /// From the earlier to the later day, both inclusive.
    pub fn of_days(first: Date, last: Date) -> Self {
        Self {
            start: first.min(last).midnight(),
            end: first.max(last).plus_days(1).midnight(),
        }
    }

    pub fn start(self) -> LocalMinute {
        self.start
    }

    /// The first minute after the interval.
    pub fn end(self) -> LocalMinute {
        self.end
    }

    /// Minutes from start to end, at least 1.
    pub fn length_min(self) -> i64 {
        self.end.0 - self.start.0
    }

    /// The first and last day that it touches, both inclusive. Inverse of [`Interval::of_days`].
    pub fn days(self) -> (Date, Date) {
        (self.start.date(), LocalMinute(self.end.0 - 1).date())
    }

    pub fn contains(self, at: LocalMinute) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether `start..end` shares a minute with the interval. If `start == end`, it counts as that
    /// minute.
    pub fn overlaps(self, start: LocalMinute, end: LocalMinute) -> bool {
        start < self.end && (self.start < end || self.start <= start)
    }

    /// The interval moved by `minutes`, into the past if negative.
    pub fn shifted(self, minutes: i64) -> Self {
        Self {
            start: LocalMinute(self.start.0 + minutes),
            end: LocalMinute(self.end.0 + minutes),
        }
    }

    /// The interval moved as little as possible so that it is inside `bounds`. If it is longer than
    /// `bounds`, returns `bounds`.
    pub fn clamped(self, bounds: Interval) -> Self {
        if self.length_min() >= bounds.length_min() {
            bounds
        } else if self.start < bounds.start {
            self.shifted(bounds.start.0 - self.start.0)
        } else if self.end > bounds.end {
            self.shifted(bounds.end.0 - self.end.0)
        } else {
            self
        }
    }

    /// The interval with a new start. The start is limited so that the length is at least
    /// `min_length_min` minutes and at least 1.
    pub fn with_start(self, start: LocalMinute, min_length_min: i64) -> Self {
        let latest = LocalMinute(self.end.0 - min_length_min.max(1));
        Self {
            start: start.min(latest),
            end: self.end,
        }
    }

    /// The interval with a new end, limited as in [`Interval::with_start`].
    pub fn with_end(self, end: LocalMinute, min_length_min: i64) -> Self {
        let earliest = LocalMinute(self.start.0 + min_length_min.max(1));
        Self {
            start: self.start,
            end: end.max(earliest),
        }
    }
}
