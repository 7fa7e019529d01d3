//! The story on paper: the list with each incident open, and all sources.

use super::Reader;
use super::list::list_view;
use super::sources::sources_view;
use super::tree::{ElementNode, Fragment, NodeRef, element, fragment, mount};
use crate::i18n::Word;
use leptos::ev;
use leptos::prelude::*;

/// Shows list and sources while the browser prints, whoever started it. They are mounted inside the
/// event handler: Firefox prints the page as it is when the handler ends, and signals update later.
pub fn paper_view(reader: Reader) -> ElementNode {
    let place = NodeRef::new();
    let sheets = StoredValue::new_local(None);
    // In an effect, because only a browser has a window.
    Effect::new(move |_| {
        let begin = move |_| {
            if let Some(place) = place.try_get_untracked() {
                let mounted = mount(&place, move || {
                    let reader = reader.on_paper();
                    fragment()
                        .child(list_view(reader))
                        .child(sources_view(reader))
                });
                sheets.set_value(Some(mounted));
            }
        };
        let before = window_event_listener_untyped("beforeprint", begin);
        let after = window_event_listener_untyped("afterprint", move |_| sheets.set_value(None));
        on_cleanup(move || {
            before.remove();
            after.remove();
        });
    });
    element("div").class("cm-paper").node_ref(place)
}

pub fn print_button_view(reader: Reader) -> Fragment {
    let locale = reader.locale();
    let is_refused = RwSignal::new(false);
    let print = move |_| {
        // A sandbox without `allow-modals` ignores the call silently.
        let has_begun = StoredValue::new(false);
        let begin =
            window_event_listener_untyped("beforeprint", move |_| has_begun.set_value(true));
        let is_asked = window().print().is_ok();
        begin.remove();
        is_refused.set(!is_asked || !has_begun.get_value());
    };
    let refusal = move || {
        if is_refused.get() {
            locale.word(Word::NotAllowedHere)
        } else {
            ""
        }
    };
    fragment()
        .child(
            element("button")
                .attr("type", "button")
                .class("cm-link")
                .on(ev::click, print)
                .child(locale.word(Word::Print)),
        )
        .child(element("span").attr("role", "status").child(refusal))
}
