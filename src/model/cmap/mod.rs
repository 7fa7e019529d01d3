//! The file format of a large dataset ("packed"): one file of columns and many chunks of text.
//!
//! The page loads the columns at once; counts and lists need nothing else. It fetches a chunk when
//! the reader opens an incident in it. Any host of plain files can serve both.
//!
//! ```text
//! columns = "CMAP", version (u32), incidents (u32), (offset, length, checksum: u32)^SECTIONS,
//!           sections
//! ```
//!
//! All numbers are little-endian. Every section begins at a multiple of four bytes; zeros fill the
//! gap before it. The checksums are 32-bit FNV-1a. The incidents are in the order of
//! [`super::Incidents`], so the file stores only how many there are on each day.
//!
//! | section | holds |
//! |---|---|
//! | `header` | the dataset without its incidents, as [`super::pack`] writes it |
//! | `places` | UTF-8, one [`super::Whereabouts`] per line: the provinces, separated by commas; if it has parts of provinces, `;` and the parts, separated by commas. The first line is empty |
//! | `days` | `first day (i32, days since 1970), (number of incidents on that day and on each day after it: u32)*` |
//! | `minute` | `u16` per incident: the minute of its first day at which it begins |
//! | `length` | `u32` per incident: its length in minutes |
//! | `last` | `u16` per incident: number of days from its first day to its last |
//! | `time` | `u8` per incident: position of its [`super::TimePrecision`], plus 8 if a time of day was reported |
//! | `kind` | `u8` per incident: position of its [`super::Kind`] |
//! | `place` | `u16` per incident: index of its line in `places` |
//! | `whole` | `u32` per incident: 1 + index of its parent if it is one of the parent's sites, else 0 |
//!
//! The points are in the chunks, not in the columns: they do not compress, and the map draws
//! symbols only if the time window has few incidents.
//!
//! A chunk is a list of [`CHUNK`] incidents, written by [`super::pack`]. The format is that of
//! `docs/data.md` without `part_of`, which the section `whole` has. Incident `i` is in chunk
//! `i / CHUNK`.

mod read;
mod write;

pub use read::{Columns, incidents_of};
pub use write::{Packed, pack_dataset};

pub const MAGIC: [u8; 4] = *b"CMAP";
pub const VERSION: u32 = 1;
/// Incidents in a chunk. The last chunk may have fewer.
pub const CHUNK: usize = 256;
/// Added to a cell of `time` if a time of day was reported.
const CLOCK: u8 = 8;

/// The sections, in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Header,
    Places,
    Days,
    Minute,
    Length,
    Last,
    Time,
    Kind,
    Place,
    Whole,
}

impl Section {
    pub const ALL: [Section; 10] = [
        Section::Header,
        Section::Places,
        Section::Days,
        Section::Minute,
        Section::Length,
        Section::Last,
        Section::Time,
        Section::Kind,
        Section::Place,
        Section::Whole,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Section::Header => "header",
            Section::Places => "places",
            Section::Days => "days",
            Section::Minute => "minute",
            Section::Length => "length",
            Section::Last => "last",
            Section::Time => "time",
            Section::Kind => "kind",
            Section::Place => "place",
            Section::Whole => "whole",
        }
    }

    /// Bytes an incident takes. `None` if the width is not fixed.
    fn width(self) -> Option<usize> {
        match self {
            Section::Header | Section::Places | Section::Days => None,
            Section::Time | Section::Kind => Some(1),
            Section::Minute | Section::Last | Section::Place => Some(2),
            Section::Length | Section::Whole => Some(4),
        }
    }
}

/// Bytes before the first section.
const HEAD_LEN: usize = 12 + 12 * Section::ALL.len();

/// 32-bit FNV-1a (RFC 9923).
fn checksum(bytes: &[u8]) -> u32 {
    let step = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    bytes.iter().fold(0x811C_9DC5, step)
}
