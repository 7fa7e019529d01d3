//! Decodes the basemap format byte by byte, and rejects malformed files.

use clash_map::geo::{Basemap, DecodeError, PlanePoint, area_at};

use super::code;

const BASEMAP: &[u8] = include_bytes!("../../../data/basemap.bin");

/// Encodes a signed number of one byte.
fn z(value: i8) -> u8 {
    ((value << 1) ^ (value >> 7)) as u8
}

/// Returns a square island, province `XA-A`, around a square enclave, province `XA-B`.
fn island() -> Vec<u8> {
    let mut bytes = b"CMB\x01".to_vec();
    // North-west corner 0 m, 0 m; unit 1,000,000 mm; 60 by 50 units.
    bytes.extend([z(0), z(0), 0xc0, 0x84, 0x3d, 60, 50]);
    // A province border of five points around the enclave.
    bytes.extend([1, 5, z(20), z(20), z(10), z(0), z(0), z(10), z(-10), z(0)]);
    bytes.extend([z(0), z(-10)]);
    // Neither the Durand Line, Line of Control, other nor neighbours' borders.
    bytes.extend([0; 4]);
    // The coastline: first step from the last point of the arc before.
    bytes.extend([1, 5, z(-10), z(-10), z(40), z(0), z(0), z(30), z(-40), z(0)]);
    bytes.extend([z(0), z(-30)]);
    // Nothing at the frame.
    bytes.push(0);
    // Areas: code, label point, radius, rings of arcs; the last bit walks backwards.
    bytes.push(2);
    bytes.extend(b"\x04XA-A");
    bytes.extend([15, 15, 5, 2, 1, 1 << 1, 1, 1]);
    bytes.extend(b"\x04XA-B");
    bytes.extend([25, 25, 5, 1, 1, 0]);
    // No neighbours.
    bytes.push(0);
    bytes
}

#[test]
fn layout_is_as_documented() {
    let map = Basemap::decode(&island()).unwrap();
    assert_eq!((map.extent.width(), map.extent.height()), (60.0, 50.0));
    assert_eq!(map.km_per_unit, 1.0);
    let square = |low: f64, right: f64, bottom: f64| {
        [
            (low, low),
            (right, low),
            (right, bottom),
            (low, bottom),
            (low, low),
        ]
        .map(|(x, y)| PlanePoint { x, y })
        .to_vec()
    };
    assert_eq!(map.coastline, [square(10.0, 50.0, 40.0)]);
    let [a, b] = &map.areas[..] else {
        panic!("two areas")
    };
    assert_eq!((a.code, b.code), (code("XA-A"), code("XA-B")));
    let mut backwards = square(20.0, 30.0, 30.0);
    backwards.reverse();
    assert_eq!(a.rings, [square(10.0, 50.0, 40.0), backwards]);
    assert_eq!(b.rings, [square(20.0, 30.0, 30.0)]);
    assert_eq!(
        (b.label, b.label_radius),
        (PlanePoint { x: 25.0, y: 25.0 }, 5.0)
    );
    assert!(map.durand_line.is_empty() && map.other_borders.is_empty());
}

#[test]
fn enclave_is_not_in_what_surrounds_it() {
    let map = Basemap::decode(&island()).unwrap();
    let at = |x, y| area_at(&map, PlanePoint { x, y });
    assert_eq!(at(15.0, 15.0), Some(code("XA-A")));
    assert_eq!(at(25.0, 25.0), Some(code("XA-B")));
    assert_eq!(at(5.0, 5.0), None);
}

#[test]
fn corner_of_the_frame_is_the_projection_origin_here() {
    let map = Basemap::decode(&island()).unwrap();
    let corner = map.lonlat_from_plane(PlanePoint { x: 0.0, y: 0.0 });
    assert!((corner.lon_deg - 69.0).abs() < 1e-9 && (corner.lat_deg - 31.0).abs() < 1e-9);
}

