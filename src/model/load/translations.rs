//! Loads translations. A faulty translation is withheld; the original text stays.

use super::fields::Fields;
use super::form::{LANGUAGE, is_language};
use super::report::shown;
use super::value::At;
use crate::model::{DatasetTranslation, Raw, Translation};

/// The dataset's own texts in other languages.
pub(super) fn dataset_translations(at: &At, own_language: &str) -> Vec<DatasetTranslation> {
    let by_language = by_language(at, own_language).into_iter();
    by_language
        .filter_map(|(language, at)| at.report.faultless(|| dataset_translation(language, &at)))
        .collect()
}

/// The texts of an incident in other languages. If a translation has no field `reviewed`, it takes
/// that of the dataset's own translation into the language.
pub(super) fn incident_translations(
    at: &At,
    own_language: &str,
    dataset_translations: &[DatasetTranslation],
) -> Vec<Translation> {
    let is_reviewed = |language| {
        dataset_translations
            .iter()
            .any(|translation| translation.language == language && translation.is_reviewed)
    };
    let by_language = by_language(at, own_language).into_iter();
    by_language
        .filter_map(|(language, at)| {
            at.report
                .faultless(|| incident_translation(language, is_reviewed(language), &at))
        })
        .collect()
}

/// The value under each language tag of an object.
fn by_language<'a>(at: &'a At<'a>, own_language: &str) -> Vec<(&'a str, At<'a>)> {
    let mut fields = Fields::of(at);
    let mut by_language = Vec::new();
    while let Some(language) = fields.next_name() {
        let at = fields.take(language);
        let expected = if !is_language(language) {
            LANGUAGE
        } else if language == own_language {
            "another language than that of the dataset"
        } else {
            by_language.push((language, at));
            continue;
        };
        at.wrong(expected.into(), shown(&Raw::Text(language.into())));
    }
    by_language
}

fn dataset_translation(language: &str, at: &At) -> DatasetTranslation {
    let mut fields = Fields::of(at);
    let translation = DatasetTranslation {
        language: language.into(),
        is_reviewed: fields.take("reviewed").flag().unwrap_or_default(),
        title: fields.text("title"),
        standfirst: fields.text("standfirst"),
        methodology: fields.take_optional("methodology").map(|at| at.texts()),
    };
    fields.end();
    translation
}

fn incident_translation(language: &str, is_reviewed: bool, at: &At) -> Translation {
    let mut fields = Fields::of(at);
    let reviewed = fields.take_optional("reviewed").and_then(|at| at.flag());
    let translation = Translation {
        language: language.into(),
        is_reviewed: reviewed.unwrap_or(is_reviewed),
        title: fields.text("title"),
        summary: fields.text("summary"),
    };
    fields.end();
    translation
}
