//! Where a reader says what is wrong.

use super::Reader;
use crate::i18n::Word;
use crate::model::IncidentIndex;
use crate::scene::report_link;
use leptos::prelude::*;

/// Nothing where the dataset has no address for it.
pub fn report_view(reader: Reader, incident: Option<IncidentIndex>) -> Option<impl IntoView> {
    let link = report_link(&reader.story(), incident)?;
    let text = reader.locale().word(Word::ReportError);
    Some(view! {
        <a class="cm-report" href=link rel="noopener noreferrer" target="_blank">
            {text}
        </a>
    })
}
