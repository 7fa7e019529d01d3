//! Words, dates and numbers as the reader sees them.

use clash_map::i18n::{
    figure_phrase, figure_text, incident_count_text, period_text, tick_text, time_basis_text,
    when_text,
};
use clash_map::model::{Clock, Date, Figure, Subject, TimePrecision, When, Zone};
use clash_map::time::{Tick, TickUnit};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn when(first: &str, last: &str, precision: TimePrecision, clock: Option<&str>) -> When {
    When {
        first: date(first),
        last: date(last),
        precision,
        clock: clock.map(|text| Clock {
            from_min: 180,
            to_min: None,
            text: text.to_string(),
        }),
        zone: Zone::Kabul,
    }
}

fn figure(min: u32, max: Option<u32>, qualifier: Option<&str>, detail: Option<&str>) -> Figure {
    Figure {
        min,
        max,
        qualifier: qualifier.map(str::to_string),
        subject: Subject::Civilians,
        detail: detail.map(str::to_string),
    }
}

#[test]
fn a_period_says_nothing_twice() {
    for (first, last, text) in [
        ("2024-03-18", "2024-03-18", "18 March 2024"),
        ("2024-03-16", "2024-03-19", "16–19 March 2024"),
        ("2024-03-30", "2024-04-02", "30 March – 2 April 2024"),
        (
            "2023-12-31",
            "2024-01-01",
            "31 December 2023 – 1 January 2024",
        ),
    ] {
        assert_eq!(period_text(date(first), date(last)), text);
    }
}

#[test]
fn a_time_is_said_as_well_as_it_is_known() {
    use TimePrecision::{Day, Month, Night, Range, ReportedOn};
    let day = "2024-03-18";
    for (when, date, detail) in [
        (when(day, day, Day, None), "Mon 18 March 2024", None),
        (
            when(day, day, Day, Some("about 03:00")),
            "Mon 18 March 2024",
            Some("about 03:00 (Kabul time, UTC+04:30)"),
        ),
        (when(day, day, Night, None), "Night of 18 March 2024", None),
        (
            when(day, "2024-03-20", Range, None),
            "18–20 March 2024",
            None,
        ),
        (
            when("2026-06-01", "2026-06-30", Month, None),
            "June 2026",
            Some("known to the month"),
        ),
        (
            when(day, day, ReportedOn, None),
            "Mon 18 March 2024",
            Some("day of the report; day of the incident not known"),
        ),
    ] {
        let (said_date, said_detail) = when_text(&when);
        assert_eq!((said_date.as_str(), said_detail.as_deref()), (date, detail));
    }
}

#[test]
fn the_basis_of_a_time_names_its_clock() {
    let day = "2024-03-18";
    let known = |clock| time_basis_text(&when(day, day, TimePrecision::Day, clock));
    assert_eq!(known(None), "known to the day, Kabul time, UTC+04:30");
    assert_eq!(
        known(Some("about 03:00")),
        "hour as reported, Kabul time, UTC+04:30"
    );
}

#[test]
fn a_figure_keeps_its_open_ends() {
    for (min, max, text) in [
        (7, Some(7), "7"),
        (0, Some(0), "0"),
        (10, None, "10+"),
        (7, Some(8), "7–8"),
        (0, Some(55), "≤55"),
    ] {
        assert_eq!(figure_text(&figure(min, max, None, None)), text);
    }
}

#[test]
fn a_hedge_is_said_with_its_number() {
    for (figure, phrase) in [
        (figure(7, Some(7), None, None), ""),
        (
            figure(6, Some(6), None, Some("3 women, 3 children")),
            "3 women, 3 children",
        ),
        (
            figure(10, None, Some("at least"), Some("soldiers")),
            "at least 10 soldiers",
        ),
        (
            figure(17, None, Some("at least"), Some("including 11 children")),
            "at least 17, including 11 children",
        ),
        (
            figure(0, Some(55), Some("up to"), Some("soldiers")),
            "up to 55 soldiers",
        ),
        (figure(70, Some(70), Some("nearly"), None), "nearly 70"),
    ] {
        assert_eq!(figure_phrase(&figure), phrase);
    }
}

#[test]
fn a_tick_says_what_its_axis_needs() {
    let label = |day, unit, finest| {
        let at = date(day).midnight();
        tick_text(Tick { at, unit }, finest)
    };
    use TickUnit::{Day, Hour, Month, Year};
    assert_eq!(label("2024-03-18", Day, Day), "Mon 18 Mar");
    assert_eq!(label("2024-03-01", Month, Day), "Fri 1 Mar");
    assert_eq!(label("2024-03-18", Day, Hour), "Mon 18 Mar");
    assert_eq!(label("2024-03-01", Month, Month), "Mar");
    assert_eq!(label("2024-01-01", Year, Month), "2024");
    assert_eq!(label("2024-01-01", Year, Year), "2024");
}

#[test]
fn one_incident_is_singular() {
    assert_eq!(incident_count_text(0), "no incidents");
    assert_eq!(incident_count_text(1), "1 incident");
    assert_eq!(incident_count_text(2), "2 incidents");
}
