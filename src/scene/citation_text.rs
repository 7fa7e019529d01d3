//! The citation of an incident, for the reader to copy.

use super::Story;
use crate::i18n::Word;
use crate::model::IncidentIndex;

/// `“Airstrike in Laman”, Border clashes, March 2024, data version 2, updated 24 November 2026,
/// https://…`.
/// No full stop follows the link, because programs would take it as part of the link.
///
/// It names the version and its date, because a later version may say something else.
pub fn citation_text(story: &Story, incident: IncidentIndex, link: &str) -> String {
    let (dataset, locale) = (&story.dataset, story.locale);
    locale.fill(
        Word::CitationText,
        &[
            ("title", story.title(incident).text),
            ("story", story.dataset_title().text),
            ("version", &dataset.version),
            ("date", &locale.day_text(dataset.updated)),
            ("link", link),
        ],
    )
}
