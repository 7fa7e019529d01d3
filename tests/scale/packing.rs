//! The packed form says what the dataset says, and refuses other bytes by name.

use crate::synthetic;
use clash_map::geo;
use clash_map::model::cmap::{CHUNK, Columns, Packed, Section, incidents_of, pack_dataset};
use clash_map::model::{Dataset, Raw, load};
use proptest::prelude::*;
use std::sync::LazyLock;

static DATASET: LazyLock<Dataset> = LazyLock::new(|| synthetic::dataset(&geo::embedded(), 600));
static PACKED: LazyLock<Packed> = LazyLock::new(|| pack_dataset(&DATASET).unwrap());

#[test]
fn columns_say_what_the_records_say() {
    let columns = Columns::read(&PACKED.columns).unwrap();
    assert_eq!(columns.len(), DATASET.incidents.len());
    for (i, incident) in DATASET.incidents.iter().enumerate() {
        assert_eq!(columns.span(i), incident.when.span());
        assert_eq!(columns.kind(i), incident.kind);
        let whole = incident.part_of.map(|whole| whole.0 as usize);
        assert_eq!(columns.whole(i), whole);
        let mut areas: Vec<_> = incident
            .places
            .iter()
            .filter_map(|place| place.area)
            .collect();
        areas.dedup();
        assert_eq!(columns.areas(i), areas);
        let point = incident.places[0]
            .point
            .as_ref()
            .map(|point| point.position);
        assert_eq!(columns.point(i).is_some(), point.is_some());
        if let (Some(read), Some(point)) = (columns.point(i), point) {
            assert!((read.lon_deg - point.lon_deg).abs() < 1e-6);
            assert!((read.lat_deg - point.lat_deg).abs() < 1e-6);
        }
    }
}

#[test]
fn header_and_chunks_are_the_dataset() {
    assert_eq!(PACKED.chunks.len(), DATASET.incidents.len().div_ceil(CHUNK));
    let Raw::Map(mut fields) = Columns::read(&PACKED.columns).unwrap().header else {
        panic!("no map")
    };
    let chunks = PACKED.chunks.iter();
    let incidents = chunks.flat_map(|chunk| incidents_of(chunk).unwrap());
    fields.push(("incidents".into(), Raw::List(incidents.collect())));
    let loaded = load(&Raw::Map(fields), &geo::embedded()).unwrap();
    assert_eq!(loaded.issues, []);
    assert_eq!(loaded.dataset, *DATASET);
}

#[test]
fn sections_are_aligned() {
    for section in 0..Section::ALL.len() {
        let at = 12 + 12 * section;
        let offset = u32::from_le_bytes(PACKED.columns[at..at + 4].try_into().unwrap());
        assert_eq!(offset % 4, 0);
    }
}

/// A file whose checksums hold and whose cells mean nothing.
#[test]
fn a_cell_without_meaning_is_named() {
    let mut bytes = PACKED.columns.clone();
    let entry = 12 + 12 * Section::Kind as usize;
    let read = |bytes: &[u8], at: usize| {
        u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize
    };
    let (start, len) = (read(&bytes, entry), read(&bytes, entry + 4));
    bytes[start + 7] = 200;
    let fnv = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    let checksum = bytes[start..start + len].iter().fold(0x811C_9DC5, fnv);
    bytes[entry + 8..entry + 12].copy_from_slice(&checksum.to_le_bytes());
    let issue = Columns::read(&bytes).err().unwrap();
    assert_eq!(
        issue.to_string(),
        "columns, kind[7]: expected a kind below 9, found 200"
    );
}

#[test]
fn another_version_is_refused_by_name() {
    let mut bytes = PACKED.columns.clone();
    bytes[4] = 9;
    let issue = Columns::read(&bytes).err().unwrap();
    assert_eq!(
        issue.to_string(),
        "columns, byte 4: expected version 1, found 9"
    );
}

proptest! {
    #[test]
    fn a_file_cut_short_is_refused(share in 0.0..1.0_f64) {
        let len = (share * PACKED.columns.len() as f64) as usize;
        prop_assert!(Columns::read(&PACKED.columns[..len]).is_err());
    }

    #[test]
    fn a_changed_byte_is_found(share in 0.0..1.0_f64, change in 1..=255_u8) {
        let mut bytes = PACKED.columns.clone();
        let at = (share * bytes.len() as f64) as usize;
        bytes[at] ^= change;
        prop_assert!(Columns::read(&bytes).is_err());
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let mut with_magic = b"CMAP\x01\0\0\0".to_vec();
        with_magic.extend(&bytes);
        prop_assert!(Columns::read(&bytes).is_err());
        prop_assert!(Columns::read(&with_magic).is_err());
    }
}
