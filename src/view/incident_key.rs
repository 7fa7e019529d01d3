//! The key of an incident in the DOM (`data-incident`), shared by its card, symbol and mark.

use crate::model::IncidentIndex;
use crate::scene::Story;

/// The incident's id. In a packed dataset its index, because the id may not be loaded yet and the
/// key must not change.
pub fn incident_key(story: &Story, incident: IncidentIndex) -> String {
    match story.dataset.incidents.records() {
        Some(records) => records[incident.0 as usize].id.clone(),
        None => incident.0.to_string(),
    }
}
