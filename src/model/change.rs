//! The public log of corrections and additions to a published story.

use super::{Date, IncidentIndex};

/// One entry of the public log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub date: Date,
    /// Version of the data in which the change first appears.
    pub version: String,
    pub kind: ChangeKind,
    /// The incident that changed. `None` if the change is about the whole story, or if the incident
    /// is withheld.
    pub incident: Option<IncidentIndex>,
    /// What was added, or the corrected text.
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    Addition,
    Correction {
        /// The text before the correction.
        was: String,
    },
}
