//! Dates, times and tick labels.

use super::time_precision_text;
use crate::model::{Date, LocalMinute, TimePrecision, When, Zone};
use crate::time::{Tick, TickUnit};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

fn month_name(month: u8) -> &'static str {
    MONTHS[usize::from(month - 1)]
}

fn month_abbreviation(month: u8) -> &'static str {
    &month_name(month)[..3]
}

fn weekday_name(date: Date) -> &'static str {
    WEEKDAYS[usize::from(date.weekday())]
}

/// "18 March 2024".
pub fn day_text(date: Date) -> String {
    let (year, month, day) = date.year_month_day();
    format!("{day} {} {year}", month_name(month))
}

/// "Mon 18 March 2024".
pub fn day_with_weekday_text(date: Date) -> String {
    format!("{} {}", weekday_name(date), day_text(date))
}

/// Both days inclusive, with nothing said twice: "16–19 March 2024",
/// "30 March – 2 April 2024".
pub fn period_text(first: Date, last: Date) -> String {
    let (first_year, first_month, first_day) = first.year_month_day();
    let (last_year, last_month, last_day) = last.year_month_day();
    if first == last {
        day_text(first)
    } else if (first_year, first_month) == (last_year, last_month) {
        format!(
            "{first_day}–{last_day} {} {last_year}",
            month_name(last_month)
        )
    } else if first_year == last_year {
        format!(
            "{first_day} {} – {}",
            month_name(first_month),
            day_text(last)
        )
    } else {
        format!("{} – {}", day_text(first), day_text(last))
    }
}

/// "03:00".
pub fn clock_text(at: LocalMinute) -> String {
    let minute = at.minute_of_day();
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn zone_text(zone: Zone) -> &'static str {
    match zone {
        Zone::Kabul => "Kabul time, UTC+04:30",
        Zone::Karachi => "Pakistan time, UTC+05:00",
        Zone::NewYork => "Washington time",
    }
}

/// Date, and what more is known of the time, each ready to print:
/// ("Mon 18 March 2024", "about 03:00, Kabul time, UTC+04:30").
pub fn when_text(when: &When) -> (String, Option<String>) {
    let date = match when.precision {
        TimePrecision::Month => {
            let (year, month, _) = when.first.year_month_day();
            format!("{} {year}", month_name(month))
        }
        TimePrecision::Night if when.first == when.last => {
            format!("Night of {}", day_text(when.first))
        }
        TimePrecision::Night => format!("Night of {}", period_text(when.first, when.last)),
        _ if when.first == when.last => day_with_weekday_text(when.first),
        _ => period_text(when.first, when.last),
    };
    let detail = match (&when.clock, when.precision) {
        (Some(clock), _) => Some(format!("{} ({})", clock.text, zone_text(when.zone))),
        (None, TimePrecision::Month | TimePrecision::ReportedOn) => {
            Some(String::from(time_precision_text(when.precision)))
        }
        (None, _) => None,
    };
    (date, detail)
}

/// How well the time is known, and by whose clock: "known to the day, Kabul time,
/// UTC+04:30".
pub fn time_basis_text(when: &When) -> String {
    let precision = match when.clock {
        Some(_) => "hour as reported",
        None => time_precision_text(when.precision),
    };
    format!("{precision}, {}", zone_text(when.zone))
}

/// Label of a tick on an axis whose finest ticks are `finest`: "06:00", "Mon 18 Mar",
/// "Mar", and the year where one begins.
pub fn tick_text(tick: Tick, finest: TickUnit) -> String {
    let date = tick.at.date();
    let (year, month, day) = date.year_month_day();
    match (finest, tick.unit) {
        (TickUnit::Hour, TickUnit::Hour) => clock_text(tick.at),
        (TickUnit::Hour | TickUnit::Day, _) => {
            format!("{} {day} {}", weekday_name(date), month_abbreviation(month))
        }
        (TickUnit::Month, TickUnit::Month) => String::from(month_abbreviation(month)),
        _ => year.to_string(),
    }
}
