//! Loads the days and times of incidents.

use super::fields::Fields;
use super::value::At;
use super::words::{Words, words};
use crate::model::{Clock, Date, TimePrecision, When, Zone};

pub(super) const PRECISIONS: Words<TimePrecision> = words!(TimePrecision {
    "day" => Day,
    "night" => Night,
    "range" => Range,
    "month" => Month,
    "reported_on" => ReportedOn,
});

pub(super) const ZONES: Words<Zone> = words!(Zone {
    "Asia/Kabul" => Kabul,
    "Asia/Karachi" => Karachi,
    "America/New_York" => NewYork,
});

pub(super) fn when(at: &At) -> When {
    let mut fields = Fields::of(at);
    let first_at = fields.take("first");
    let first = first_at.date();
    let last_at = fields.take("last");
    let last = last_at.if_present().and_then(|last| last.date());
    let precision = fields.take("precision").word(&PRECISIONS);
    let last = match (first, precision) {
        (Some(first), Some(precision)) if last.is_some() || last_at.is_absent() => {
            last_day(&first_at, first, &last_at, last, precision)
        }
        _ => None,
    };
    let clock = fields.take_optional("clock").map(|at| clock(&at));
    let zone = fields.word("zone", &ZONES);
    fields.end();
    let first = first.unwrap_or(Date::from_days(0));
    let precision = precision.unwrap_or(TimePrecision::Day);
    When {
        first,
        last: last.unwrap_or(first),
        precision,
        clock,
        zone,
    }
}

/// The last day as written if it agrees with the precision. If absent, the last day that follows
/// from the precision.
fn last_day(
    first_at: &At,
    first: Date,
    last_at: &At,
    last: Option<Date>,
    precision: TimePrecision,
) -> Option<Date> {
    match precision {
        TimePrecision::Day | TimePrecision::ReportedOn => {
            if last.is_some_and(|last| last != first) {
                last_at.expected(&format!("{first} unless precision is range"));
            }
            Some(first)
        }
        TimePrecision::Night => {
            let next = first.plus_days(1);
            if last.is_some_and(|last| last != first && last != next) {
                last_at.expected(&format!("{first} or {next}"));
            }
            Some(last.unwrap_or(first))
        }
        TimePrecision::Range => {
            if last.is_none_or(|last| last < first) {
                last_at.expected(&format!("a day not before {first}"));
            }
            last
        }
        TimePrecision::Month => {
            let (year, month, day) = first.year_month_day();
            if day != 1 {
                first_at.expected("the first day of the month");
            }
            let end = (28..=31)
                .rev()
                .find_map(|day| Date::new(year, month, day))?;
            if last.is_some_and(|last| last != end) {
                last_at.expected(&format!("{end}, the end of the month"));
            }
            Some(end)
        }
    }
}

fn clock(at: &At) -> Clock {
    const DAY_MIN: u16 = 24 * 60;
    let mut fields = Fields::of(at);
    let from_min = minute_of_day(&fields.take("from")).unwrap_or_default();
    let to_min = fields.take_optional("to").and_then(|to| minute_of_day(&to));
    let text = fields.text("text");
    fields.end();
    let to_min = to_min.map(|to| if to < from_min { to + DAY_MIN } else { to });
    Clock {
        from_min,
        to_min,
        text,
    }
}

/// Reads `HH:MM` as minutes after midnight.
fn minute_of_day(at: &At) -> Option<u16> {
    at.read("a time from 00:00 to 23:59", |text| {
        let &[h1, h2, b':', m1, m2] = text.as_bytes() else {
            return None;
        };
        let number = |tens: u8, ones: u8| {
            let are_digits = tens.is_ascii_digit() && ones.is_ascii_digit();
            are_digits.then(|| u16::from(tens - b'0') * 10 + u16::from(ones - b'0'))
        };
        let (hour, minute) = (number(h1, h2)?, number(m1, m2)?);
        (hour < 24 && minute < 60).then_some(hour * 60 + minute)
    })
}
