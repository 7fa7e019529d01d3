//! Where on the plane each incident's symbol stands.

use super::Story;
use super::surroundings::located_point;
use crate::geo::PlanePoint;

impl Story {
    /// By incident; 24 bytes each, found when they are first asked for. Empty where some
    /// records may be elsewhere: the points are with the text.
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
