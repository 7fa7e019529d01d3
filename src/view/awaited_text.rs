//! The placeholder on a card while its text loads.

use super::Reader;
use super::tree::{ElementNode, Fragment, element, fragment};
use crate::i18n::Word;
use crate::model::IncidentIndex;
use leptos::ev;

/// Shows the provinces, which are known, and whether the text is loading or has failed. Requests
/// the text.
pub fn awaited_text_view(reader: Reader, incident: IncidentIndex) -> Fragment {
    reader.want_text(incident);
    let story = reader.story();
    let locale = story.locale;
    let provinces = story.index.provinces_of(incident).iter();
    let names: Vec<String> = provinces.map(|&code| story.area_name(code)).collect();
    let state = move || {
        if reader.text.has_failed(incident) {
            return fragment()
                .child(locale.word(Word::TextFailed))
                .child(" ")
                .child(try_again_button(reader, incident));
        }
        fragment().child((!reader.is_paper()).then(|| locale.word(Word::TextLoading)))
    };
    fragment()
        .child(
            element("span")
                .class("cm-summary")
                .child(names.join(locale.word(Word::Comma))),
        )
        .child(" ")
        .child(element("span").class("cm-muted cm-awaited").child(state))
}

fn try_again_button(reader: Reader, incident: IncidentIndex) -> ElementNode {
    element("button")
        .attr("type", "button")
        .class("cm-link")
        .on(ev::click, move |_| reader.text.try_again(incident))
        .child(reader.locale().word(Word::TryAgain))
}
