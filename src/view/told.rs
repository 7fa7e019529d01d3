//! Texts of the data, marked where they are not in the reader's language.

use super::tree::{ElementNode, IntoNode, Node, element};
use crate::i18n::Word;
use crate::scene::{Story, Told};

/// The text; where it is foreign, with its language, apart from the direction around it.
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

/// The mark of a translation that no journalist whose language it is has read.
pub fn unreviewed_mark(story: &Story, is_unreviewed: bool) -> Option<ElementNode> {
    let mark = story.locale.word(Word::Unreviewed);
    is_unreviewed.then(|| element("span").class("cm-unreviewed").child(mark))
}

/// A text of an attribute, which cannot be marked.
pub fn plain(told: Told) -> String {
    told.text.to_owned()
}
