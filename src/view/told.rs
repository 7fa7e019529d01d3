//! Texts of the data, marked where they are not in the reader's language.

use crate::i18n::Word;
use crate::scene::{Story, Told};
use leptos::prelude::*;

/// The text; where it is foreign, with its language, apart from the direction around it.
pub fn told(told: Told) -> AnyView {
    let text = told.text.to_owned();
    match told.foreign {
        Some(language) => {
            let language = language.to_owned();
            view! { <bdi lang=language>{text}</bdi> }.into_any()
        }
        None => text.into_any(),
    }
}

/// The mark of a translation that no journalist whose language it is has read.
pub fn unreviewed_mark(story: &Story, is_unreviewed: bool) -> Option<AnyView> {
    let mark = story.locale.word(Word::Unreviewed);
    is_unreviewed.then(|| view! { <span class="cm-unreviewed">{mark}</span> }.into_any())
}

/// A text of an attribute, which cannot be marked.
pub fn plain(told: Told) -> String {
    told.text.to_owned()
}
