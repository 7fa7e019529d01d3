//! The story's texts in the language that it is told in, or else as the data has them.

use super::Story;
use crate::i18n::WhenText;
use crate::model::{DatasetTranslation, IncidentIndex, Translation, is_same_language};

/// A text of the data, and the language it is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told<'a> {
    pub text: &'a str,
    /// BCP 47; `None` where it is the language that the story is told in.
    pub foreign: Option<&'a str>,
}

impl Story {
    /// While the record is not here yet, what kind of incident it is.
    pub fn title(&self, incident: IncidentIndex) -> Told<'_> {
        match self.translation(incident) {
            Some(translation) => told(&translation.title),
            None => match self.dataset.incidents.record(incident) {
                Some(record) => self.as_written(&record.title),
                None => told(self.locale.kind_name(self.dataset.incidents.kind(incident))),
            },
        }
    }

    /// `None` while the record is not here yet.
    pub fn summary(&self, incident: IncidentIndex) -> Option<Told<'_>> {
        Some(match self.translation(incident) {
            Some(translation) => told(&translation.summary),
            None => self.as_written(&self.dataset.incidents.record(incident)?.summary),
        })
    }

    /// When it happened; while the record is not here yet, its days.
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

    /// Whether the incident is read in a translation that no native journalist has seen.
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

    /// Whether title and standfirst are.
    pub fn is_title_unreviewed(&self) -> bool {
        let translation = self.dataset_translation();
        translation.is_some_and(|translation| !translation.is_reviewed)
    }

    /// Whether the methodology is.
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

    /// The first sentence below the title; what follows may tell the reader what to click.
    pub fn lead(&self) -> &str {
        let standfirst = self.standfirst().text;
        let end = [". ", "۔ "]
            .iter()
            .filter_map(|stop| Some(standfirst.find(stop)? + stop.len()))
            .min();
        standfirst[..end.unwrap_or(standfirst.len())].trim_end()
    }

    /// One paragraph each.
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

    /// A text that stands in the language of the data only.
    pub fn as_written<'a>(&'a self, text: &'a str) -> Told<'a> {
        let foreign = self.is_foreign().then_some(self.dataset.language.as_str());
        Told { text, foreign }
    }

    /// Whether the data is written in another language than the story is told in.
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
