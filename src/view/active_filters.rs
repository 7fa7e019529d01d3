//! The row of active filters, each with a button to remove it, so that no filter hides incidents
//! unnoticed.

use super::Reader;
use super::filter_panel::facet_word;
use super::focus::focus_after_render;
use super::told::told;
use super::tree::{ElementNode, Node, element, fragment};
use crate::i18n::Word;
use crate::scene::{Action, Criteria, Criterion, Facet, Told};
use leptos::ev;

/// Receives the focus when the focused button is removed.
const TOGGLE: &str = ".cm-filter-toggle";

pub fn active_filters_view(reader: Reader) -> Node {
    let criteria = reader.derive(|_, state| state.filter.criteria().clone());
    Node::live(move || {
        criteria.with(|criteria| {
            let set = criteria.set();
            let chip = |criterion| element("li").child(chip(reader, criteria, criterion));
            (!set.is_empty()).then(|| {
                element("ul")
                    .class("cm-active-filters")
                    .attr("aria-label", reader.locale().word(Word::Filters))
                    .children(set.into_iter().map(chip))
                    .child(element("li").child(clear_filters_view(reader)))
            })
        })
    })
}

/// A button that removes all filters and shows every incident of the window and the province.
pub fn clear_filters_view(reader: Reader) -> ElementNode {
    let clear = move |_| {
        reader.dispatch(Action::ClearFilters);
        focus_after_render(reader.root, TOGGLE.into());
    };
    element("button")
        .attr("type", "button")
        .class("cm-link cm-clear-filters")
        .on(ev::click, clear)
        .child(reader.locale().word(Word::ClearFilters))
}

fn chip(reader: Reader, criteria: &Criteria, criterion: Criterion) -> ElementNode {
    let story = reader.story();
    let locale = story.locale;
    let name = match criterion {
        Criterion::Search => locale.word(Word::Search),
        Criterion::Chosen(facet, _) => locale.word(facet_word(facet)),
        Criterion::Differ => locale.word(Word::OnlyDiffering),
    };
    let value = match criterion {
        Criterion::Search => Some(Told {
            text: criteria.search.text(),
            foreign: Some(""),
        }),
        Criterion::Chosen(facet, value) => {
            let text = story.facets.name(facet, value);
            Some(match facet {
                Facet::Claimant => Told {
                    text,
                    foreign: None,
                },
                Facet::Actor | Facet::Source => story.as_written(text),
            })
        }
        Criterion::Differ => None,
    };
    let text = value.map_or_else(
        || name.to_owned(),
        |value| format!("{name}: {}", value.text),
    );
    let remove = move |_| {
        reader.dispatch(criterion.removal());
        focus_after_render(reader.root, TOGGLE.into());
    };
    element("button")
        .attr("type", "button")
        .class("cm-active-filter")
        .attr(
            "aria-label",
            locale.fill(Word::RemoveFilter, &[("filter", &text)]),
        )
        .on(ev::click, remove)
        .child(name)
        .child(value.map(|value| {
            fragment()
                .child(": ")
                .child(element("b").child(told(value)))
        }))
}
