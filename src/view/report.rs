//! Where a reader says what is wrong.

use super::Reader;
use super::tree::{ElementNode, element};
use crate::i18n::Word;
use crate::model::IncidentIndex;
use crate::scene::report_link;

/// Nothing where the dataset has no address for it.
pub fn report_view(reader: Reader, incident: Option<IncidentIndex>) -> Option<ElementNode> {
    let link = report_link(&reader.story(), incident)?;
    let text = reader.locale().word(Word::ReportError);
    Some(
        element("a")
            .class("cm-report")
            .attr("href", link)
            .attr("rel", "noopener noreferrer")
            .attr("target", "_blank")
            .child(text),
    )
}
