//! Days and times of incidents.

use super::report::Read;
use super::value::{At, Found};
use crate::model::{Clock, Date, TimePrecision, When, Zone};

const PRECISIONS: [(&str, TimePrecision); 5] = [
    ("day", TimePrecision::Day),
    ("night", TimePrecision::Night),
    ("range", TimePrecision::Range),
    ("month", TimePrecision::Month),
    ("reported_on", TimePrecision::ReportedOn),
];

const ZONES: [(&str, Zone); 3] = [
    ("Asia/Kabul", Zone::Kabul),
    ("Asia/Karachi", Zone::Karachi),
    ("America/New_York", Zone::NewYork),
];

pub(super) fn when(at: &At) -> Read<When> {
    let mut fields = at.fields()?;
    let first_at = fields.required("first");
    let last_at = fields.required("last");
    let first = first_at.date();
    let precision = fields.required("precision").word(&PRECISIONS);
    let clock = fields.optional("clock", clock);
    let zone = fields.required("zone").word(&ZONES);
    fields.end();
    let (first, precision) = (first?, precision?);
    let last = match precision {
        TimePrecision::Day | TimePrecision::ReportedOn => last_day(&last_at, first, Some(first)),
        TimePrecision::Night => last_day(&last_at, first, Some(first.plus_days(1))),
        TimePrecision::Range => last_day(&last_at, first, None),
        TimePrecision::Month => last_of_month(&first_at, &last_at, first),
    };
    Ok(When {
        first,
        last: last?,
        precision,
        clock: clock?,
        zone: zone?,
    })
}

/// The last day; without a `latest` one it must be given, else it is `first` if absent.
fn last_day(at: &At, first: Date, latest: Option<Date>) -> Read<Date> {
    let Some(latest) = latest else {
        let last = at.date()?;
        let not_before = || at.expected(&format!("a day not before {first}"));
        return if last < first {
            Err(not_before())
        } else {
            Ok(last)
        };
    };
    if matches!(at.raw, Found::Nothing) {
        return Ok(first);
    }
    let last = at.date()?;
    if (first..=latest).contains(&last) {
        Ok(last)
    } else if first == latest {
        Err(at.expected(&format!("{first}, or precision range")))
    } else {
        Err(at.expected(&format!("{first} or {latest}")))
    }
}

fn last_of_month(first_at: &At, last_at: &At, first: Date) -> Read<Date> {
    let (year, month, day) = first.year_month_day();
    if day != 1 {
        return Err(first_at.expected("the first day of the month"));
    }
    let end = (28..=31)
        .rev()
        .find_map(|day| Date::new(year, month, day))
        .unwrap_or(first);
    if !matches!(last_at.raw, Found::Nothing) && last_at.date()? != end {
        return Err(last_at.expected(&format!("{end}, the end of the month")));
    }
    Ok(end)
}

fn clock(at: &At) -> Read<Clock> {
    const DAY_MIN: u16 = 24 * 60;
    let mut fields = at.fields()?;
    let from = fields.required("from").minute_of_day();
    let to = fields.optional("to", At::minute_of_day);
    let text = fields.required("text").text();
    fields.end();
    let (from_min, to) = (from?, to?);
    let to_min = to.map(|to| if to < from_min { to + DAY_MIN } else { to });
    Ok(Clock {
        from_min,
        to_min,
        text: text?,
    })
}
