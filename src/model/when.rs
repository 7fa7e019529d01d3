//! When an incident happened, and how precisely that is known.

use super::{Date, LocalMinute};

/// Time of an incident on the local clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// First day. For [`TimePrecision::Month`], the first day of the month.
    pub first: Date,
    /// Last day, inclusive. Never before `first`.
    pub last: Date,
    pub precision: TimePrecision,
    /// Time of day, if one was reported.
    pub clock: Option<Clock>,
    pub zone: Zone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimePrecision {
    Day,
    /// The night that begins on `first`.
    Night,
    Range,
    Month,
    /// Only the day of the report is known.
    ReportedOn,
}

/// A reported time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Minutes after midnight of [`When::first`], 0–1439.
    pub from_min: u16,
    /// Minutes after that same midnight. Above 1439 if the time extends past midnight. Never below
    /// `from_min`.
    pub to_min: Option<u16>,
    /// In the words of the reports: "about 03:00", "early hours; 06:15 according to Dawn".
    pub text: String,
}

/// A time zone of the region, or one that a report from elsewhere uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// Asia/Kabul, UTC+04:30 all year.
    Kabul,
    /// Asia/Karachi, UTC+05:00 all year.
    Karachi,
    /// America/New_York; UTC−04:00 in summer, −05:00 in winter.
    NewYork,
}

impl TimePrecision {
    pub const ALL: [TimePrecision; 5] = [
        TimePrecision::Day,
        TimePrecision::Night,
        TimePrecision::Range,
        TimePrecision::Month,
        TimePrecision::ReportedOn,
    ];
}

impl Clock {
    /// `03:00`.
    pub fn start_text(&self) -> String {
        hours_and_minutes(self.from_min)
    }

    /// `01:30`, without the day: it may be the next one.
    pub fn end_text(&self) -> Option<String> {
        self.to_min.map(hours_and_minutes)
    }
}

fn hours_and_minutes(minutes: u16) -> String {
    let minute_of_day = minutes % 1440;
    format!("{:02}:{:02}", minute_of_day / 60, minute_of_day % 60)
}

impl When {
    /// The local time in which the incident can have happened, end exclusive. Never empty.
    pub fn span(&self) -> (LocalMinute, LocalMinute) {
        if let Some(clock) = &self.clock {
            let midnight = self.first.midnight().0;
            let from = midnight + i64::from(clock.from_min);
            let to = clock
                .to_min
                .map_or(from + 1, |to| midnight + i64::from(to).max(1));
            return (LocalMinute(from), LocalMinute(to.max(from + 1)));
        }
        const EVENING_MIN: i64 = 18 * 60;
        const MORNING_MIN: i64 = 6 * 60;
        match self.precision {
            TimePrecision::Night => (
                LocalMinute(self.first.midnight().0 + EVENING_MIN),
                LocalMinute(self.first.plus_days(1).midnight().0 + MORNING_MIN),
            ),
            _ => (self.first.midnight(), self.last.plus_days(1).midnight()),
        }
    }
}
