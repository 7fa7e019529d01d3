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
//! [`super::Dataset::incidents`], so that their days are only counted.
//!
//! | section | holds |
//! |---|---|
//! | `header` | the dataset without incidents, as [`super::pack`] writes it |
//! | `places` | UTF-8: combinations of areas, a line each, codes with commas; the first is none |
//! | `days` | `first day (i32, since 1970), (incidents of that day and of each after it: u32)*` |
//! | `minute` | `u16` an incident: minute of its first day at which it begins |
//! | `length` | `u32` an incident: minutes until it ends |
//! | `kind` | `u8` an incident: position of its [`super::Kind`] |
//! | `place` | `u16` an incident: line of `places` |
//! | `whole` | `u32` an incident: 1 + the incident of which it is a site, or 0 |
//! | `point` | `i32, i32` an incident: longitude and latitude in millionths of a degree, or [`NO_POINT`] twice |
//!
//! `point` comes last and is most of what does not compress: a reader that draws only counts
//! asks for the bytes before it. A chunk is a list of [`CHUNK`] incidents as
//! `data/README.md` describes them, as [`super::pack`] writes it; incident `i` is in chunk
//! `i / CHUNK`.

mod read;
mod write;

pub use read::{Columns, incidents_of};
pub use write::{Packed, pack_dataset};

pub const MAGIC: [u8; 4] = *b"CMAP";
pub const VERSION: u32 = 1;
/// Incidents in a chunk; the last may have fewer.
pub const CHUNK: usize = 256;
pub const NO_POINT: i32 = i32::MIN;

/// In the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Header,
    Places,
    Days,
    Minute,
    Length,
    Kind,
    Place,
    Whole,
    Point,
}

impl Section {
    pub const ALL: [Section; 9] = [
        Section::Header,
        Section::Places,
        Section::Days,
        Section::Minute,
        Section::Length,
        Section::Kind,
        Section::Place,
        Section::Whole,
        Section::Point,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Section::Header => "header",
            Section::Places => "places",
            Section::Days => "days",
            Section::Minute => "minute",
            Section::Length => "length",
            Section::Kind => "kind",
            Section::Place => "place",
            Section::Whole => "whole",
            Section::Point => "point",
        }
    }

    /// Bytes an incident; `None` where that is not fixed.
    fn width(self) -> Option<usize> {
        match self {
            Section::Header | Section::Places | Section::Days => None,
            Section::Kind => Some(1),
            Section::Minute | Section::Place => Some(2),
            Section::Length | Section::Whole => Some(4),
            Section::Point => Some(8),
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
