//! The packed form of a large dataset: what every count and every list needs in a file of
//! columns, loaded at once and read where it lies; what a reader opens, in chunks that are
//! fetched then. A host of plain files serves all of it.
//!
//! ```text
//! columns = "CMAP", version (u32), incidents (u32), (offset, length, checksum: u32)^SECTIONS,
//!           sections
//! ```
//!
//! Numbers are little-endian, and every section begins at a multiple of four bytes, with
//! zeros before it. Checksums are FNV-1a of 32 bits. Incidents are in the order of
//! [`super::Incidents`], so that their days are only counted.
//!
//! | section | holds |
//! |---|---|
//! | `header` | the dataset without incidents, as [`super::pack`] writes it |
//! | `places` | UTF-8: [`super::Whereabouts`], a line each: provinces with commas and, where it shades parts of them, `;` and these with commas; the first line is empty |
//! | `days` | `first day (i32, since 1970), (incidents of that day and of each after it: u32)*` |
//! | `minute` | `u16` an incident: minute of its first day at which it begins |
//! | `length` | `u32` an incident: minutes until it ends |
//! | `last` | `u16` an incident: days from its first to its last |
//! | `time` | `u8` an incident: position of its [`super::TimePrecision`], and 8 more where a time of day was reported |
//! | `kind` | `u8` an incident: position of its [`super::Kind`] |
//! | `place` | `u16` an incident: line of `places` |
//! | `whole` | `u32` an incident: 1 + the incident of which it is a site, or 0 |
//!
//! Points are with the text: they do not compress, and symbols are drawn only where a window
//! has few incidents. A chunk is a list of [`CHUNK`] incidents as `data/README.md` describes
//! them but without `part_of`, which `whole` has, as [`super::pack`] writes it; incident `i` is
//! in chunk `i / CHUNK`.

mod read;
mod write;

pub use read::{Columns, incidents_of};
pub use write::{Packed, pack_dataset};

pub const MAGIC: [u8; 4] = *b"CMAP";
pub const VERSION: u32 = 1;
/// Incidents in a chunk; the last may have fewer.
pub const CHUNK: usize = 256;
/// What `time` has more where a time of day was reported.
const CLOCK: u8 = 8;

/// In the order of the file.
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

    /// Bytes an incident; `None` where that is not fixed.
    fn width(self) -> Option<usize> {
        match self {
            Section::Header | Section::Places | Section::Days => None,
            Section::Time | Section::Kind => Some(1),
            Section::Minute | Section::Last | Section::Place => Some(2),
            Section::Length | Section::Whole => Some(4),
        }
    }
}

/// Bytes before the sections.
const HEAD_LEN: usize = 12 + 12 * Section::ALL.len();

/// FNV-1a (RFC 9923).
fn checksum(bytes: &[u8]) -> u32 {
    let step = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    bytes.iter().fold(0x811C_9DC5, step)
}
