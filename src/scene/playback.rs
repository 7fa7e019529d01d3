//! Time passing in the window, day by day, over the stretch that the window was when play
//! began.
//!
//! - Up to [`GROWING_MAX_DAYS`], the window grows from the first day to the last: what has
//!   happened stays, as a reader of a few days' events expects.
//! - Over longer stretches, where that would end in a crowd, a window of [`MOVING_DAYS`]
//!   moves by [`MOVING_STEP_DAYS`] a tick, and at the end gives way to the whole stretch.
//!
//! The map stands still meanwhile, framed as it was.

use crate::model::LocalMinute;
use crate::time::Interval;

pub const GROWING_MAX_DAYS: i64 = 92;
pub const MOVING_DAYS: i64 = 30;
pub const MOVING_STEP_DAYS: i64 = 7;

/// Play in progress, or paused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Playback {
    /// What is played through.
    pub stretch: Interval,
    /// The window that play has come to.
    pub frame: Interval,
    pub is_running: bool,
}

/// How fast time passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speed {
    Normal,
    Double,
    Fourfold,
}

impl Speed {
    pub const ALL: [Speed; 3] = [Speed::Normal, Speed::Double, Speed::Fourfold];

    /// Ticks a second: days, or steps of [`MOVING_STEP_DAYS`].
    pub fn ticks_per_second(self) -> u32 {
        match self {
            Speed::Normal => 1,
            Speed::Double => 2,
            Speed::Fourfold => 4,
        }
    }
}

impl Playback {
    /// Running from the first frame; `None` for a stretch in which no time can pass.
    pub fn of(stretch: Interval) -> Option<Self> {
        let days = if grows(stretch) { 1 } else { MOVING_DAYS };
        let frame = Interval::new(stretch.start(), later(stretch.start(), days))?;
        (frame.length_min() < stretch.length_min()).then_some(Self {
            stretch,
            frame,
            is_running: true,
        })
    }

    /// One tick on; `None` at the end, when the window is the whole stretch again.
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
