//! Stretches of local time and how they are laid out along an axis. Knows no
//! incident, and writes no dates in words.
//!
//! All of it works on the wall clock of the place ([`crate::model::LocalMinute`]):
//! days have 24 hours, and no zone enters.

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
