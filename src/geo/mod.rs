//! From degrees to pixels: the projection, the basemap and the viewport.
//!
//! There are three coordinate systems, each with its own type, and no operation mixes them:
//! [`LonLat`](crate::model::LonLat) in degrees, [`PlanePoint`] in grid units of the basemap, and
//! [`ScreenPoint`] in CSS pixels. This module knows no incident, no calendar and no browser.

mod basemap;
mod chain;
mod clip;
mod gazetteer;
mod hit;
mod names;
mod plane;
mod projection;
mod simplify;
mod viewport;

pub use basemap::{
    Area, BASEMAP, Basemap, DecodeError, LineKind, MAGIC, Neighbour, VERSION, embedded,
};
pub use clip::pieces_within;
pub use gazetteer::TOLERANCE_KM;
pub use hit::{area_at, area_position_at};
pub use names::{
    CITIES_TSV, City, NAMES_EN_TSV, NAMES_PRS_TSV, NAMES_PS_TSV, NAMES_UR_TSV, Names, cities,
};
pub use plane::{PlanePoint, PlaneRect, ScreenPoint};
pub use projection::{KmPoint, km_from_lonlat, lonlat_from_km};
pub use simplify::simplified_line;
pub use viewport::Viewport;
