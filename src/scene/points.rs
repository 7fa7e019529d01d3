//! The points of incidents on the plane, where their symbols are drawn.

use super::Story;
use super::surroundings::located_point;
use crate::geo::PlanePoint;

impl Story {
    /// One entry per incident, 24 bytes each, computed at the first call. Empty for a packed
    /// dataset, whose points may not be loaded.
    pub(super) fn points(&self) -> &[Option<PlanePoint>] {
        self.points.get_or_init(|| {
            let records = self.dataset.incidents.records().unwrap_or_default();
            let point = |record| {
                let located = located_point(record)?;
                Some(self.basemap.plane_from_lonlat(located.position))
            };
            records.iter().map(point).collect()
        })
    }
}
