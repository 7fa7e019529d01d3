//! One fault in the data, described so that an editor can fix it.

use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The record: `incident "2024-03-18-strikes"`, `sources[3]`, `dataset`.
    pub record: String,
    /// Path inside the record: `claims[2].figure.min`. Empty if the whole record is at fault.
    pub field: String,
    pub expected: String,
    pub found: String,
}

impl fmt::Display for Issue {
    /// `incident "x", claims[2].figure.min: expected a whole number of at least 0, found "six"`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            record,
            field,
            expected,
            found,
        } = self;
        let comma = if field.is_empty() { "" } else { ", " };
        write!(
            f,
            "{record}{comma}{field}: expected {expected}, found {found}"
        )
    }
}
