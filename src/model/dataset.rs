//! A checked story: incidents in time order, their claims, and their sources.

use super::translation::{Translation, in_language};
use super::{Change, DatasetTranslation, Date, Incident, IncidentIndex, Source, SourceIndex};

#[cfg(debug_assertions)]
thread_local! {
    /// How often [`Dataset::incident`] was asked: what tests hold a cost by.
    pub static RECORDS_READ: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

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
    /// In order of first day; within it those with an hour, in its order, then the others
    /// as given.
    pub incidents: Vec<Incident>,
    pub sources: Vec<Source>,
}

/// Whole days, both inclusive; `first` is never after `last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub first: Date,
    pub last: Date,
}

impl Dataset {
    pub fn incident(&self, index: IncidentIndex) -> &Incident {
        #[cfg(debug_assertions)]
        RECORDS_READ.set(RECORDS_READ.get() + 1);
        &self.incidents[index.0 as usize]
    }

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
        for (id, translation) in of_incidents {
            if let Some(incident) = self.find(id) {
                self.incidents[incident.0 as usize]
                    .translations
                    .push(translation);
            }
        }
    }

    pub fn incident_indices(&self) -> impl Iterator<Item = IncidentIndex> + use<> {
        (0..self.incidents.len() as u32).map(IncidentIndex)
    }

    /// How many incidents are of earlier days: where those of this day and later begin.
    pub fn position_of(&self, day: Date) -> usize {
        let incidents = &self.incidents;
        incidents.partition_point(|incident| incident.when.first < day)
    }

    /// The records that are about an incident: its own, and that of the report of which it
    /// is one site.
    pub fn told_of(&self, index: IncidentIndex) -> impl Iterator<Item = &Incident> {
        let own = self.incident(index);
        let whole = own.part_of.map(|whole| self.incident(whole));
        [own].into_iter().chain(whole)
    }

    /// The incident with this id.
    pub fn find(&self, id: &str) -> Option<IncidentIndex> {
        self.incidents
            .iter()
            .position(|incident| incident.id == id)
            .map(|i| IncidentIndex(i as u32))
    }
}
