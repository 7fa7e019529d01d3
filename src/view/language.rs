//! The choice of language.

use super::Reader;
use super::focus::focus_after_render;
use super::tree::{ElementNode, element};
use crate::i18n::{Language, Word};
use crate::scene::Action;
use leptos::ev;
use leptos::prelude::*;

/// `None` if the files of the other languages cannot be loaded.
pub fn language_switch_view(reader: Reader) -> Option<ElementNode> {
    reader.base_url()?;
    let locale = reader.locale();
    let wanted = reader.derive(|_, state| state.language);
    let option = move |language: Language| {
        element("option")
            .attr("value", language.tag())
            .attr("lang", language.tag())
            .flag("selected", move || wanted.get() == language)
            .child(language.endonym())
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
    Some(
        element("div")
            .class("cm-language")
            .child(
                element("select")
                    .attr("aria-label", locale.word(Word::Language))
                    .on(ev::change, choose)
                    .children(Language::ALL.map(option)),
            )
            .child(element("span").attr("role", "status").child(failed)),
    )
}

/// Focuses the choice of language after the reader has changed it.
pub fn focus_on_switch(reader: Reader) {
    focus_after_render(reader.root, ".cm-language select".into());
}
