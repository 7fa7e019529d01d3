//! The texts of the story in the language of the page, or in the language of the data if there is
//! no translation.

use super::Story;
use crate::i18n::WhenText;
use crate::model::{DatasetTranslation, IncidentIndex, Translation, is_same_language};

/// A text of the data and its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told<'a> {
    pub text: &'a str,
    /// BCP 47 tag. `None` if the text is in the language of the page.
    pub foreign: Option<&'a str>,
}

impl Story {
    /// The title. If the record is not loaded, the name of the incident's kind.
    pub fn title(&self, incident: IncidentIndex) -> Told<'_> {
        match self.translation(incident) {
            Some(translation) => told(&translation.title),
            None => match self.dataset.incidents.record(incident) {
                Some(record) => self.as_written(&record.title),
                None => told(self.locale.kind_name(self.dataset.incidents.kind(incident))),
            },
        }
    }

    /// `None` if the record is not loaded.
    pub fn summary(&self, incident: IncidentIndex) -> Option<Told<'_>> {
        Some(match self.translation(incident) {
            Some(translation) => told(&translation.summary),
            None => self.as_written(&self.dataset.incidents.record(incident)?.summary),
        })
    }

    /// When the incident happened. If the record is not loaded, only its days.
    pub fn when_text(&self, incident: IncidentIndex) -> WhenText<'_> {
        let incidents = &self.dataset.incidents;
        match incidents.record(incident) {
            Some(record) => self.locale.when_text(&record.when),
            None => WhenText {
                date: self
                    .locale
                    .days_text(incidents.days(incident), incidents.time_precision(incident)),
                clock: None,
                basis: None,
            },
        }
    }

    /// Whether the page shows a translation of the incident that no journalist who speaks the
    /// language has reviewed.
    pub fn is_unreviewed(&self, incident: IncidentIndex) -> bool {
        let translation = self.translation(incident);
        translation.is_some_and(|translation| !translation.is_reviewed)
    }

    pub fn dataset_title(&self) -> Told<'_> {
        match self.dataset_translation() {
            Some(translation) => told(&translation.title),
            None => self.as_written(&self.dataset.title),
        }
    }

    pub fn standfirst(&self) -> Told<'_> {
        match self.dataset_translation() {
            Some(translation) => told(&translation.standfirst),
            None => self.as_written(&self.dataset.standfirst),
        }
    }

    /// Like [`Self::is_unreviewed`], for the dataset's title and standfirst.
    pub fn is_title_unreviewed(&self) -> bool {
        let translation = self.dataset_translation();
        translation.is_some_and(|translation| !translation.is_reviewed)
    }

    /// Like [`Self::is_unreviewed`], for the methodology.
    pub fn is_methodology_unreviewed(&self) -> bool {
        let translation = self.dataset_translation();
        translation.is_some_and(|own| own.methodology.is_some() && !own.is_reviewed)
    }

    fn translation(&self, incident: IncidentIndex) -> Option<&Translation> {
        let record = self.dataset.incidents.record(incident)?;
        record.translation(self.locale.language().tag())
    }

    fn dataset_translation(&self) -> Option<&DatasetTranslation> {
        self.dataset.translation(self.locale.language().tag())
    }

    /// The first sentence of the standfirst. The following ones may explain what to click.
    pub fn lead(&self) -> &str {
        let standfirst = self.standfirst().text;
        let end = [". ", "۔ "]
            .iter()
            .filter_map(|stop| Some(standfirst.find(stop)? + stop.len()))
            .min();
        standfirst[..end.unwrap_or(standfirst.len())].trim_end()
    }

    /// The methodology, one entry per paragraph.
    pub fn methodology(&self) -> Vec<Told<'_>> {
        let translation = self.dataset_translation();
        match translation.and_then(|translation| translation.methodology.as_ref()) {
            Some(paragraphs) => paragraphs.iter().map(|text| told(text)).collect(),
            None => {
                let paragraphs = self.dataset.methodology.iter();
                paragraphs.map(|text| self.as_written(text)).collect()
            }
        }
    }

    /// A text that exists only in the language of the data.
    pub fn as_written<'a>(&'a self, text: &'a str) -> Told<'a> {
        let foreign = self.is_foreign().then_some(self.dataset.language.as_str());
        Told { text, foreign }
    }

    /// Whether the data is in another language than the page.
    pub fn is_foreign(&self) -> bool {
        !is_same_language(&self.dataset.language, self.locale.language().tag())
    }
}

fn told(text: &str) -> Told<'_> {
    Told {
        text,
        foreign: None,
    }
}
