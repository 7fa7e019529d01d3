//! Dates, times of day, and the time span in which an incident can have happened.

use clash_map::model::{Clock, Date, LocalMinute, TimePrecision, When, Zone};

/// Date, days since 1970-01-01 and weekday (Monday is 0), from Python 3's `datetime.date`.
const DATES: [(&str, i32, u8); 26] = [
    ("0001-01-01", -719162, 0),
    ("1582-10-15", -141427, 4),
    ("1899-12-31", -25568, 6),
    ("1900-01-01", -25567, 0),
    ("1900-02-28", -25509, 2),
    ("1900-03-01", -25508, 3),
    ("1969-12-31", -1, 2),
    ("1970-01-01", 0, 3),
    ("1972-02-29", 789, 1),
    ("1999-12-31", 10956, 4),
    ("2000-02-28", 11015, 0),
    ("2000-02-29", 11016, 1),
    ("2000-03-01", 11017, 2),
    ("2004-02-29", 12477, 6),
    ("2022-04-16", 19098, 5),
    ("2023-02-28", 19416, 1),
    ("2024-02-29", 19782, 3),
    ("2024-03-01", 19783, 4),
    ("2024-03-18", 19800, 0),
    ("2024-12-31", 20088, 1),
    ("2025-10-11", 20372, 5),
    ("2038-01-19", 24855, 1),
    ("2100-02-28", 47540, 6),
    ("2100-03-01", 47541, 0),
    ("2400-02-29", 157113, 1),
    ("9999-12-31", 2932896, 4),
];

#[test]
fn dates_agree_with_another_calendar() {
    for (text, days, weekday) in DATES {
        let date = Date::parse(text).unwrap_or_else(|| panic!("{text} is a date"));
        assert_eq!(date.days_since_1970(), days, "{text}");
        assert_eq!(date.weekday(), weekday, "{text}");
        assert_eq!(date.to_string(), text);
        assert_eq!(Date::from_days(days), date);
    }
}

/// Counts through two centuries by the rule: every fourth year is a leap year, except full
/// centuries not divisible by 400.
#[test]
fn every_day_from_1900_to_2100_follows_the_one_before() {
    let mut days = Date::new(1900, 1, 1).unwrap().days_since_1970();
    assert_eq!(days, -25_567);
    for year in 1900..=2100 {
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let february = if is_leap { 29 } else { 28 };
        let month_lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        for (month, length) in (1..).zip(month_lengths) {
            for day in 1..=length {
                let date = Date::new(year, month, day).unwrap();
                assert_eq!(date.days_since_1970(), days);
                assert_eq!(date.year_month_day(), (year, month, day));
                days += 1;
            }
            assert_eq!(Date::new(year, month, length + 1), None, "{year}-{month}");
        }
    }
    assert_eq!(Date::new(2101, 1, 1).unwrap().days_since_1970(), days);
}

#[test]
fn only_calendar_dates_are_parsed() {
    let not_dates = [
        "",
        "2024-3-18",
        "2024-03-8",
        "24-03-18",
        "2024/03/18",
        "2024-03-18 ",
        " 2024-03-18",
        "2024-00-10",
        "2024-13-01",
        "2024-01-00",
        "2024-01-32",
        "2024-04-31",
        "2023-02-29",
        "1900-02-29",
        "2100-02-29",
        "0000-01-01",
        "+024-01-01",
        "-024-01-01",
        "2024-+1-01",
        "20240318",
        "２０２４-03-18",
        "2024-03-1é",
        "é024-03-18",
    ];
    for text in not_dates {
        assert_eq!(Date::parse(text), None, "{text:?}");
    }
}

#[test]
fn minutes_belong_to_the_day_they_are_in() {
    let day = Date::new(2024, 3, 18).unwrap();
    let midnight = day.midnight();
    assert_eq!(midnight, LocalMinute(19_800 * 1440));
    let cases = [
        (-1, day.plus_days(-1), 1439),
        (0, day, 0),
        (1439, day, 1439),
    ];
    for (after_midnight, date, minute_of_day) in cases {
        let minute = LocalMinute(midnight.0 + after_midnight);
        assert_eq!(
            (minute.date(), minute.minute_of_day()),
            (date, minute_of_day)
        );
    }
    let before_1970 = LocalMinute(-1);
    assert_eq!(before_1970.date().to_string(), "1969-12-31");
    assert_eq!(before_1970.minute_of_day(), 1439);
}

/// Each span's days and hours: `first + days, HH:MM`.
#[test]
fn spans_cover_what_the_report_allows() {
    use TimePrecision::{Day, Month, Night, Range, ReportedOn};
    let clock = |from_min, to_min| {
        Some(Clock {
            from_min,
            to_min,
            text: "about then".into(),
        })
    };
    let day = |days: i64, hour: i64, minute: i64| days * 1440 + hour * 60 + minute;
    // Precision, days after the first, clock, expected start and end.
    let cases = [
        (Day, 0, None, day(0, 0, 0), day(1, 0, 0)),
        (ReportedOn, 0, None, day(0, 0, 0), day(1, 0, 0)),
        (Range, 2, None, day(0, 0, 0), day(3, 0, 0)),
        (Month, 30, None, day(0, 0, 0), day(31, 0, 0)),
        (Night, 0, None, day(0, 18, 0), day(1, 6, 0)),
        (Night, 1, None, day(0, 18, 0), day(1, 6, 0)),
        (Day, 0, clock(180, None), day(0, 3, 0), day(0, 3, 1)),
        (Day, 0, clock(120, Some(180)), day(0, 2, 0), day(0, 3, 0)),
        (Day, 0, clock(1380, Some(1560)), day(0, 23, 0), day(1, 2, 0)),
        (Day, 0, clock(0, Some(0)), day(0, 0, 0), day(0, 0, 1)),
        (
            Night,
            1,
            clock(1395, Some(1455)),
            day(0, 23, 15),
            day(1, 0, 15),
        ),
    ];
    let first = Date::new(2024, 3, 1).unwrap();
    for (precision, more_days, clock, start, end) in cases {
        let last = first.plus_days(more_days);
        let when = When {
            first,
            last,
            precision,
            clock,
            zone: Zone::Kabul,
        };
        let (from, to) = when.span();
        let midnight = first.midnight().0;
        assert_eq!(
            (from.0 - midnight, to.0 - midnight),
            (start, end),
            "{when:?}"
        );
    }
}
