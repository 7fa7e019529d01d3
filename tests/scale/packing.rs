//! The packed format keeps everything in the dataset, and rejects other bytes with an error that
//! names the fault.

use crate::synthetic;
use clash_map::geo;
use clash_map::model::cmap::{CHUNK, Columns, Packed, Section, incidents_of, pack_dataset};
use clash_map::model::{
    Change, ChangeKind, Dataset, IncidentIndex, Issue, load_columns, load_text,
};
use clash_map::scene::Index;
use proptest::prelude::*;
use std::sync::LazyLock;

static DATASET: LazyLock<Dataset> = LazyLock::new(|| {
    let mut dataset = synthetic::dataset(&geo::embedded(), 600);
    dataset.changes = vec![Change {
        date: dataset.updated,
        version: "1".into(),
        kind: ChangeKind::Addition,
        incident: Some(IncidentIndex(500)),
        text: "Synthetic incident".into(),
    }];
    dataset
});
static PACKED: LazyLock<Packed> = LazyLock::new(|| packed(&DATASET));

pub fn packed(dataset: &Dataset) -> Packed {
    let index = Index::new(dataset, &geo::embedded());
    pack_dataset(dataset, |incident| index.whereabouts(incident)).unwrap()
}

/// Loads every chunk, in reverse order.
pub fn load_all_text(dataset: &Dataset, packed: &Packed) {
    for (number, chunk) in packed.chunks.iter().enumerate().rev() {
        let raw = incidents_of(chunk).unwrap();
        load_text(dataset, number, &raw, &geo::embedded()).unwrap();
    }
}

#[test]
fn columns_say_what_the_records_say() {
    let read = load_columns(PACKED.columns.clone()).unwrap().incidents;
    let given = &DATASET.incidents;
    assert_eq!(read.len(), given.len());
    for i in given.indices() {
        assert_eq!(read.record(i), None);
        assert_eq!(read.span(i), given.span(i));
        assert_eq!(read.days(i), given.days(i));
        assert_eq!(read.time_precision(i), given.time_precision(i));
        assert_eq!(read.has_clock(i), given.has_clock(i));
        assert_eq!(read.kind(i), given.kind(i));
        assert_eq!(read.part_of(i), given.part_of(i));
        assert_eq!(read.parts(i), given.parts(i));
        let day = given.days(i).first;
        assert_eq!(read.position_of(day), given.position_of(day));
    }
    for i in [-400, 4000] {
        let day = given.days(IncidentIndex(0)).first.plus_days(i);
        assert_eq!(read.position_of(day), given.position_of(day));
    }
}

#[test]
fn header_and_chunks_are_the_dataset() {
    assert_eq!(PACKED.chunks.len(), DATASET.incidents.len().div_ceil(CHUNK));
    let read = load_columns(PACKED.columns.clone()).unwrap();
    load_all_text(&read, &PACKED);
    for i in DATASET.incidents.indices() {
        assert_eq!(read.incidents.record(i), DATASET.incidents.record(i));
    }
    let with_records = Dataset {
        incidents: DATASET.incidents.clone(),
        ..read
    };
    assert_eq!(with_records, *DATASET);
}

#[test]
fn text_of_other_columns_is_refused_and_nothing_of_it_is_taken() {
    let read = load_columns(PACKED.columns.clone()).unwrap();
    let first_fault = |chunk: usize, bytes: &[u8]| {
        let raw = incidents_of(bytes).unwrap();
        let faults: Vec<Issue> = load_text(&read, chunk, &raw, &geo::embedded()).unwrap_err();
        faults[0].to_string()
    };
    assert_eq!(
        first_fault(1, &PACKED.chunks[2]),
        "text 1: expected 256 incidents, found 88"
    );
    let fault = first_fault(1, &PACKED.chunks[0]);
    let expected =
        "text 1: expected incident 256 with the kind and time of the columns, found \"synthetic-";
    assert!(fault.starts_with(expected), "{fault}");
    assert!(
        read.incidents
            .indices()
            .all(|i| read.incidents.record(i).is_none())
    );
}

#[test]
fn sections_are_aligned() {
    for section in 0..Section::ALL.len() {
        let at = 12 + 12 * section;
        let offset = u32::from_le_bytes(PACKED.columns[at..at + 4].try_into().unwrap());
        assert_eq!(offset % 4, 0);
    }
}

/// Files with valid checksums but invalid cells.
#[test]
fn a_cell_without_meaning_is_named() {
    for (section, cell, expected) in [
        (
            Section::Kind,
            200,
            "kind[7]: expected a kind below 9, found 200",
        ),
        (
            Section::Time,
            5,
            "time[7]: expected a precision below 5, plus 8 for a time of day, found 5",
        ),
    ] {
        let mut bytes = PACKED.columns.clone();
        let entry = 12 + 12 * section as usize;
        let read = |bytes: &[u8], at: usize| {
            u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize
        };
        let (start, len) = (read(&bytes, entry), read(&bytes, entry + 4));
        bytes[start + 7] = cell;
        let fnv = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
        let checksum = bytes[start..start + len].iter().fold(0x811C_9DC5, fnv);
        bytes[entry + 8..entry + 12].copy_from_slice(&checksum.to_le_bytes());
        let issue = Columns::read(bytes).err().unwrap();
        assert_eq!(issue.to_string(), format!("columns, {expected}"));
    }
}

#[test]
fn another_version_is_refused_by_name() {
    let mut bytes = PACKED.columns.clone();
    bytes[4] = 9;
    let issue = Columns::read(bytes).err().unwrap();
    assert_eq!(
        issue.to_string(),
        "columns, byte 4: expected version 1, found 9"
    );
}

proptest! {
    #[test]
    fn a_file_cut_short_is_refused(share in 0.0..1.0_f64) {
        let len = (share * PACKED.columns.len() as f64) as usize;
        prop_assert!(Columns::read(PACKED.columns[..len].to_vec()).is_err());
    }

    #[test]
    fn a_changed_byte_is_found(share in 0.0..1.0_f64, change in 1..=255_u8) {
        let mut bytes = PACKED.columns.clone();
        let at = (share * bytes.len() as f64) as usize;
        bytes[at] ^= change;
        prop_assert!(Columns::read(bytes).is_err());
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let mut with_magic = b"CMAP\x01\0\0\0".to_vec();
        with_magic.extend(&bytes);
        prop_assert!(Columns::read(bytes).is_err());
        prop_assert!(Columns::read(with_magic).is_err());
    }
}
