//! Turns the data's texts into elements, and marks those that are in another language than the
//! page.

use super::tree::{ElementNode, IntoNode, Node, element};
use crate::i18n::Word;
use crate::scene::{Story, Told};

/// The text. If it is in another language, wrapped in `<bdi lang>`, which isolates its direction.
pub fn told(told: Told) -> Node {
    let text = told.text.to_owned();
    match told.foreign {
        Some(language) => {
            let language = language.to_owned();
            element("bdi")
                .attr("lang", language)
                .child(text)
                .into_node()
        }
        None => text.into_node(),
    }
}

/// The mark on a translation that no journalist who speaks the language has reviewed.
pub fn unreviewed_mark(story: &Story, is_unreviewed: bool) -> Option<ElementNode> {
    let mark = story.locale.word(Word::Unreviewed);
    is_unreviewed.then(|| element("span").class("cm-unreviewed").child(mark))
}

/// The text for an attribute, where elements are not possible.
pub fn plain(told: Told) -> String {
    told.text.to_owned()
}
