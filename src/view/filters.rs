//! Buttons that show and hide kinds of incident, and the button that opens the other filters.

use super::Reader;
use super::later::{Later, later_view};
use super::symbol::symbol_icon_view;
use super::tree::{ElementNode, element};
use crate::i18n::Word;
use crate::model::Category;
use crate::scene::Action;
use leptos::ev;
use leptos::prelude::*;

pub fn filters_view(reader: Reader) -> ElementNode {
    let locale = reader.locale();
    let open = reader.filters_open;
    let set_count = reader.derive(|_, state| state.filter.criteria().set().len());
    let set_count_text = move || {
        let count = set_count.get();
        (count > 0).then(|| {
            element("span")
                .class("cm-set-count")
                .child(locale.number(count))
        })
    };
    // The panel shows the active filters while it is open. Otherwise they are below the row.
    let filters = move || {
        let later = match open.get() {
            true => Later::FilterPanel,
            false if set_count.get() > 0 => Later::ActiveFilters,
            false => return None,
        };
        Some(later_view(reader, later))
    };
    let toggle = element("button")
        .attr("type", "button")
        .class("cm-filter-toggle")
        .attr(
            "aria-expanded",
            move || if open.get() { "true" } else { "false" },
        )
        .on(ev::click, move |_| open.update(|open| *open = !*open))
        .child(locale.word(Word::Filters))
        .child(" ")
        .child(set_count_text);
    // These filters need the text of all incidents.
    let has_all_text = reader.story().dataset.incidents.records().is_some();
    element("div")
        .class("cm-filters")
        .child(kinds_view(reader))
        .child(has_all_text.then_some(toggle))
        .child(filters)
}

fn kinds_view(reader: Reader) -> ElementNode {
    let counts = reader.derive(|story, state| {
        state
            .counts(story)
            .category_counts(state.province, state.window)
    });
    let shown = reader.derive(|_, state| state.categories);
    let locale = reader.locale();
    let button = move |category: Category| {
        element("button")
            .attr("type", "button")
            .class("cm-filter")
            .attr("data-category", category.code())
            .attr("aria-pressed", move || {
                if shown.get().contains(category) {
                    "true"
                } else {
                    "false"
                }
            })
            .on(ev::click, move |_| {
                reader.dispatch(Action::ToggleCategory(category))
            })
            .child(symbol_icon_view(category))
            .child(
                element("span")
                    .class("cm-filter-name")
                    .child(locale.category_name(category)),
            )
            .child(
                element("span")
                    .class("cm-count")
                    .child(move || locale.number(counts.get()[category as usize])),
            )
    };
    element("div")
        .class("cm-kinds")
        .attr("role", "group")
        .attr("aria-label", locale.word(Word::KindsOfIncident))
        .children(Category::ALL.map(button))
}
