//! Calendar months as whole numbers, so that you can add months, quarters and years.

use crate::model::Date;

/// Months since January of year 0.
#[derive(Clone, Copy)]
pub(super) struct Month(pub i32);

impl Month {
    pub fn of(date: Date) -> Self {
        let (year, month, _) = date.year_month_day();
        Self(year * 12 + i32::from(month) - 1)
    }

    /// `None` outside the years 1–9999.
    pub fn first_day(self) -> Option<Date> {
        Date::new(self.0.div_euclid(12), self.0.rem_euclid(12) as u8 + 1, 1)
    }

    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}
