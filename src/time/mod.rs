//! Intervals of local time, and their layout along an axis. Knows no incident, and writes no date
//! as text.
//!
//! Everything is in the local time of the place ([`crate::model::LocalMinute`]): days have 24
//! hours, and time zones play no role.

mod bins;
mod interval;
mod month;
mod rows;
mod scale;
mod solar_hijri;
mod ticks;

pub use bins::month_bins;
pub use interval::Interval;
pub use rows::pack_rows;
pub use scale::{TimeScale, nearest_midnight};
pub use solar_hijri::SolarHijri;
pub use ticks::{Tick, TickUnit, ticks};
