//! How another text refers to an incident.

use super::Story;
use crate::i18n::Word;
use crate::model::IncidentIndex;

/// `“Airstrike in Laman”, Border clashes, March 2024, data version 2, updated 24 November
/// 2026, https://…`. No full stop follows the link, which programs would take as part of it.
///
/// It names version and day, since a later version may say something else.
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