/// Decodes the island with the byte at `position` replaced.
fn with(position: usize, value: u8) -> Result<Basemap, DecodeError> {
    let mut bytes = island();
    bytes[position] = value;
    Basemap::decode(&bytes)
}

#[test]
fn what_is_wrong_is_named() {
    let areas = island().len() - 26;
    for (position, value, expected) in [
        (0, b'X', DecodeError::NotABasemap),
        (3, 2, DecodeError::UnsupportedVersion(2)),
        (9, 0, DecodeError::Malformed("frame")),
        (12, 1, DecodeError::Malformed("arc")),
        (13, z(-1), DecodeError::Malformed("position")),
        (20, z(9), DecodeError::Malformed("ring")),
        (areas + 3, b'a', DecodeError::Malformed("area code")),
        (areas + 3, 0xff, DecodeError::Malformed("text")),
        (areas + 6, 61, DecodeError::Malformed("position")),
        (areas + 11, 9 << 1, DecodeError::Malformed("arc reference")),
        (areas + 12, 0, DecodeError::Malformed("ring")),
    ] {
        if let Ok(map) = with(position, value) {
            panic!("byte {position} = {value} accepted: {map:?}");
        }
        assert_eq!(
            with(position, value).unwrap_err(),
            expected,
            "byte {position}"
        );
    }
}

#[test]
fn third_use_of_an_arc_is_refused() {
    let mut bytes = island();
    // The second area's ring once more, and no neighbours.
    bytes.truncate(bytes.len() - 4);
    bytes.extend([2, 1, 0, 1, 0, 0]);
    assert_eq!(
        Basemap::decode(&bytes),
        Err(DecodeError::Malformed("arc reference"))
    );
}

#[test]
fn messages() {
    for (error, text) in [
        (DecodeError::NotABasemap, "not a basemap file"),
        (
            DecodeError::UnsupportedVersion(7),
            "basemap version 7 is not supported, expected 1",
        ),
        (DecodeError::Truncated, "basemap file ends too early"),
        (
            DecodeError::Malformed("arc reference"),
            "basemap file has an invalid arc reference",
        ),
    ] {
        assert_eq!(error.to_string(), text);
    }
}

#[test]
fn every_truncation_is_found() {
    let island = island();
    for length in 4..island.len() {
        assert_eq!(
            Basemap::decode(&island[..length]),
            Err(DecodeError::Truncated),
            "{length} bytes"
        );
    }
    for length in (4..BASEMAP.len()).step_by(13) {
        assert_eq!(
            Basemap::decode(&BASEMAP[..length]).err(),
            Some(DecodeError::Truncated),
            "{length} bytes"
        );
    }
}

#[test]
fn surplus_is_found() {
    let mut bytes = BASEMAP.to_vec();
    bytes.push(0);
    assert_eq!(Basemap::decode(&bytes), Err(DecodeError::Malformed("end")));
}

#[test]
fn no_flipped_bit_makes_it_panic() {
    let mut bytes = island();
    for bit in 0..bytes.len() * 8 {
        bytes[bit / 8] ^= 1 << (bit % 8);
        let _ = Basemap::decode(&bytes);
        bytes[bit / 8] ^= 1 << (bit % 8);
    }
    let mut bytes = BASEMAP.to_vec();
    for bit in (0..bytes.len() * 8).step_by(61) {
        bytes[bit / 8] ^= 1 << (bit % 8);
        let _ = Basemap::decode(&bytes);
        bytes[bit / 8] ^= 1 << (bit % 8);
    }
}

#[test]
fn huge_numbers_are_no_trouble() {
    let start = &island()[..4];
    for rest in [
        [0xff; 40],
        [0x7f; 40],
        [0xfe; 40],
        core::array::from_fn(|i| if i % 4 == 3 { 0x7f } else { 0xff }),
    ] {
        assert!(Basemap::decode(&[start, &rest].concat()).is_err());
    }
}
