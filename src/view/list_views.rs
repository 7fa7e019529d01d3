//! The buttons that switch between cards beside the map and a table below it.

use super::Reader;
use super::later::{Later, later_view};
use super::tree::{ElementNode, Node, element};
use crate::i18n::Word;
use crate::scene::{Action, ListView, Listing};
use leptos::ev;

/// `None` for a packed dataset: the tables need the text of all incidents.
pub fn ways_to_list_view(reader: Reader) -> Option<ElementNode> {
    reader.story().dataset.incidents.records()?;
    let locale = reader.locale();
    let view = reader.derive(|_, state| state.view);
    let button = move |of: ListView| {
        element("button")
            .attr("type", "button")
            .attr("data-view", of.code())
            .attr("aria-pressed", move || {
                if view.get() == of { "true" } else { "false" }
            })
            .on(ev::click, move |_| reader.dispatch(Action::ShowAs(of)))
            .child(locale.word(name(of)))
    };
    let ways = element("div")
        .class("cm-views")
        .attr("role", "group")
        .attr("aria-label", locale.word(Word::ListAs))
        .children(ListView::ALL.map(button));
    Some(ways)
}

fn name(view: ListView) -> Word {
    match view {
        ListView::Cards => Word::ViewCards,
        ListView::Table => Word::ViewTable,
        ListView::Claims => Word::ViewClaims,
    }
}

/// The table that the reader has chosen, if any.
pub fn tables_view(reader: Reader) -> Node {
    let locale = reader.locale();
    let view = reader.derive(|story, state| {
        let is_listed = !Listing::new(story, state).is_empty();
        is_listed.then(|| state.listed_as())
    });
    let section = move |view: ListView| {
        let table = match view {
            ListView::Cards => return None,
            ListView::Table => Later::IncidentTable,
            ListView::Claims => Later::ClaimsTable,
        };
        let label = locale.word(name(view));
        Some(
            element("section")
                .class("cm-tables")
                .attr("part", "list")
                .attr("aria-label", label)
                .child(later_view(reader, table)),
        )
    };
    Node::live(move || view.get().and_then(section))
}
