//! The link to the current view, and the code to embed it.

use super::Reader;
use super::later::{Later, later_details};
use super::told::plain;
use super::tree::{ElementNode, Fragment, NodeRef, element, fragment};
use crate::i18n::{Locale, Word};
use crate::scene::{FRAME_HEIGHT_PX, iframe_snippet_with_image};
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlDocument, HtmlTextAreaElement};

pub fn share_view(reader: Reader) -> Option<ElementNode> {
    reader.base_url()?;
    Some(later_details(
        reader,
        "cm-share",
        Word::LinkAndEmbed,
        Later::Links,
    ))
}

pub fn links_view(reader: Reader) -> Fragment {
    let locale = reader.locale();
    let link = move || reader.link().unwrap_or_default();
    let base_url = reader.base_url().unwrap_or_default();
    let code = move || code(reader, &base_url).unwrap_or_default();
    let code = reader
        .has_frame()
        .then(|| copyable_view(locale, Word::CodeToEmbed, 7, Signal::derive(code)));
    fragment()
        .child(copyable_view(
            locale,
            Word::LinkToView,
            2,
            Signal::derive(link),
        ))
        .child(code)
}

/// The code that embeds the current selection. `None` if there is no frame for this story.
fn code(reader: Reader, base_url: &str) -> Option<String> {
    let title = plain(reader.story().dataset_title());
    let snippet = iframe_snippet_with_image(
        &reader.frame_url()?,
        &title,
        FRAME_HEIGHT_PX,
        &format!("{base_url}clash-map.png"),
        &title,
    );
    Some(format!(
        "{snippet}\n<script type=\"module\" src=\"{base_url}embed.js\"></script>"
    ))
}

/// A text field with a button that copies its text.
fn copyable_view(locale: Locale, label: Word, rows: usize, text: Signal<String>) -> ElementNode {
    let label = locale.word(label);
    let field = NodeRef::new();
    // The text that was copied. The field may show another by now.
    let copied = RwSignal::new(None::<String>);
    let copy = move |_| {
        if let Some(field) = field.try_get_untracked() {
            copied.set(copied_from(field.unchecked_ref()).then(|| text.get_untracked()));
        }
    };
    element("div")
        .class("cm-copyable")
        .child(
            element("label").child(label).child(
                element("textarea")
                    .node_ref(field)
                    .attr("readonly", true)
                    .attr("rows", rows)
                    .attr("spellcheck", "false")
                    .property("value", move || text.get())
                    .on(ev::focus, move |_| {
                        if let Some(field) = field.try_get_untracked() {
                            field.unchecked_ref::<HtmlTextAreaElement>().select();
                        }
                    }),
            ),
        )
        .child(
            element("button")
                .attr("type", "button")
                .class("cm-button")
                .attr(
                    "aria-label",
                    locale.fill(Word::CopyWhat, &[("what", label)]),
                )
                .on(ev::click, copy)
                .child(locale.word(Word::Copy)),
        )
        .child(element("span").attr("role", "status").child(move || {
            if copied.get().as_ref() == Some(&text.get()) {
                locale.word(Word::Copied)
            } else {
                ""
            }
        }))
}

/// Copies the text of a field and returns whether the browser did. Uses `execCommand`, because the
/// Clipboard API needs a permission that a page may not give its frames.
pub fn copied_from(field: &HtmlTextAreaElement) -> bool {
    field.select();
    let document = document().dyn_into::<HtmlDocument>();
    document.is_ok_and(|document| document.exec_command("copy").unwrap_or(false))
}
