//! Where an incident counts.

use super::ProvinceCode;

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Whereabouts {
    /// Each once, in order of mention.
    pub provinces: Vec<ProvinceCode>,
    /// Of provinces that are drawn in parts, those it shades.
    pub parts: Vec<ProvinceCode>,
}
