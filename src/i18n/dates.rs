//! Dates, times and tick labels. Pashto and Dari give dates in the Solar Hijri calendar, followed
//! by the Gregorian date.

use super::{Locale, Word};
use crate::model::{Date, LocalMinute, Period, TimePrecision, When, Zone};
use crate::time::{SolarHijri, Tick, TickUnit};

/// When something happened, as texts to display.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhenText<'a> {
    /// "Mon 18 March 2024", "Night of 18 March 2024".
    pub date: String,
    /// The time in the words of the data: "about 03:00".
    pub clock: Option<&'a str>,
    /// The time zone, "(Kabul time, UTC+04:30)", or what is not known about the day.
    pub basis: Option<String>,
}

#[derive(Clone, Copy)]
enum Calendar {
    Gregorian,
    SolarHijri,
}

/// A date in one of the calendars.
#[derive(Clone, Copy, PartialEq)]
struct CalendarDay {
    year: i32,
    month: u8,
    day: u8,
    months: Word,
}

impl Calendar {
    /// `None` if the date is outside the calendar's range.
    fn day(self, date: Date) -> Option<CalendarDay> {
        let ((year, month, day), months) = match self {
            Self::Gregorian => (date.year_month_day(), Word::Months),
            Self::SolarHijri => {
                let SolarHijri { year, month, day } = SolarHijri::of(date)?;
                ((year, month, day), Word::MonthsSolarHijri)
            }
        };
        Some(CalendarDay {
            year,
            month,
            day,
            months,
        })
    }
}

impl Locale {
    /// "18 March 2024"; "۲۸ حوت ۱۴۰۲ (۱۸ مارچ ۲۰۲۴)".
    pub fn day_text(self, date: Date) -> String {
        self.period_text(date, date)
    }

    /// "Mon 18 March 2024".
    pub fn day_with_weekday_text(self, date: Date) -> String {
        let weekday = self.item(Word::Weekdays, usize::from(date.weekday()));
        let date = self.day_text(date);
        self.fill(Word::DateWeekday, &[("weekday", weekday), ("date", &date)])
    }

    /// Both days inclusive, without repeating month or year: "16–19 March 2024", "30 March – 2
    /// April 2024".
    pub fn period_text(self, first: Date, last: Date) -> String {
        self.in_calendars(first, last, |from, to| self.period(from, to))
    }

    /// The text in the language's own calendar and, if that is not the Gregorian one, also in the
    /// Gregorian calendar.
    fn in_calendars(
        self,
        first: Date,
        last: Date,
        said: impl Fn(CalendarDay, CalendarDay) -> String,
    ) -> String {
        let said_in = |calendar: Calendar| Some(said(calendar.day(first)?, calendar.day(last)?));
        let gregorian = said_in(Calendar::Gregorian).unwrap_or_default();
        let has_own = self.language().has_solar_hijri();
        let own = has_own.then(|| said_in(Calendar::SolarHijri)).flatten();
        let Some(date) = own else {
            return gregorian;
        };
        self.fill(
            Word::DateBothCalendars,
            &[("date", &date), ("gregorian", &gregorian)],
        )
    }

    fn period(self, from: CalendarDay, to: CalendarDay) -> String {
        if from == to {
            self.day(Word::DateDay, to)
        } else if (from.year, from.month) == (to.year, to.month) {
            self.fill(
                Word::DateDays,
                &[
                    ("first", &self.number(usize::from(from.day))),
                    ("last", &self.number(usize::from(to.day))),
                    ("month", self.month(to)),
                    ("year", &self.year(to)),
                ],
            )
        } else {
            let form = if from.year == to.year {
                Word::DateDayOfYear
            } else {
                Word::DateDay
            };
            let (from, to) = (self.day(form, from), self.day(Word::DateDay, to));
            self.fill(Word::DatePeriod, &[("first", &from), ("last", &to)])
        }
    }

    /// From month to month: "June 2026".
    fn months(self, from: CalendarDay, to: CalendarDay) -> String {
        let month = |day: CalendarDay| {
            let (month, year) = (self.month(day), self.year(day));
            self.fill(Word::DateMonth, &[("month", month), ("year", &year)])
        };
        let last = month(to);
        if (from.year, from.month) == (to.year, to.month) {
            return last;
        }
        let first = if from.year == to.year {
            self.month(from).to_owned()
        } else {
            month(from)
        };
        self.fill(Word::DatePeriod, &[("first", &first), ("last", &last)])
    }

