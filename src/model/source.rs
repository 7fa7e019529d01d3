//! Sources: the reports in which you can check a claim.

use super::Date;

/// Position of a source in [`super::Dataset::sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceIndex(pub u16);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Stable id from the data, unique in the dataset.
    pub id: String,
    pub publisher: String,
    /// `None` if the title is not known. It is never guessed.
    pub title: Option<String>,
    /// Publication date. `None` if it is not known.
    pub date: Option<Date>,
    /// Starts with `https://` or `http://`.
    pub url: String,
    /// BCP 47.
    pub language: String,
    /// `None` for ordinary news reporting.
    pub tier: Option<Tier>,
    pub note: Option<String>,
}

/// The type of a source that is not ordinary news reporting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// The claimant's own publication.
    Primary,
    Osint,
    NgoMonitor,
    Local,
    Tertiary,
    /// A register of place names or events, used for coordinates.
    Gazetteer,
}
