//! Days of the Solar Hijri calendar.

use clash_map::model::Date;
use clash_map::time::SolarHijri;
use serde_json::Value;

fn date(text: &str) -> Date {
    Date::parse(text).expect("a date of the calendar")
}

/// Checks every day of 324 years by the lengths of the months, from one new year of the oracle to
/// the next.
#[test]
fn every_day_is_that_of_two_other_calendars() {
    let oracle: Value =
        serde_json::from_str(include_str!("../oracles/solar_hijri.json")).expect("JSON");
    let list = |name: &str| oracle[name].as_array().expect("a list").clone();
    let first_year = oracle["first_year"].as_i64().expect("a year") as i32;
    let leap_years = list("leap_years");
    let mut day_after = date("1799-03-21");
    let mut days = 0;
    for (year, new_year) in (first_year..).zip(list("new_years")) {
        assert_eq!(
            day_after,
            date(new_year.as_str().expect("a date")),
            "{year}"
        );
        for month in 1..=12 {
            let length = match month {
                1..=6 => 31,
                12 if !leap_years.contains(&Value::from(year)) => 29,
                _ => 30,
            };
            for day in 1..=length {
                let expected = SolarHijri { year, month, day };
                assert_eq!(SolarHijri::of(day_after), Some(expected), "{day_after}");
                day_after = day_after.plus_days(1);
                days += 1;
            }
        }
    }
    assert_eq!(Some(days), oracle["days"].as_i64());
    assert_eq!(day_after, date("2123-03-21"));
}

#[test]
fn the_day_of_the_strikes_is_28_hut_1402() {
    let expected = SolarHijri {
        year: 1402,
        month: 12,
        day: 28,
    };
    assert_eq!(SolarHijri::of(date("2024-03-18")), Some(expected));
}

#[test]
fn days_outside_the_years_that_are_known_have_no_date() {
    for text in ["0001-01-01", "1799-03-20", "2123-03-21", "9999-12-31"] {
        assert_eq!(SolarHijri::of(date(text)), None, "{text}");
    }
}