    fn day(self, form: Word, day: CalendarDay) -> String {
        self.fill(
            form,
            &[
                ("day", &self.number(usize::from(day.day))),
                ("month", self.month(day)),
                ("year", &self.year(day)),
            ],
        )
    }

    fn month(self, day: CalendarDay) -> &'static str {
        self.item(day.months, usize::from(day.month - 1))
    }

    fn year(self, day: CalendarDay) -> String {
        self.numerals(&day.year.to_string())
    }

    /// "03:00".
    pub fn clock_text(self, at: LocalMinute) -> String {
        let minute = at.minute_of_day();
        self.numerals(&format!("{:02}:{:02}", minute / 60, minute % 60))
    }

    /// The name of the time zone. The offset has ASCII digits in every language: `UTC` and Arabic
    /// digits in one expression would mix writing directions.
    fn zone_text(self, zone: Zone) -> &'static str {
        self.word(match zone {
            Zone::Kabul => Word::ZoneKabul,
            Zone::Karachi => Word::ZoneKarachi,
            Zone::NewYork => Word::ZoneNewYork,
        })
    }

    pub fn when_text(self, when: &When) -> WhenText<'_> {
        let days = Period {
            first: when.first,
            last: when.last,
        };
        let basis = match (&when.clock, when.precision) {
            (Some(_), _) => {
                Some(self.fill(Word::ClockInZone, &[("zone", self.zone_text(when.zone))]))
            }
            (None, TimePrecision::Month | TimePrecision::ReportedOn) => {
                Some(self.time_precision_text(when.precision).into())
            }
            (None, _) => None,
        };
        WhenText {
            date: self.days_text(days, when.precision),
            clock: when.clock.as_ref().map(|clock| clock.text.as_str()),
            basis,
        }
    }

    /// The days of an incident as text.
    pub fn days_text(self, Period { first, last }: Period, precision: TimePrecision) -> String {
        match precision {
            TimePrecision::Month => {
                self.in_calendars(first, last, |from, to| self.months(from, to))
            }
            TimePrecision::Night => {
                let date = self.period_text(first, last);
                self.fill(Word::DateNight, &[("date", &date)])
            }
            _ if first == last => self.day_with_weekday_text(first),
            _ => self.period_text(first, last),
        }
    }

    /// How precisely the time is known, and the time zone: "known to the day, Kabul time,
    /// UTC+04:30".
    pub fn time_basis_text(self, when: &When) -> String {
        let precision = match when.clock {
            Some(_) => self.word(Word::TimeHour),
            None => self.time_precision_text(when.precision),
        };
        self.joined(precision, self.zone_text(when.zone))
    }

    /// Joins two texts: "3 incidents, 18 March 2024".
    pub fn joined(self, first: &str, second: &str) -> String {
        self.fill(Word::ListJoin, &[("first", first), ("second", second)])
    }

    /// Label of a tick on an axis whose finest ticks are `finest`: "06:00", "Mon 18 Mar", "Mar", or
    /// the year where one begins. The axis uses the Gregorian calendar in every language.
    pub fn tick_text(self, tick: Tick, finest: TickUnit) -> String {
        let date = tick.at.date();
        let (year, month, day) = date.year_month_day();
        let month = || self.item(Word::MonthsShort, usize::from(month - 1));
        match (finest, tick.unit) {
            (TickUnit::Hour, TickUnit::Hour) => self.clock_text(tick.at),
            (TickUnit::Hour | TickUnit::Day, _) => {
                let weekday = self.item(Word::Weekdays, usize::from(date.weekday()));
                let number = self.number(usize::from(day));
                let date = self.fill(Word::DateDayOfYear, &[("day", &number), ("month", month())]);
                self.fill(Word::DateWeekday, &[("weekday", weekday), ("date", &date)])
            }
            (TickUnit::Month, TickUnit::Month) => month().into(),
            _ => self.numerals(&year.to_string()),
        }
    }
}
