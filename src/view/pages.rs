//! The buttons that turn the pages of a long list, and the note on entries that a static page
//! leaves out.

use super::Reader;
use super::focus::focus_in_place;
use super::tree::{ElementNode, Node, element};
use crate::i18n::Word;
use crate::scene::{Action, Page};
use leptos::ev;

/// The page buttons below the incidents.
pub fn incident_pages_view(reader: Reader, page: impl Fn() -> Page + 'static) -> Node {
    let turn = move |number| {
        reader.dispatch(Action::TurnTo(number));
        focus_in_place(reader.root, ".cm-card-button".into());
    };
    pages_view(reader, page, turn)
}

/// Empty if there is only one page.
pub fn pages_view(
    reader: Reader,
    page: impl Fn() -> Page + 'static,
    turn: impl Fn(usize) + Copy + 'static,
) -> Node {
    let locale = reader.locale();
    Node::live(move || {
        let page = page();
        if reader.is_paper() {
            return left_out_view(reader, Word::LeftOutOfPrint, page.left_out());
        }
        let (last, number) = (page.count - 1, page.number);
        let (now, count) = (locale.number(number + 1), locale.number(page.count));
        let place = locale.fill(Word::PageOf, &[("page", &now), ("pages", &count)]);
        // Not `disabled`, because a disabled button would lose the focus.
        let button = |word: Word, to: Option<usize>| {
            element("button")
                .attr("type", "button")
                .class("cm-button")
                .attr("aria-disabled", if to.is_some() { "false" } else { "true" })
                .on(ev::click, move |_| to.into_iter().for_each(turn))
                .child(locale.word(word))
        };
        (last > 0).then(|| {
            element("nav")
                .class("cm-pages")
                .attr("aria-label", place.clone())
                .child(button(Word::Previous, number.checked_sub(1)))
                .child(element("span").child(place))
                .child(button(Word::Next, (number < last).then_some(number + 1)))
        })
    })
}

/// How many entries a page without scripts, or a printed one, leaves out, and where they are.
pub fn left_out_view(reader: Reader, word: Word, count: usize) -> Option<ElementNode> {
    let locale = reader.locale();
    let text = locale.fill(word, &[("count", &locale.number(count))]);
    (count > 0).then(|| element("p").class("cm-pages").child(text))
}
