//! Calendar, axis and stacking.

use clash_map::model::{Date, LocalMinute};
use clash_map::time::{
    Interval, Tick, TickUnit, TimeScale, month_bins, nearest_midnight, pack_rows, ticks,
};
use proptest::prelude::*;
use serde_json::Value;

fn date(text: &str) -> Date {
    Date::parse(text).expect("a date of the calendar")
}

/// Parses `2024-03-18T03:00`.
fn minute(text: &str) -> LocalMinute {
    let (day, clock) = text.split_once('T').expect("date T time");
    let (hours, minutes) = clock.split_once(':').expect("hours : minutes");
    let number = |digits: &str| digits.parse::<i64>().expect("digits");
    LocalMinute(date(day).midnight().0 + number(hours) * 60 + number(minutes))
}

fn interval(start: &str, end: &str) -> Interval {
    Interval::new(minute(start), minute(end)).expect("start before end")
}

fn ends(interval: Interval) -> (i64, i64) {
    (interval.start().0, interval.end().0)
}

#[test]
fn an_interval_is_never_empty() {
    let at = minute("2024-03-18T03:00");
    assert_eq!(Interval::new(at, at), None);
    assert_eq!(Interval::new(at, LocalMinute(at.0 - 1)), None);
    assert_eq!(
        Interval::new(at, LocalMinute(at.0 + 1)).map(Interval::length_min),
        Some(1)
    );
}

#[test]
fn an_interval_of_days_includes_both() {
    let days = Interval::of_days(date("2024-03-16"), date("2024-03-19"));
    assert_eq!(days, interval("2024-03-16T00:00", "2024-03-20T00:00"));
    assert_eq!(
        days,
        Interval::of_days(date("2024-03-19"), date("2024-03-16"))
    );
    assert_eq!(
        Interval::of_days(date("2024-03-18"), date("2024-03-18")).length_min(),
        1440
    );
}

#[test]
fn an_interval_ends_before_its_end() {
    let day = interval("2024-03-18T00:00", "2024-03-19T00:00");
    assert!(day.contains(minute("2024-03-18T00:00")));
    assert!(day.contains(minute("2024-03-18T23:59")));
    assert!(!day.contains(minute("2024-03-19T00:00")));
    assert!(!day.contains(minute("2024-03-17T23:59")));
}

#[test]
fn neighbours_do_not_overlap_and_moments_on_the_edge_count_once() {
    let day = interval("2024-03-18T00:00", "2024-03-19T00:00");
    let overlaps = |start, end| day.overlaps(minute(start), minute(end));
    assert!(!overlaps("2024-03-17T00:00", "2024-03-18T00:00"));
    assert!(!overlaps("2024-03-19T00:00", "2024-03-20T00:00"));
    assert!(overlaps("2024-03-17T00:00", "2024-03-18T00:01"));
    assert!(overlaps("2024-03-18T23:59", "2024-03-20T00:00"));
    assert!(overlaps("2024-03-01T00:00", "2024-04-01T00:00"));
    assert!(overlaps("2024-03-18T00:00", "2024-03-18T00:00"));
    assert!(!overlaps("2024-03-19T00:00", "2024-03-19T00:00"));
}

#[test]
fn clamping_keeps_the_length_where_it_can() {
    let year = interval("2024-01-01T00:00", "2025-01-01T00:00");
    let early = interval("2023-12-30T00:00", "2024-01-03T00:00");
    let late = interval("2024-12-31T12:00", "2025-01-04T12:00");
    let inside = interval("2024-03-16T00:00", "2024-03-20T00:00");
    assert_eq!(
        early.clamped(year),
        interval("2024-01-01T00:00", "2024-01-05T00:00")
    );
    assert_eq!(
        late.clamped(year),
        interval("2024-12-28T00:00", "2025-01-01T00:00")
    );
    assert_eq!(inside.clamped(year), inside);
    assert_eq!(year.clamped(inside), inside);
}

