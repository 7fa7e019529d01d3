//! What was changed in a published story, said openly.

use super::{Date, IncidentIndex};

/// An entry of the public log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub date: Date,
    /// Version of the data that first had it.
    pub version: String,
    pub kind: ChangeKind,
    /// The incident it concerns. `None` for the story as a whole, or where that incident is
    /// withheld.
    pub incident: Option<IncidentIndex>,
    /// What was added, or what stands there now.
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    Addition,
    Correction {
        /// What was wrong.
        was: String,
    },
}
