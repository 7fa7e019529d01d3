//! The listed incidents as a dataset of their own.

use crate::model::{Period, Raw, Record, json_text, raw_dataset};
use crate::scene::{State, Story, selection_query, shown_incidents};

/// JSON in the format of `docs/data.md`, which `load` can read: the listed incidents, their
/// claims and the sources of these. The reader's window becomes the focus.
///
/// An additional field `export` says how the excerpt was made: `filters`, as in
/// [`selection_query`]. The loader reports the unknown field and ignores it.
pub fn dataset_json(story: &Story, state: &State) -> String {
    let (first, last) = state.window.days();
    let incidents = shown_incidents(story, state);
    let mut dataset = raw_dataset(&story.dataset, &incidents, Period { first, last });
    let mut export = Record::default();
    export.text("filters", &selection_query(story, state));
    if let Raw::Map(fields) = &mut dataset {
        fields.push(("export".into(), export.raw()));
    }
    json_text(&dataset)
}
