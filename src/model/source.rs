//! Where a claim can be checked.

use super::Date;

/// Position of a source in [`super::Dataset::sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceIndex(pub u16);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Stable id from the data, unique in the dataset.
    pub id: String,
    pub publisher: String,
    /// `None` where the title is not known; never guessed.
    pub title: Option<String>,
    /// Publication date; `None` where it is not known.
    pub date: Option<Date>,
    /// Starts with `https://` or `http://`.
    pub url: String,
    /// BCP 47.
    pub language: String,
    /// `None` for ordinary news reporting.
    pub tier: Option<Tier>,
    pub note: Option<String>,
}

/// What a source is, where that is not ordinary news reporting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// The claimant's own publication.
    Primary,
    Osint,
    NgoMonitor,
    Local,
    Tertiary,
    /// A place-name or event register, used for coordinates.
    Gazetteer,
}
