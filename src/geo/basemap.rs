//! The basemap: the map's shapes, decoded from `data/basemap.bin`. `data/basemap.md` describes the
//! byte layout.
//!
//! Shapes share their borders as arcs. So neighbours fit without a gap, and each border is stored
//! once.

use super::chain::chained;
use super::{KmPoint, PlanePoint, PlaneRect, km_from_lonlat, lonlat_from_km};
use crate::model::{LonLat, ProvinceCode};

mod decode;
mod excerpt;

pub use decode::{DecodeError, MAGIC, VERSION};

/// Afghanistan, Pakistan and their surroundings, within a rectangular frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Basemap {
    /// The frame. Its top left corner is (0, 0).
    pub extent: PlaneRect,
    /// Size of a grid unit on the ground, in kilometres.
    pub km_per_unit: f64,
    /// Provinces of both countries. `PK-KP` and `PK-KP~FATA` are two disjoint areas that together
    /// form the province Khyber Pakhtunkhwa.
    pub areas: Vec<Area>,
    /// Other countries, as far as they are inside the frame.
    pub neighbours: Vec<Neighbour>,
    /// The border between Afghanistan and Pakistan.
    pub durand_line: Vec<Vec<PlanePoint>>,
    /// The line in Kashmir between the areas that Pakistan and India administer.
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
    /// Closed rings: the last point equals the first. Filled by the even-odd rule.
    pub rings: Vec<Vec<PlanePoint>>,
    pub bounds: PlaneRect,
    /// Centre of the largest circle inside the area, or a place chosen by hand.
    pub label: PlanePoint,
    /// Distance from the label point to the outline, in grid units.
    pub label_radius: f64,
    /// Indices of the arcs that make up the rings.
    arcs: Vec<usize>,
}

/// The part of another country that is inside the frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    /// ISO 3166-1 alpha-2 code, or `XS` for the Siachen area, which has no code.
    pub country: String,
    /// As in [`Area::rings`]. Follows the frame where it cuts the country.
    pub rings: Vec<Vec<PlanePoint>>,
    pub bounds: PlaneRect,
    /// `None` if there is no room for a name.
    pub label: Option<PlanePoint>,
}

/// The types of border, in the order of the file's sections.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineKind {
    /// Between two areas of one country.
    Province,
    DurandLine,
    LineOfControl,
    OtherBorder,
    NeighbourBorder,
    Coastline,
    /// Where the frame cuts a country. Not a border, and never drawn.
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

/// The bytes of the basemap that comes with the widget.
pub const BASEMAP: &[u8] = include_bytes!("../../data/basemap.bin");

/// The basemap that comes with the widget.
pub fn embedded() -> Basemap {
    let Ok(basemap) = Basemap::decode(BASEMAP) else {
        unreachable!("a test decodes the same bytes")
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

    /// Whether two provinces share a border.
    pub fn are_neighbours(&self, one: ProvinceCode, other: ProvinceCode) -> bool {
        let of = |code: ProvinceCode| self.areas.iter().filter(move |a| a.code.province() == code);
        of(one)
            .any(|one| of(other).any(|other| one.arcs.iter().any(|arc| other.arcs.contains(arc))))
    }

    /// Closed outlines of an area. For a province with named parts, the outlines of the whole
    /// province without the lines between the parts. Empty for an unknown code.
    pub fn province_outline(&self, code: ProvinceCode) -> Vec<Vec<PlanePoint>> {
        self.outline(|area| area.code == code || area.code.province() == code)
    }

    /// Closed outlines of the union of the chosen areas.
    pub fn outline(&self, is_chosen: impl Fn(&Area) -> bool) -> Vec<Vec<PlanePoint>> {
        // An arc that two of them share is inside the union.
        chained(self.arcs_met(is_chosen, 1))
    }

    /// The borders between the chosen areas.
    pub fn borders_between(&self, is_chosen: impl Fn(&Area) -> bool) -> Vec<Vec<PlanePoint>> {
        chained(self.arcs_met(is_chosen, 2))
    }

    /// The arcs that belong to exactly `times` of the chosen areas.
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
