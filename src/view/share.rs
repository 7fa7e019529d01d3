//! A link to what the reader looks at, and the code that embeds it.

use super::Reader;
use super::told::plain;
use crate::i18n::{Locale, Word};
use crate::scene::{FRAME_HEIGHT_PX, iframe_snippet_with_image};
use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlDocument, HtmlTextAreaElement};

#[component]
pub fn Share(reader: Reader) -> impl IntoView {
    let link = move || reader.link().unwrap_or_default();
    let locale = reader.locale();
    reader.base_url().map(|base_url| {
        let code = move || code(reader, &base_url).unwrap_or_default();
        let code = reader.has_frame().then(|| {
            view! { <Copyable locale label=Word::CodeToEmbed rows=7 text=Signal::derive(code)/> }
        });
        view! {
            <details class="cm-share">
                <summary>{locale.word(Word::LinkAndEmbed)}</summary>
                <Copyable locale label=Word::LinkToView rows=2 text=Signal::derive(link)/>
                {code}
            </details>
        }
    })
}

/// The code that embeds what is selected; `None` where no frame shows the story.
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

/// Text with a button that copies it.
#[component]
fn Copyable(locale: Locale, label: Word, rows: u32, text: Signal<String>) -> impl IntoView {
    let label = locale.word(label);
    let field = NodeRef::<Textarea>::new();
    // The text that was copied; the one that stands there may be another by now.
    let copied = RwSignal::new(None::<String>);
    let copy = move |_| {
        if let Some(field) = field.get_untracked() {
            copied.set(copied_from(&field).then(|| text.get_untracked()));
        }
    };
    view! {
        <div class="cm-copyable">
            <label>
                {label}
                <textarea
                    node_ref=field
                    readonly
                    rows=rows
                    spellcheck="false"
                    prop:value=move || text.get()
                    on:focus=move |_| {
                        if let Some(field) = field.get_untracked() {
                            field.select();
                        }
                    }
                ></textarea>
            </label>
            <button
                type="button"
                class="cm-button"
                aria-label=locale.fill(Word::CopyWhat, &[("what", label)])
                on:click=copy
            >
                {locale.word(Word::Copy)}
            </button>
            <span role="status">
                {move || if copied.get().as_ref() == Some(&text.get()) { locale.word(Word::Copied) } else { "" }}
            </span>
        </div>
    }
}

/// Whether the browser took the field's text. By the older way, since the Clipboard API is
/// closed to a frame that its page gives no leave.
pub fn copied_from(field: &HtmlTextAreaElement) -> bool {
    field.select();
    let document = document().dyn_into::<HtmlDocument>();
    document.is_ok_and(|document| document.exec_command("copy").unwrap_or(false))
}
