//! The map's shapes, decoded from `data/basemap.bin`; the byte layout is in
//! `data/basemap.md`.
//!
//! Shapes share their borders as arcs, so that neighbours fit without a gap and a border
//! is stored once.

use super::chain::chained;
use super::{KmPoint, PlanePoint, PlaneRect, km_from_lonlat, lonlat_from_km};
use crate::model::{LonLat, ProvinceCode};

mod decode;
mod excerpt;

pub use decode::{DecodeError, MAGIC, VERSION};

/// Afghanistan, Pakistan and what surrounds them, within a rectangular frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Basemap {
    /// The frame; starts at (0, 0).
    pub extent: PlaneRect,
    /// Size of a grid unit on the ground, in kilometres.
    pub km_per_unit: f64,
    /// Provinces of both countries; `PK-KP` and `PK-KP~FATA` are two disjoint areas
    /// that together are the province Khyber Pakhtunkhwa.
    pub areas: Vec<Area>,
    /// Other countries, as far as the frame shows them.
    pub neighbours: Vec<Neighbour>,
    /// Between Afghanistan and Pakistan.
    pub durand_line: Vec<Vec<PlanePoint>>,
    /// In Kashmir, between the areas that Pakistan and India administer.
    pub line_of_control: Vec<Vec<PlanePoint>>,
    /// The other land borders of Afghanistan and Pakistan.
    pub other_borders: Vec<Vec<PlanePoint>>,
    /// Borders between other countries.
    pub neighbour_borders: Vec<Vec<PlanePoint>>,
    pub coastline: Vec<Vec<PlanePoint>>,
    /// Projected position of the grid's origin, the top left corner of the frame.
    top_left: KmPoint,
    arcs: Vec<Vec<PlanePoint>>,
}

/// A province, or one of the two parts of Khyber Pakhtunkhwa.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    pub code: ProvinceCode,
    /// Closed: the last point of a ring equals its first. Filled by the even-odd rule.
    pub rings: Vec<Vec<PlanePoint>>,
    pub bounds: PlaneRect,
    /// Middle of the largest circle inside the area, or a place chosen by hand.
    pub label: PlanePoint,
    /// Grid units from the label point to the outline.
    pub label_radius: f64,
    /// Indices of the arcs that make up the rings.
    arcs: Vec<usize>,
}

/// The part of another country that lies in the frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    /// ISO 3166-1 alpha-2, or `XS` for the Siachen area, which no code covers.
    pub country: String,
    /// As in [`Area::rings`]; runs along the frame where the frame cuts the country.
    pub rings: Vec<Vec<PlanePoint>>,
    pub bounds: PlaneRect,
    /// `None` where there is no room for a name.
    pub label: Option<PlanePoint>,
}

/// What a border is, in the order of the sections of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineKind {
    /// Between two areas of one country.
    Province,
    DurandLine,
    LineOfControl,
    OtherBorder,
    NeighbourBorder,
    Coastline,
    /// Where the frame cuts a country; not a border and never drawn.
    Frame,
}

impl LineKind {
    pub const ALL: [LineKind; 7] = [
        LineKind::Province,
        LineKind::DurandLine,
        LineKind::LineOfControl,
        LineKind::OtherBorder,
        LineKind::NeighbourBorder,
        LineKind::Coastline,
        LineKind::Frame,
    ];
}

/// The basemap that comes with the widget, encoded.
pub const BASEMAP: &[u8] = include_bytes!("../../data/basemap.bin");

/// The basemap that comes with the widget.
pub fn embedded() -> Basemap {
    let Ok(basemap) = Basemap::decode(BASEMAP) else {
        unreachable!("the tests decode these very bytes")
    };
    basemap
}

impl Basemap {
    pub fn plane_from_lonlat(&self, position: LonLat) -> PlanePoint {
        let km = km_from_lonlat(position);
        PlanePoint {
            x: (km.east_km - self.top_left.east_km) / self.km_per_unit,
            y: (self.top_left.north_km - km.north_km) / self.km_per_unit,
        }
    }

    /// Inverse of [`Self::plane_from_lonlat`].
    pub fn lonlat_from_plane(&self, point: PlanePoint) -> LonLat {
        lonlat_from_km(KmPoint {
            east_km: self.top_left.east_km + point.x * self.km_per_unit,
            north_km: self.top_left.north_km - point.y * self.km_per_unit,
        })
    }

    pub fn area(&self, code: ProvinceCode) -> Option<&Area> {
        self.areas.iter().find(|area| area.code == code)
    }

    /// Whether two provinces have a border in common.
    pub fn are_neighbours(&self, one: ProvinceCode, other: ProvinceCode) -> bool {
        let of = |code: ProvinceCode| self.areas.iter().filter(move |a| a.code.province() == code);
        of(one)
            .any(|one| of(other).any(|other| one.arcs.iter().any(|arc| other.arcs.contains(arc))))
    }

    /// Closed outlines of an area; for a province with named parts, of the whole,
    /// without the lines between the parts. Empty for an unknown code.
    pub fn province_outline(&self, code: ProvinceCode) -> Vec<Vec<PlanePoint>> {
        self.outline(|area| area.code == code || area.code.province() == code)
    }

    /// Closed outlines of the ground that the chosen areas cover together.
    pub fn outline(&self, is_chosen: impl Fn(&Area) -> bool) -> Vec<Vec<PlanePoint>> {
        // An arc met twice runs between two of them.
        chained(self.arcs_met(is_chosen, 1))
    }

    /// The borders between the chosen areas.
    pub fn borders_between(&self, is_chosen: impl Fn(&Area) -> bool) -> Vec<Vec<PlanePoint>> {
        chained(self.arcs_met(is_chosen, 2))
    }

    /// The arcs that belong to so many of the chosen areas.
    fn arcs_met(
        &self,
        is_chosen: impl Fn(&Area) -> bool,
        times: usize,
    ) -> impl Iterator<Item = Vec<PlanePoint>> {
        let chosen = self.areas.iter().filter(|area| is_chosen(area));
        let met: Vec<usize> = chosen.flat_map(|area| area.arcs.iter().copied()).collect();
        let is_met = move |arc: usize| met.iter().filter(|other| **other == arc).count() == times;
        let arcs = (0..self.arcs.len()).filter(move |&arc| is_met(arc));
        arcs.map(|arc| self.arcs[arc].clone())
    }
}