#[test]
fn a_dragged_end_stops_at_the_minimum_length() {
    let window = interval("2024-03-16T00:00", "2024-03-20T00:00");
    assert_eq!(
        window.with_start(minute("2024-03-18T06:00"), 1440),
        interval("2024-03-18T06:00", "2024-03-20T00:00")
    );
    assert_eq!(
        window.with_start(minute("2024-03-25T00:00"), 1440),
        interval("2024-03-19T00:00", "2024-03-20T00:00")
    );
    assert_eq!(
        window.with_end(minute("2024-03-01T00:00"), 1440),
        interval("2024-03-16T00:00", "2024-03-17T00:00")
    );
    assert_eq!(
        window.with_end(minute("2024-03-01T00:00"), 0).length_min(),
        1
    );
}

#[test]
fn a_shift_moves_both_ends() {
    assert_eq!(
        interval("2024-02-28T12:00", "2024-02-29T12:00").shifted(1440),
        interval("2024-02-29T12:00", "2024-03-01T12:00")
    );
}

#[test]
fn every_pixel_is_the_pixel_of_its_minute() {
    // Four years on 900 px: a pixel holds many minutes, so rounding costs at most
    // half a minute's width.
    let scale = TimeScale {
        interval: interval("2022-01-01T00:00", "2026-01-01T00:00"),
        left_px: 37.5,
        width_px: 900.0,
    };
    let half_minute_px = 0.5 * 900.0 / scale.interval.length_min() as f64;
    for pixel in 0..=900 {
        let x_px = 37.5 + f64::from(pixel);
        let back_px = scale.x_from_minute(scale.minute_from_x(x_px));
        assert!(
            (back_px - x_px).abs() <= half_minute_px + 1e-9,
            "{x_px} px came back as {back_px} px"
        );
    }
}

#[test]
fn every_minute_comes_back_from_its_pixel() {
    let scale = TimeScale {
        interval: interval("2024-03-17T12:00", "2024-03-18T12:00"),
        left_px: -12.0,
        width_px: 311.0,
    };
    let (start, end) = ends(scale.interval);
    for at in (start..=end).map(LocalMinute) {
        assert_eq!(scale.minute_from_x(scale.x_from_minute(at)), at);
    }
}

#[test]
fn an_axis_maps_its_ends_and_holds_the_pointer_inside() {
    let scale = TimeScale {
        interval: interval("2024-03-16T00:00", "2024-03-20T00:00"),
        left_px: 100.0,
        width_px: 400.0,
    };
    let x = |at| scale.x_from_minute(minute(at));
    assert_eq!(x("2024-03-16T00:00"), 100.0);
    assert_eq!(x("2024-03-18T12:00"), 350.0);
    assert_eq!(x("2024-03-20T00:00"), 500.0);
    assert_eq!(x("2024-03-15T00:00"), 0.0);
    assert_eq!(scale.minute_from_x(-9.0), minute("2024-03-16T00:00"));
    assert_eq!(scale.minute_from_x(1e12), minute("2024-03-20T00:00"));
}

#[test]
fn an_axis_without_width_answers_its_start() {
    let scale = TimeScale {
        interval: interval("2024-03-16T00:00", "2024-03-20T00:00"),
        left_px: 0.0,
        width_px: 0.0,
    };
    assert_eq!(scale.minute_from_x(0.0), minute("2024-03-16T00:00"));
    assert_eq!(scale.minute_from_x(50.0), minute("2024-03-16T00:00"));
}

#[test]
fn noon_snaps_forward() {
    let snapped = |at| nearest_midnight(minute(at));
    assert_eq!(snapped("2024-03-18T11:59"), minute("2024-03-18T00:00"));
    assert_eq!(snapped("2024-03-18T12:00"), minute("2024-03-19T00:00"));
    assert_eq!(snapped("2024-03-18T00:00"), minute("2024-03-18T00:00"));
    assert_eq!(snapped("1969-12-31T13:00"), minute("1970-01-01T00:00"));
}

