//! A linear time scale along a horizontal axis.

use super::Interval;
use crate::model::LocalMinute;

/// Maps `interval` to `left_px..left_px + width_px`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeScale {
    pub interval: Interval,
    pub left_px: f64,
    pub width_px: f64,
}

impl TimeScale {
    /// Not clamped: minutes outside the interval are outside the axis.
    pub fn x_from_minute(&self, at: LocalMinute) -> f64 {
        let offset_min = (at.0 - self.interval.start().0) as f64;
        self.left_px + offset_min / self.interval.length_min() as f64 * self.width_px
    }

    /// The nearest minute of the interval, including its end. The start if the axis has no width.
    pub fn minute_from_x(&self, x_px: f64) -> LocalMinute {
        let share = if self.width_px > 0.0 {
            ((x_px - self.left_px) / self.width_px).clamp(0.0, 1.0)
        } else {
            0.0
        };
        let offset_min = (share * self.interval.length_min() as f64).round() as i64;
        LocalMinute(self.interval.start().0 + offset_min)
    }
}

/// The nearest midnight. From noon on, the next one.
pub fn nearest_midnight(at: LocalMinute) -> LocalMinute {
    const HALF_DAY_MIN: i64 = LocalMinute::PER_DAY / 2;
    LocalMinute(at.0 + HALF_DAY_MIN).date().midnight()
}
