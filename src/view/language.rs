//! The language that the reader reads in.

use super::Reader;
use super::focus::focus_after_render;
use crate::i18n::{Language, Word};
use crate::scene::Action;
use leptos::prelude::*;

/// Nothing where the other languages cannot be had.
#[component]
pub fn LanguageSwitch(reader: Reader) -> impl IntoView {
    reader.base_url()?;
    let locale = reader.locale();
    let wanted = reader.derive(|_, state| state.language);
    let option = move |language: Language| {
        view! {
            <option value=language.tag() lang=language.tag() prop:selected=move || wanted.get() == language>
                {language.endonym()}
            </option>
        }
    };
    let choose = move |event| {
        if let Some(language) = Language::parse(&event_target_value(&event)) {
            reader.language_chosen.set_value(true);
            reader.dispatch(Action::Read(language));
        }
    };
    let failed = move || {
        let failed = reader.language_failed.get();
        failed.then(|| locale.word(Word::LanguageFailed))
    };
    Some(view! {
        <div class="cm-language">
            <select aria-label=locale.word(Word::Language) on:change=choose>
                {Language::ALL.map(option).into_iter().collect_view()}
            </select>
            <span role="status">{failed}</span>
        </div>
    })
}

/// Where a reader who has just chosen a language goes on.
pub fn focus_on_switch(reader: Reader) {
    focus_after_render(reader.root, ".cm-language select".into());
}
