//! Whether a state needs text of a packed dataset that may not be loaded yet.

use super::{MAX_SYMBOLS, Mode, State, Story};

/// Whether symbols or details of the selected incident need the text of incidents. (Cards and marks
/// load their own text.) False if all records are loaded.
pub fn reads_text(story: &Story, state: &State) -> bool {
    story.dataset.incidents.records().is_none()
        && (state.incident.is_some()
            || state.mode != Mode::Explore
            || state.shown_count(story) <= MAX_SYMBOLS)
}
