//! Where an incident happened, and how well that is known.

use std::fmt;

/// A province (ISO 3166-2, `AF-PKA`) or, with a `~` suffix, a named part of one
/// (`PK-KP~FATA`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProvinceCode {
    /// Zeros follow the text.
    bytes: [u8; Self::MAX_LEN],
    len: u8,
    /// Without the part's suffix.
    province_len: u8,
}

impl ProvinceCode {
    const MAX_LEN: usize = 11;

    /// Parses `CC-X…` with two capital letters, a hyphen and one to three capital
    /// letters or digits, and optionally `~` and one to four capital letters.
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
        // Only ASCII is ever stored.
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

/// One place of an incident.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// As named in the reports: "Laman, Barmal district".
    pub name: String,
    /// Province or named part of one. `None` where only the country is known, or
    /// the place lies off the map (Washington, D.C.).
    pub area: Option<ProvinceCode>,
    /// `None` where nothing finer than the area is known: no false point is drawn.
    pub point: Option<Point>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    pub position: LonLat,
    pub precision: GeoPrecision,
    /// Whose point this is: "ACLED’s point for Barmal".
    pub note: Option<String>,
}

/// Degrees on the WGS 84 ellipsoid; longitude −180…180, latitude −90…90.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LonLat {
    pub lon_deg: f64,
    pub lat_deg: f64,
}

/// How far the true place may lie from the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GeoPrecision {
    Exact,
    Town,
    NearbyTown,
    District,
    Province,
}

impl GeoPrecision {
    /// Radius of the disc that shows the uncertainty, in kilometres on the ground.
    ///
    /// Conventions of this map, in the order of ACLED's geo precision 1–3: a town
    /// is a few kilometres across, the districts along the border about 25.
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
