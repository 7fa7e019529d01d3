//! The Solar Hijri calendar, by which Afghanistan and Iran count days.

use crate::model::Date;

/// A day of the Solar Hijri calendar. Months 1–6 have 31 days, 7–11 have 30, the last has
/// 29 or, in a leap year, 30.
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

    /// The same day in the other calendar. `None` before 21 March 1799 and after 20 March
    /// 2123, where the rule of 33 years and the equinox, which decides, part at places.
    ///
    /// By that rule a year is a leap year where `(25 · year + 11) mod 33 < 8`; the year of
    /// a day and the first day of a year follow from it as in ICU4X,
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

/// Days since 1 January 1970 of 1 Farvardin 1 by the rule of 33 years, 21 March 622.
const FIRST_DAY_OF_YEAR_1: i32 = -492_268;
