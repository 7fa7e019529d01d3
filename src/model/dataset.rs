//! A checked story: the incidents in time order, their claims and their sources.

use super::translation::{Translation, in_language};
use super::{Change, DatasetTranslation, Date, Incident, IncidentIndex, Incidents};
use super::{Source, SourceIndex};

/// Only [`super::load`] builds it, and guarantees that every index in it is valid.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// BCP 47 tag of the language of all texts, except translations and titles of sources.
    pub language: String,
    pub title: String,
    /// One or two sentences under the title.
    pub standfirst: String,
    /// Version of the data. Every change raises it.
    pub version: String,
    /// Date of the last change.
    pub updated: Date,
    /// The days that the timeline shows first.
    pub focus: Period,
    /// How the data was made: inclusion rule, cut-off date, gaps. One paragraph each.
    pub methodology: Vec<String>,
    /// The texts above in other languages, one entry each.
    pub translations: Vec<DatasetTranslation>,
    /// The public log of changes, newest first.
    pub changes: Vec<Change>,
    /// The terms under which the data may be used.
    pub licence: Option<String>,
    /// Where readers report an error. Starts with `https://` or `mailto:`.
    pub report_url: Option<String>,
    pub incidents: Incidents,
    pub sources: Vec<Source>,
}

/// A range of whole days, both inclusive. `first` is never after `last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub first: Date,
    pub last: Date,
}

impl Dataset {
    pub fn source(&self, index: SourceIndex) -> &Source {
        &self.sources[index.0 as usize]
    }

    /// The dataset's own texts in `language` (a BCP 47 tag). An exact match of the tag wins over a
    /// match of the primary language.
    pub fn translation(&self, language: &str) -> Option<&DatasetTranslation> {
        in_language(
            &self.translations,
            |translation| &translation.language,
            language,
        )
    }

    /// Adds translations that are stored apart from the dataset. Skips those of incidents that the
    /// dataset does not have.
    pub fn translate(
        &mut self,
        own: DatasetTranslation,
        of_incidents: impl Iterator<Item = (&'static str, Translation)>,
    ) {
        self.translations.push(own);
        let Incidents::Records(incidents) = &mut self.incidents else {
            return;
        };
        for (id, translation) in of_incidents {
            if let Some(incident) = incidents.iter_mut().find(|incident| incident.id == id) {
                incident.translations.push(translation);
            }
        }
    }

    /// The loaded records that describe an incident: its own, and its parent's if it is one site of
    /// a larger report.
    pub fn told_of(&self, index: IncidentIndex) -> impl Iterator<Item = &Incident> {
        let whole = self.incidents.part_of(index);
        let about = [Some(index), whole].into_iter().flatten();
        about.filter_map(|index| self.incidents.record(index))
    }
}
