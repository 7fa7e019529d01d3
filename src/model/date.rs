//! Gregorian calendar dates, and minutes of the local clock.

use std::fmt;

/// A calendar date, as reported. Years 1–9999, proleptic Gregorian.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Days since 1 January 1970.
    days: i32,
}

/// Minutes since 1 January 1970, 00:00, on the local clock of the place. Reports give local time,
/// and so does the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalMinute(pub i64);

impl Date {
    /// Returns `None` if the calendar has no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || day == 0 {
            return None;
        }
        let date = Self {
            days: days_from_civil(year, month, day),
        };
        (date.year_month_day() == (year, month, day)).then_some(date)
    }

    /// Parses `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        let field = |range| {
            let digits: &str = text.get(range)?;
            digits
                .bytes()
                .all(|b| b.is_ascii_digit())
                .then(|| digits.parse::<u16>().ok())?
        };
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        Self::new(
            i32::from(field(0..4)?),
            field(5..7)? as u8,
            field(8..10)? as u8,
        )
    }

    pub fn from_days(days_since_1970: i32) -> Self {
        Self {
            days: days_since_1970,
        }
    }

    pub fn days_since_1970(self) -> i32 {
        self.days
    }

    pub fn plus_days(self, days: i32) -> Self {
        Self {
            days: self.days + days,
        }
    }

    /// Year, month 1–12, day 1–31.
    pub fn year_month_day(self) -> (i32, u8, u8) {
        civil_from_days(self.days)
    }

    /// Monday is 0 and Sunday is 6.
    pub fn weekday(self) -> u8 {
        (self.days + 3).rem_euclid(7) as u8
    }

    /// The first minute of the day.
    pub fn midnight(self) -> LocalMinute {
        LocalMinute(i64::from(self.days) * LocalMinute::PER_DAY)
    }
}

impl LocalMinute {
    pub const PER_DAY: i64 = 1440;

    pub fn date(self) -> Date {
        Date {
            days: self.0.div_euclid(Self::PER_DAY) as i32,
        }
    }

    /// Minutes since midnight, 0–1439.
    pub fn minute_of_day(self) -> u16 {
        self.0.rem_euclid(Self::PER_DAY) as u16
    }
}

impl fmt::Display for Date {
    /// ISO 8601: `2024-03-18`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.year_month_day();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// Days since 1970 of a date. Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms",
/// `days_from_civil`.
fn days_from_civil(year: i32, month: u8, day: u8) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (i32::from(month) + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + i32::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Inverse of [`days_from_civil`]. Same source.
fn civil_from_days(days: i32) -> (i32, u8, u8) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month as u8, day as u8)
}
