//! What an incident's elements have in common, by which they are found in the page.

use crate::model::IncidentIndex;
use crate::scene::Story;

/// Its id; where that may not be here yet, its position, which stays the same as text comes.
pub fn incident_key(story: &Story, incident: IncidentIndex) -> String {
    match story.dataset.incidents.records() {
        Some(records) => records[incident.0 as usize].id.clone(),
        None => incident.0.to_string(),
    }
}
