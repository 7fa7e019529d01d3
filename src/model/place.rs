//! Where an incident happened, and how precisely that is known.

use std::fmt;

/// Code of a province (ISO 3166-2, `AF-PKA`) or, with a `~` suffix, of a named part of one
/// (`PK-KP~FATA`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProvinceCode {
    /// ASCII, filled up with zeros.
    bytes: [u8; Self::MAX_LEN],
    len: u8,
    /// Length without the suffix of the part.
    province_len: u8,
}

impl ProvinceCode {
    const MAX_LEN: usize = 11;

    /// Parses `CC-XXX`: two capital letters, a hyphen, and one to three capital letters or digits.
    /// `~` and one to four capital letters may follow.
    pub fn parse(text: &str) -> Option<Self> {
        let (province, part) = match text.split_once('~') {
            Some((province, part)) => (province, Some(part)),
            None => (text, None),
        };
        let (country, region) = province.split_once('-')?;
        let upper = |s: &str| s.bytes().all(|b| b.is_ascii_uppercase());
        let alnum = |s: &str| {
            s.bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        };
        let valid = country.len() == 2
            && upper(country)
            && (1..=3).contains(&region.len())
            && alnum(region)
            && part.is_none_or(|p| (1..=4).contains(&p.len()) && upper(p));
        if !valid {
            return None;
        }
        let mut bytes = [0; Self::MAX_LEN];
        bytes[..text.len()].copy_from_slice(text.as_bytes());
        Some(Self {
            bytes,
            len: text.len() as u8,
            province_len: province.len() as u8,
        })
    }

    pub fn as_str(&self) -> &str {
        // The bytes are always ASCII.
        str::from_utf8(&self.bytes[..self.len as usize]).unwrap_or_default()
    }

    /// ISO 3166-1 alpha-2: `AF`.
    pub fn country(&self) -> &str {
        &self.as_str()[..2]
    }

    /// The province itself: `PK-KP` for `PK-KP~FATA`.
    pub fn province(&self) -> Self {
        if self.province_len == self.len {
            return *self;
        }
        let mut province = *self;
        province.bytes[usize::from(self.province_len)..].fill(0);
        province.len = self.province_len;
        province
    }
}

impl fmt::Display for ProvinceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for ProvinceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One of an incident's places.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The name in the reports: "Laman, Barmal district".
    pub name: String,
    /// Province, or named part of one. `None` if only the country is known or the place is off the
    /// map (Washington, D.C.).
    pub area: Option<ProvinceCode>,
    /// `None` if nothing more precise than the area is known: the map draws no false point.
    pub point: Option<Point>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    pub position: LonLat,
    pub precision: GeoPrecision,
    /// Who gave the point: "ACLED’s point for Barmal".
    pub note: Option<String>,
}

/// A position in degrees (WGS 84): longitude −180 to 180, latitude −90 to 90.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LonLat {
    pub lon_deg: f64,
    pub lat_deg: f64,
}

/// How far the true place may be from the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GeoPrecision {
    Exact,
    Town,
    NearbyTown,
    District,
    Province,
}

impl GeoPrecision {
    /// Radius on the ground, in kilometres, of the disc that shows the uncertainty.
    ///
    /// Conventions of this map, in the order of ACLED's geo precision 1–3: a town is a few
    /// kilometres across, and a district along the border about 25.
    pub fn radius_km(self) -> f64 {
        match self {
            GeoPrecision::Exact => 0.0,
            GeoPrecision::Town => 4.0,
            GeoPrecision::NearbyTown => 8.0,
            GeoPrecision::District => 13.0,
            GeoPrecision::Province => 45.0,
        }
    }
}
