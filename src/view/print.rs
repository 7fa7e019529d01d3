//! The story on paper: what the list shows, each incident open, with all sources.

use super::Reader;
use super::list::List;
use super::sources::Sources;
use crate::i18n::Word;
use leptos::html::Div;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

/// List and sources for as long as the browser prints, whoever asked it to. They are mounted
/// within the event, since Firefox takes the page as it is when that ends, and what follows a
/// signal follows later.
#[component]
pub fn Paper(reader: Reader) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let sheets = StoredValue::new_local(None);
    // An effect, since only a browser has a window.
    Effect::new(move |_| {
        let begin = move |_| {
            if let Some(place) = place.get_untracked() {
                let mounted = mount_to(place.unchecked_into(), move || {
                    let reader = reader.on_paper();
                    view! { <List reader/> <Sources reader/> }
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
    view! { <div class="cm-paper" node_ref=place></div> }
}

#[component]
pub fn PrintButton(reader: Reader) -> impl IntoView {
    let locale = reader.locale();
    let is_refused = RwSignal::new(false);
    let print = move |_| {
        // In a sandbox that does not allow it nothing happens, and nothing says so.
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
    view! {
        <button type="button" class="cm-link" on:click=print>{locale.word(Word::Print)}</button>
        <span role="status">{refusal}</span>
    }
}
