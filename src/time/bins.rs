//! The bins of the overview: calendar months.

use super::{Interval, month::Month};

/// The whole calendar months that the interval touches, in order and without gaps.
pub fn month_bins(interval: Interval) -> Vec<Interval> {
    let mut bins = Vec::new();
    let mut month = Month::of(interval.start().date());
    while let (Some(start), Some(next)) = (month.first_day(), month.next().first_day()) {
        if start.midnight() >= interval.end() {
            break;
        }
        bins.push(Interval::of_days(start, next.plus_days(-1)));
        month = month.next();
    }
    bins
}
