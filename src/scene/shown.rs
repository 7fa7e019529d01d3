//! The incidents that the reader has before them, for tables and files.

use super::{State, Story};
use crate::model::IncidentIndex;

/// The incidents that the list has, in order of time: window, categories and province let
/// them through.
pub fn shown_incidents(story: &Story, state: &State) -> Vec<IncidentIndex> {
    story
        .incidents_in(state.window)
        .filter(|&incident| state.lists(story, incident))
        .collect()
}
