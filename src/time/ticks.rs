//! Chooses the ticks of a time axis like d3-time's `utcTicks`: the same table from one hour up, the
//! same choice and the same alignment. Weeks begin on Sunday, as there.

use super::{Interval, month::Month};
use crate::model::LocalMinute;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    pub at: LocalMinute,
    pub unit: TickUnit,
}

/// The largest unit that begins at a tick, which its label must name: an hourly axis names the day
/// at midnight, a daily axis the month on the first. The smallest unit of all ticks is the
/// resolution of the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TickUnit {
    Hour,
    Day,
    Month,
    Year,
}

/// Distance between neighbouring ticks.
#[derive(Clone, Copy)]
enum Step {
    /// Every `length` minutes, starting `phase` minutes after the beginning of 1970.
    Minutes { length: i64, phase: i64 },
    /// The first day of every n-th month, counted from year 0.
    Months(i32),
}

const HOUR_MIN: i64 = 60;
const DAY_MIN: i64 = LocalMinute::PER_DAY;
/// The first Sunday of 1970 was 4 January.
const SUNDAY_MIN: i64 = 3 * DAY_MIN;
/// Lengths of months and years with which d3-time chooses a step.
const MONTH_MIN: i64 = 30 * DAY_MIN;
const YEAR_MIN: i64 = 365 * DAY_MIN;

/// Steps and their nominal length in minutes, in ascending order.
const STEPS: [(Step, i64); 10] = [
    (every_min(HOUR_MIN), HOUR_MIN),
    (every_min(3 * HOUR_MIN), 3 * HOUR_MIN),
    (every_min(6 * HOUR_MIN), 6 * HOUR_MIN),
    (every_min(12 * HOUR_MIN), 12 * HOUR_MIN),
    (every_min(DAY_MIN), DAY_MIN),
    (every_min(2 * DAY_MIN), 2 * DAY_MIN),
    (
        Step::Minutes {
            length: 7 * DAY_MIN,
            phase: SUNDAY_MIN,
        },
        7 * DAY_MIN,
    ),
    (Step::Months(1), MONTH_MIN),
    (Step::Months(3), 3 * MONTH_MIN),
    (Step::Months(12), YEAR_MIN),
];

const fn every_min(length: i64) -> Step {
    Step::Minutes { length, phase: 0 }
}

/// About `count` evenly spaced ticks aligned with the calendar, in ascending order. Includes the
/// end of the interval. Never finer than one hour.
///
/// The number of ticks is only close to `count`. It is 0 if no step of the calendar fits.
pub fn ticks(interval: Interval, count: u32) -> Vec<Tick> {
    let (start, end) = (interval.start().0, interval.end().0);
    let minutes: Vec<i64> = match step_for(interval, count.max(1)) {
        Step::Minutes { length, phase } => {
            let first = (start - phase + length - 1).div_euclid(length) * length + phase;
            (first..=end).step_by(length as usize).collect()
        }
        Step::Months(months) => {
            let first = Month::of(interval.start().date()).0;
            let last = Month::of(interval.end().date()).0;
            (first.div_euclid(months)..=last.div_euclid(months))
                .filter_map(|multiple| Month(multiple * months).first_day())
                .map(|day| day.midnight().0)
                .filter(|&minute| start <= minute && minute <= end)
                .collect()
        }
    };
    minutes.into_iter().map(tick_at).collect()
}

/// The step whose length has the ratio closest to 1 to the target.
fn step_for(interval: Interval, count: u32) -> Step {
    let target_min = interval.length_min() as f64 / f64::from(count);
    let longer = STEPS.partition_point(|&(_, length)| length as f64 <= target_min);
    match (longer.checked_sub(1).map(|i| STEPS[i]), STEPS.get(longer)) {
        (Some((step, length)), Some(&(next_step, next_length))) => {
            let nearer = target_min / (length as f64) < next_length as f64 / target_min;
            if nearer { step } else { next_step }
        }
        (None, _) => STEPS[0].0,
        (_, None) => Step::Months(12 * round_years(target_min / YEAR_MIN as f64)),
    }
}

/// The nearest of 1, 2, 5, 10, 20, 50 … years: d3-array's `tickStep` for steps of at least one
/// year.
fn round_years(target_years: f64) -> i32 {
    let mut power = 1;
    while target_years >= f64::from(power) * 10.0 {
        power *= 10;
    }
    // The geometric means of neighbouring factors, squared so that they are whole numbers.
    let ratio = target_years / f64::from(power);
    let factor = match ratio * ratio {
        r if r >= 50.0 => 10,
        r if r >= 10.0 => 5,
        r if r >= 2.0 => 2,
        _ => 1,
    };
    power * factor
}

fn tick_at(minute: i64) -> Tick {
    let at = LocalMinute(minute);
    let (_, month, day) = at.date().year_month_day();
    let unit = match (at.minute_of_day(), day, month) {
        (0, 1, 1) => TickUnit::Year,
        (0, 1, _) => TickUnit::Month,
        (0, _, _) => TickUnit::Day,
        _ => TickUnit::Hour,
    };
    Tick { at, unit }
}
