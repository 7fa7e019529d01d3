//! The listed incidents, for tables and files.

use super::{State, Story};
use crate::model::IncidentIndex;

/// The incidents of the list, in time order: those that pass the window, the categories, the
/// filters and the province.
pub fn shown_incidents(story: &Story, state: &State) -> Vec<IncidentIndex> {
    story
        .incidents_in(state.window)
        .filter(|&incident| state.lists(story, incident))
        .collect()
}
