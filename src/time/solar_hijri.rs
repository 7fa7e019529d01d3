//! The Solar Hijri calendar of Afghanistan and Iran.

use crate::model::Date;

/// A date in the Solar Hijri calendar. Months 1–6 have 31 days, months 7–11 have 30, and month 12
/// has 29, or 30 in a leap year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SolarHijri {
    pub year: i32,
    /// 1–12.
    pub month: u8,
    /// 1–31.
    pub day: u8,
}

impl SolarHijri {
    const FIRST_YEAR: i32 = 1178;
    const LAST_YEAR: i32 = 1501;

    /// Converts a Gregorian date. `None` before 21 March 1799 and after 20 March 2123: there the
    /// 33-year rule sometimes differs from the equinox, which defines the calendar.
    ///
    /// By that rule a year is a leap year if `(25 · year + 11) mod 33 < 8`. The formulas for the
    /// year of a day and the first day of a year are those of ICU4X,
    /// `calendrical_calculations::persian` (`fast_persian`).
    pub fn of(date: Date) -> Option<Self> {
        let day_of_era = date.days_since_1970() - FIRST_DAY_OF_YEAR_1;
        let year = (33 * day_of_era + 3).div_euclid(12_053) + 1;
        if !(Self::FIRST_YEAR..=Self::LAST_YEAR).contains(&year) {
            return None;
        }
        let leap_days_before = (8 * year + 21) / 33;
        let day_of_year = day_of_era - 365 * (year - 1) - leap_days_before;
        const LONG_MONTHS_DAYS: i32 = 6 * 31;
        let (month, day) = if day_of_year < LONG_MONTHS_DAYS {
            (day_of_year / 31, day_of_year % 31)
        } else {
            let day = day_of_year - LONG_MONTHS_DAYS;
            (6 + day / 30, day % 30)
        };
        Some(Self {
            year,
            month: month as u8 + 1,
            day: day as u8 + 1,
        })
    }
}

/// 1 Farvardin 1 by the 33-year rule (21 March 622), in days since 1 January 1970.
const FIRST_DAY_OF_YEAR_1: i32 = -492_268;
