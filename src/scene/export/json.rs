//! The incidents shown as a dataset of their own.

use crate::model::{Period, Raw, Record, json_text, raw_dataset};
use crate::scene::{State, Story, selection_query, shown_incidents};

/// JSON in the format of `data/README.md`, which `load` reads again: the incidents shown,
/// their claims and the sources of these, with the reader's window in focus.
///
/// One more field, `export`, which the loader remarks on and leaves alone, says what it is
/// an excerpt of: `filters` as [`selection_query`] has them.
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
