//! A checked story: incidents in time order, their claims, and their sources.

use super::translation::{Translation, in_language};
use super::{Change, DatasetTranslation, Date, Incident, IncidentIndex, Incidents};
use super::{Source, SourceIndex};

/// Built only by [`super::load`], which guarantees every index in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// BCP 47; what all texts are written in, except translations and the titles of sources.
    pub language: String,
    pub title: String,
    /// One or two sentences under the title.
    pub standfirst: String,
    /// Version of the data, raised with every change.
    pub version: String,
    /// Day of the last change.
    pub updated: Date,
    /// What the reader sees first.
    pub focus: Period,
    /// Inclusion rule, cut-off, gaps: one paragraph each.
    pub methodology: Vec<String>,
    /// Of the texts above; each in another language.
    pub translations: Vec<DatasetTranslation>,
    /// The public log, newest first.
    pub changes: Vec<Change>,
    /// Under which terms the data may be used.
    pub licence: Option<String>,
    /// Where readers report an error: starts with `https://` or `mailto:`.
    pub report_url: Option<String>,
    pub incidents: Incidents,
    pub sources: Vec<Source>,
}

/// Whole days, both inclusive; `first` is never after `last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub first: Date,
    pub last: Date,
}

impl Dataset {
    pub fn source(&self, index: SourceIndex) -> &Source {
        &self.sources[index.0 as usize]
    }

    /// The dataset's own texts in this language (BCP 47): of the same tag, or else of the
    /// same language.
    pub fn translation(&self, language: &str) -> Option<&DatasetTranslation> {
        in_language(
            &self.translations,
            |translation| &translation.language,
            language,
        )
    }

    /// Takes over translations that came apart from the dataset; those of incidents that it
    /// does not have are left out.
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

    /// The records that are about an incident, as far as they are here: its own, and that of
    /// the report of which it is one site.
    pub fn told_of(&self, index: IncidentIndex) -> impl Iterator<Item = &Incident> {
        let whole = self.incidents.part_of(index);
        let about = [Some(index), whole].into_iter().flatten();
        about.filter_map(|index| self.incidents.record(index))
    }
}