#[test]
fn ticks_are_those_of_d3_time() {
    let oracle: Value = serde_json::from_str(include_str!("../oracles/ticks.json")).expect("JSON");
    let number = |value: &Value| value.as_i64().expect("a whole number");
    let list = |value: &Value| value.as_array().expect("a list").clone();
    let cases = list(&oracle["cases"]);
    let mut compared = 0;
    for case in &cases {
        let (start, end) = (number(&case["start"]), number(&case["end"]));
        let interval = Interval::new(LocalMinute(start), LocalMinute(end)).expect("not empty");
        for row in list(&case["rows"]) {
            let expected: Vec<i64> = list(&row["at"]).iter().map(number).collect();
            for count in list(&row["counts"]) {
                let found = ticks(interval, number(&count) as u32);
                let at: Vec<i64> = found.iter().map(|tick| tick.at.0).collect();
                let units: String = found.iter().map(unit_letter).collect();
                let what = format!("{start}..{end}, about {count} ticks");
                assert_eq!(at, expected, "{what}");
                assert_eq!(units, row["units"].as_str().expect("letters"), "{what}");
                compared += 1;
            }
        }
    }
    assert_eq!((cases.len(), compared), (46, 46 * 11));
}

fn unit_letter(tick: &Tick) -> char {
    match tick.unit {
        TickUnit::Hour => 'H',
        TickUnit::Day => 'D',
        TickUnit::Month => 'M',
        TickUnit::Year => 'Y',
    }
}

#[test]
fn the_focus_of_the_story_is_marked_at_each_midnight() {
    let focus = Interval::of_days(date("2024-03-16"), date("2024-03-19"));
    let found: Vec<String> = ticks(focus, 4)
        .iter()
        .map(|tick| format!("{} {:?}", tick.at.date(), tick.unit))
        .collect();
    assert_eq!(
        found,
        [
            "2024-03-16 Day",
            "2024-03-17 Day",
            "2024-03-18 Day",
            "2024-03-19 Day",
            "2024-03-20 Day"
        ]
    );
}

#[test]
fn no_axis_is_marked_finer_than_hours() {
    let found = ticks(interval("2024-03-18T00:30", "2024-03-18T03:00"), 12);
    let at: Vec<LocalMinute> = found.iter().map(|tick| tick.at).collect();
    let hours = ["2024-03-18T01:00", "2024-03-18T02:00", "2024-03-18T03:00"];
    assert_eq!(at, hours.map(minute));
    assert_eq!(
        ticks(interval("2024-03-18T00:10", "2024-03-18T00:20"), 4),
        []
    );
}

#[test]
fn a_count_of_nought_is_taken_as_one() {
    let year = interval("2024-01-01T00:00", "2025-01-01T00:00");
    assert_eq!(ticks(year, 0), ticks(year, 1));
}

#[test]
fn month_bins_are_whole_months_without_gaps() {
    let bins = month_bins(interval("2023-12-31T23:59", "2024-03-01T00:01"));
    let months: Vec<String> = bins
        .iter()
        .map(|bin| format!("{} to {}", bin.start().date(), bin.end().date()))
        .collect();
    assert_eq!(
        months,
        [
            "2023-12-01 to 2024-01-01",
            "2024-01-01 to 2024-02-01",
            "2024-02-01 to 2024-03-01",
            "2024-03-01 to 2024-04-01"
        ]
    );
}

#[test]
fn a_month_that_ends_the_interval_is_not_followed_by_an_empty_one() {
    let february = Interval::of_days(date("2024-02-01"), date("2024-02-29"));
    assert_eq!(month_bins(february), [february]);
    assert_eq!(
        month_bins(interval("2022-04-16T02:00", "2026-06-10T00:00")).len(),
        51
    );
}

#[test]
fn rows_are_filled_from_the_lowest() {
    let extents = [(0.0, 10.0), (5.0, 15.0), (12.0, 20.0), (16.0, 30.0)];
    assert_eq!(pack_rows(&extents, 0.0), [0, 1, 0, 1]);
    assert_eq!(pack_rows(&extents, 2.0), [0, 1, 0, 2]);
    assert_eq!(pack_rows(&[], 2.0), [0; 0]);
}

#[test]
fn touching_extents_share_a_row_only_without_a_gap() {
    let extents = [(0.0, 10.0), (10.0, 20.0)];
    assert_eq!(pack_rows(&extents, 0.0), [0, 0]);
    assert_eq!(pack_rows(&extents, 0.5), [0, 1]);
}

