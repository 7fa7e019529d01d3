//! How another text refers to an incident, ready to be copied.

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

/// Nothing where there is no address to refer to.
pub fn copy_citation_view(reader: Reader, incident: IncidentIndex) -> Node {
    let locale = reader.locale();
    let text = Derived::new(move || {
        let link = reader.link_to(incident)?;
        Some(citation_text(&reader.story(), incident, &link))
    });
    let field = NodeRef::new();
    // The text that was copied; the one that is meant may be another by now.
    let copied = RwSignal::new(None::<String>);
    let copy = move |_| {
        if let Some(field) = field.try_get_untracked() {
            let field: HtmlTextAreaElement = field.unchecked_into();
            // At once and not with the next rendering: what is not shown cannot be selected,
            // and the browser copies only while the reader's click lasts.
            field.set_hidden(false);
            copied.set(copied_from(&field).then(|| field.value()));
        }
    };
    let label = locale.word(Word::CopyCitation);
    let is_copied = move || copied.with(Option::is_some) && copied.get() == text.get();
    Node::live(move || {
        text.with(Option::is_some).then(|| {
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
                        .attr("aria-label", label)
                        .property("value", move || text.get().unwrap_or_default()),
                )
        })
    })
}
