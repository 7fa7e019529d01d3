//! Playback: animates the window, day by day, over the time span that it had when the reader
//! pressed play.
//!
//! - Up to [`GROWING_MAX_DAYS`], the window grows from the first day to the last. Incidents stay
//!   once they have appeared, as a reader of a few days' events expects.
//! - Over a longer span that would end crowded. So a window of [`MOVING_DAYS`] moves by
//!   [`MOVING_STEP_DAYS`] per tick, and at the end becomes the whole span.
//!
//! The map does not move during playback.

use crate::model::LocalMinute;
use crate::time::Interval;

pub const GROWING_MAX_DAYS: i64 = 92;
pub const MOVING_DAYS: i64 = 30;
pub const MOVING_STEP_DAYS: i64 = 7;

/// A playback that is running or paused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Playback {
    /// The whole time span to play.
    pub stretch: Interval,
    /// The current window.
    pub frame: Interval,
    pub is_running: bool,
}

/// Speed of the playback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speed {
    Normal,
    Double,
    Fourfold,
}

impl Speed {
    pub const ALL: [Speed; 3] = [Speed::Normal, Speed::Double, Speed::Fourfold];

    /// Ticks per second. A tick is a day, or [`MOVING_STEP_DAYS`].
    pub fn ticks_per_second(self) -> u32 {
        match self {
            Speed::Normal => 1,
            Speed::Double => 2,
            Speed::Fourfold => 4,
        }
    }
}

impl Playback {
    /// A running playback at its first frame. `None` if the span is too short to play.
    pub fn of(stretch: Interval) -> Option<Self> {
        let days = if grows(stretch) { 1 } else { MOVING_DAYS };
        let frame = Interval::new(stretch.start(), later(stretch.start(), days))?;
        (frame.length_min() < stretch.length_min()).then_some(Self {
            stretch,
            frame,
            is_running: true,
        })
    }

    /// The playback after one tick. `None` at the end, when the window is the whole span again.
    pub fn next(self) -> Option<Self> {
        let end = self.stretch.end();
        let frame = if grows(self.stretch) {
            self.frame.with_end(later(self.frame.end(), 1).min(end), 1)
        } else if self.frame.end() < end {
            let moved = self.frame.shifted(MOVING_STEP_DAYS * LocalMinute::PER_DAY);
            moved.clamped(self.stretch)
        } else {
            self.stretch
        };
        (frame != self.stretch).then_some(Self { frame, ..self })
    }
}

fn grows(stretch: Interval) -> bool {
    stretch.length_min() <= GROWING_MAX_DAYS * LocalMinute::PER_DAY
}

fn later(minute: LocalMinute, days: i64) -> LocalMinute {
    LocalMinute(minute.0 + days * LocalMinute::PER_DAY)
}
