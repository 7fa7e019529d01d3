//! Answers the loader's questions about the map.

use super::Basemap;
use crate::model::{Gazetteer, LonLat, ProvinceCode};

/// How far the drawn borders may be from the true ones, in kilometres: about 0.2 mm at the source's
/// scale of 1:10,000,000.
pub const TOLERANCE_KM: f64 = 2.0;

impl Gazetteer for Basemap {
    fn knows(&self, area: ProvinceCode) -> bool {
        self.areas.iter().any(|known| known.code == area)
    }

    /// A province contains its named parts.
    fn contains(&self, area: ProvinceCode, position: LonLat) -> bool {
        let point = self.plane_from_lonlat(position);
        let tolerance = TOLERANCE_KM / self.km_per_unit;
        self.areas
            .iter()
            .filter(|known| known.code == area || known.code.province() == area)
            .any(|known| {
                known.contains(point)
                    || (known.bounds.expanded(tolerance).contains(point)
                        && known.distance_to_outline(point) <= tolerance)
            })
    }
}
