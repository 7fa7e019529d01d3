//! The story on paper: what the list shows, each incident open, with all sources.

use super::Reader;
use crate::i18n::Word;
use leptos::prelude::*;

/// Opens everything for as long as the browser prints, whoever asked it to.
pub fn open_for_printing(reader: Reader) {
    let begin = move |_| {
        reader.is_printing.set(true);
        reader.has_printed.set_value(true);
    };
    // An effect, since only a browser has a window.
    Effect::new(move |_| {
        let before = window_event_listener_untyped("beforeprint", begin);
        let end = move |_| reader.is_printing.set(false);
        let after = window_event_listener_untyped("afterprint", end);
        on_cleanup(move || {
            before.remove();
            after.remove();
        });
    });
}

#[component]
pub fn PrintButton(reader: Reader) -> impl IntoView {
    let locale = reader.locale();
    let is_refused = RwSignal::new(false);
    // The browser takes the page as it is drawn when it is asked to print.
    let print = move |_| {
        reader.is_printing.set(true);
        request_animation_frame(move || {
            reader.has_printed.set_value(false);
            // In a sandbox that does not allow it nothing happens, and nothing says so.
            let asked = window().print().is_ok();
            let is_printed = asked && reader.has_printed.get_value();
            is_refused.set(!is_printed);
            if !is_printed {
                reader.is_printing.set(false);
            }
        });
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
