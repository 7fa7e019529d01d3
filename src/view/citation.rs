//! How another text refers to an incident, ready to be copied.

use super::Reader;
use super::share::copied_from;
use crate::i18n::Word;
use crate::model::IncidentIndex;
use crate::scene::citation_text;
use leptos::html::Textarea;
use leptos::prelude::*;

/// Nothing where there is no address to refer to.
#[component]
pub fn CopyCitation(reader: Reader, incident: IncidentIndex) -> impl IntoView {
    let locale = reader.locale();
    let text = Memo::new(move |_| {
        let link = reader.link_to(incident)?;
        Some(citation_text(&reader.story(), incident, &link))
    });
    let field = NodeRef::<Textarea>::new();
    // The text that was copied; the one that is meant may be another by now.
    let copied = RwSignal::new(None::<String>);
    let copy = move |_| {
        if let Some(field) = field.get_untracked() {
            // At once and not with the next rendering: what is not shown cannot be selected,
            // and the browser copies only while the reader's click lasts.
            field.set_hidden(false);
            copied.set(copied_from(&field).then(|| field.value()));
        }
    };
    let label = locale.word(Word::CopyCitation);
    let is_copied = move || copied.with(Option::is_some) && copied.get() == text.get();
    move || {
        text.with(Option::is_some).then(|| {
            view! {
                <button type="button" class="cm-button" on:click=copy>{label}</button>
                <span role="status">{move || if is_copied() { locale.word(Word::Copied) } else { "" }}</span>
                <textarea
                    node_ref=field
                    hidden
                    readonly
                    rows="4"
                    spellcheck="false"
                    aria-label=label
                    prop:value=move || text.get().unwrap_or_default()
                ></textarea>
            }
        })
    }
}
