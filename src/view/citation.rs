//! The button that copies an incident's citation.

use super::Reader;
use super::derived::Derived;
use super::share::copied_from;
use super::tree::{Node, NodeRef, element, fragment};
use crate::i18n::Word;
use crate::model::IncidentIndex;
use crate::scene::citation_text;
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlTextAreaElement;

/// Empty if there is no URL to cite.
pub fn copy_citation_view(reader: Reader, incident: IncidentIndex) -> Node {
    let locale = reader.locale();
    let has_link = Derived::new(move || reader.has_link());
    // Computed only on demand, because it depends on the whole selection.
    let text = move || {
        let link = reader.link_to(incident).unwrap_or_default();
        citation_text(&reader.story(), incident, &link)
    };
    let field = NodeRef::new();
    // The text that was copied. The current citation may differ by now.
    let copied = RwSignal::new(None::<String>);
    let copy = move |_| {
        if let Some(field) = field.try_get_untracked() {
            let field: HtmlTextAreaElement = field.unchecked_into();
            let text = untrack(text);
            field.set_value(&text);
            // Set here instead of in the next rendering: text in a hidden field cannot be selected,
            // and the browser allows copying only during the click.
            field.set_hidden(false);
            copied.set(copied_from(&field).then_some(text));
        }
    };
    let label = locale.word(Word::CopyCitation);
    let is_copied = move || copied.get().is_some_and(|copied| copied == text());
    Node::live(move || {
        has_link.get().then(|| {
            fragment()
                .child(
                    element("button")
                        .attr("type", "button")
                        .class("cm-button")
                        .on(ev::click, copy)
                        .child(label),
                )
                .child(element("span").attr("role", "status").child(move || {
                    if is_copied() {
                        locale.word(Word::Copied)
                    } else {
                        ""
                    }
                }))
                .child(
                    element("textarea")
                        .node_ref(field)
                        .attr("hidden", true)
                        .attr("readonly", true)
                        .attr("rows", "4")
                        .attr("spellcheck", "false")
                        .attr("aria-label", label),
                )
        })
    })
}