/// Whole pixels, so that sums are exact.
fn extents() -> impl Strategy<Value = Vec<(f64, f64)>> {
    let extent = (0u16..400, 0u16..60).prop_map(|(left, width)| {
        let (left, width) = (f64::from(left), f64::from(width));
        (left, left + width)
    });
    prop::collection::vec(extent, 0..40)
}

proptest! {
    #[test]
    fn no_two_extents_of_a_row_come_closer_than_the_gap(extents in extents(), gap in 0u8..6) {
        let gap_px = f64::from(gap);
        let rows = pack_rows(&extents, gap_px);
        prop_assert_eq!(rows.len(), extents.len());
        for later in 0..extents.len() {
            for earlier in 0..later {
                if rows[earlier] == rows[later] {
                    let (a, b) = (extents[earlier], extents[later]);
                    prop_assert!(a.1 + gap_px <= b.0 || b.1 + gap_px <= a.0);
                }
            }
        }
    }

    #[test]
    fn sorted_extents_take_as_many_rows_as_overlap_at_once(mut extents in extents(), gap in 1u8..6) {
        extents.sort_by(|a, b| a.0.total_cmp(&b.0));
        let gap_px = f64::from(gap);
        let rows_used = pack_rows(&extents, gap_px).iter().map(|row| row + 1).max();
        // Depth is greatest where an extent begins.
        let depth = |x: f64| extents.iter().filter(|e| e.0 <= x && x < e.1 + gap_px).count();
        prop_assert_eq!(rows_used, extents.iter().map(|e| depth(e.0)).max());
    }

    #[test]
    fn bins_cover_the_interval_and_join(start in -20_000_000i64..40_000_000, length in 1i64..3_000_000) {
        let interval = Interval::new(LocalMinute(start), LocalMinute(start + length)).unwrap();
        let bins = month_bins(interval);
        let (first, last) = (bins[0], bins[bins.len() - 1]);
        prop_assert!(first.contains(interval.start()));
        prop_assert!(last.contains(LocalMinute(interval.end().0 - 1)));
        for pair in bins.windows(2) {
            prop_assert_eq!(pair[0].end(), pair[1].start());
        }
        for bin in bins {
            prop_assert_eq!(bin.start().date().year_month_day().2, 1);
            prop_assert!((28 * 1440..=31 * 1440).contains(&bin.length_min()));
        }
    }

    #[test]
    fn ticks_ascend_within_the_interval(
        start in -60_000_000i64..60_000_000,
        length in 1i64..60_000_000,
        count in 0u32..20,
    ) {
        let interval = Interval::new(LocalMinute(start), LocalMinute(start + length)).unwrap();
        let found = ticks(interval, count);
        prop_assert!(found.windows(2).all(|pair| pair[0].at < pair[1].at));
        prop_assert!(found.iter().all(|t| interval.start() <= t.at && t.at <= interval.end()));
        // Neighbouring steps differ by a factor below 4.3: the ticks, by its root at most.
        prop_assert!(found.len() <= 3 * count.max(1) as usize + 2);
    }

    #[test]
    fn a_clamped_interval_lies_within(
        start in -5000i64..5000, length in 1i64..5000, low in -5000i64..5000, room in 1i64..5000,
    ) {
        let interval = Interval::new(LocalMinute(start), LocalMinute(start + length)).unwrap();
        let bounds = Interval::new(LocalMinute(low), LocalMinute(low + room)).unwrap();
        let clamped = interval.clamped(bounds);
        prop_assert!(bounds.start() <= clamped.start() && clamped.end() <= bounds.end());
        prop_assert_eq!(clamped.length_min(), length.min(room));
    }
}

#[test]
fn an_interval_of_days_names_its_days() {
    let day = |text: &str| Date::parse(text).unwrap();
    for (first, last) in [
        ("2024-03-16", "2024-03-19"),
        ("2024-03-18", "2024-03-18"),
        ("2023-12-31", "2024-01-01"),
    ] {
        let (first, last) = (day(first), day(last));
        assert_eq!(Interval::of_days(first, last).days(), (first, last));
    }
}
