//! The ground that is shown around an incident.

use crate::geo::{Basemap, PlaneRect};
use crate::model::{Incident, Point};

/// A lone incident is shown with its surroundings.
pub const MARGIN_KM: f64 = 72.0;

/// Around the incident's point with its uncertainty; `None` where it has no point, or its
/// record is not here yet.
pub fn surroundings(basemap: &Basemap, record: Option<&Incident>) -> Option<PlaneRect> {
    let point = located_point(record?)?;
    let centre = basemap.plane_from_lonlat(point.position);
    let place = PlaneRect {
        min: centre,
        max: centre,
    };
    let margin_km = point.precision.radius_km() + MARGIN_KM;
    Some(place.expanded(margin_km / basemap.km_per_unit))
}

/// Where the incident's symbol stands. A report on several sites has none: they have.
pub fn located_point(incident: &Incident) -> Option<&Point> {
    if incident.is_parent() {
        return None;
    }
    incident.places.first()?.point.as_ref()
}
