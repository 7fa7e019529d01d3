//! The part of the map that is shown around an incident.

use crate::geo::{Basemap, PlaneRect};
use crate::model::{Incident, Point};

/// Margin around the place of an incident.
pub const MARGIN_KM: f64 = 72.0;

/// A rectangle around the incident's point and its uncertainty. `None` if it has no point, or its
/// record is not loaded.
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

/// The point at which the incident's symbol is drawn. `None` for a parent, because its sites have
/// symbols.
pub fn located_point(incident: &Incident) -> Option<&Point> {
    if incident.is_parent() {
        return None;
    }
    incident.places.first()?.point.as_ref()
}
