//! The link with which the reader reports an error.

use super::Reader;
use super::tree::{ElementNode, element};
use crate::i18n::Word;
use crate::model::IncidentIndex;
use crate::scene::report_link;

/// `None` if the dataset has no report URL.
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
