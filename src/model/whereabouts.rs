//! Where an incident counts: the provinces and the named parts of provinces.

use super::ProvinceCode;

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Whereabouts {
    /// The provinces, each once, in the order of the incident's places.
    pub provinces: Vec<ProvinceCode>,
    /// If the map draws a province in parts, the parts that the incident shades.
    pub parts: Vec<ProvinceCode>,
}
