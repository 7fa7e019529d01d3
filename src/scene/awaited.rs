//! Which states show what may still be on its way.

use super::{MAX_SYMBOLS, Mode, State, Story};

/// Whether anything but cards and marks has to do with the text of incidents, which may come
/// later: symbols, and what tells of a selected incident.
pub fn reads_text(story: &Story, state: &State) -> bool {
    story.dataset.incidents.records().is_none()
        && (state.incident.is_some()
            || state.mode != Mode::Explore
            || state.shown_count(story) <= MAX_SYMBOLS)
}
