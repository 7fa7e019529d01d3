//! The filter panel: search, facets, and the checkbox for claims that differ.

use super::Reader;
use super::active_filters::clear_filters_view;
use super::focus::focus_after_render;
use super::tree::{ElementNode, Node, element};
use crate::i18n::Word;
use crate::scene::{Action, Choice, Facet, Search, differing_count, facet_choices};
use leptos::ev;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

pub fn facet_word(facet: Facet) -> Word {
    match facet {
        Facet::Actor => Word::FacetActor,
        Facet::Claimant => Word::FacetClaimant,
        Facet::Source => Word::FacetSource,
    }
}

/// The choices are counted only while the panel is open.
pub fn filter_panel_view(reader: Reader) -> ElementNode {
    let locale = reader.locale();
    let text = reader.derive(|_, state| state.filter.criteria().search.text().to_owned());
    let differ = reader.derive(|_, state| state.filter.criteria().differ);
    let differing = reader.derive(differing_count);
    let on_keydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            // Otherwise Escape would clear the selection and, in some browsers, the search.
            event.stop_propagation();
            event.prevent_default();
            reader.filters_open.set(false);
            focus_after_render(reader.root, ".cm-filter-toggle".into());
        }
    };
    element("div")
        .class("cm-filter-panel")
        .attr("role", "group")
        .attr("aria-label", locale.word(Word::Filters))
        .on(ev::keydown, on_keydown)
        .child(
            element("label")
                .class("cm-field")
                .child(locale.word(Word::Search))
                .child(
                    element("input")
                        .attr("type", "search")
                        .attr("dir", "auto")
                        .attr("autocomplete", "off")
                        .attr("maxlength", Search::MAX_CHARS)
                        .attr("placeholder", locale.word(Word::SearchHint))
                        .property("value", move || text.get())
                        .on(ev::input, move |event| {
                            reader.dispatch(Action::Search(event_target_value(&event)))
                        }),
                ),
        )
        .children(Facet::ALL.map(|facet| facet_field_view(reader, facet)))
        .child(
            element("label")
                .class("cm-differ")
                .child(
                    element("input")
                        .attr("type", "checkbox")
                        .flag("checked", move || differ.get())
                        .on(ev::change, move |event| {
                            reader.dispatch(Action::ShowDiffering(event_target_checked(&event)));
                        }),
                )
                .child(locale.word(Word::OnlyDiffering))
                .child(
                    element("span")
                        .class("cm-count")
                        .child(move || locale.number(differing.get())),
                ),
        )
        .child(clear_filters_view(reader))
}

/// The most values that one list offers.
const MAX_OFFERED: usize = 100;

fn facet_field_view(reader: Reader, facet: Facet) -> ElementNode {
    let story = reader.story();
    let locale = story.locale;
    let choices = reader.derive(move |story, state| facet_choices(story, state, facet));
    // The names of claimant types are in the language of the page, all others in that of the data.
    let foreign = match facet {
        Facet::Claimant => None,
        Facet::Actor | Facet::Source => story.as_written("").foreign.map(str::to_owned),
    };
    let option = {
        let story = story.clone();
        move |choice: Choice| {
            let count = locale.number(choice.count);
            let text = locale.fill(
                Word::ChoiceCount,
                &[("name", &choice.name), ("count", &count)],
            );
            element("option")
                .attr("value", story.facets.key(facet, choice.value).to_owned())
                .attr("lang", foreign.clone())
                .flag("selected", choice.selected)
                .child(text)
        }
    };
    let choose = move |key: String| {
        let value = story.facets.find(facet, &key);
        reader.dispatch(Action::Choose(facet, value));
    };
    let offered = move || {
        let mut all = choices.get();
        // Sorted by count, so the rest is rare. The search finds it.
        let mut beyond = all.split_off(MAX_OFFERED.min(all.len())).into_iter();
        all.extend(beyond.find(|choice| choice.selected));
        all
    };
    let more = move || {
        let left_out = choices.with(Vec::len) - offered().len();
        let count = locale.number(left_out);
        (left_out > 0).then(|| {
            element("option")
                .attr("disabled", true)
                .child(locale.fill(Word::AndMore, &[("count", &count)]))
        })
    };
    let none_is_chosen = move || !choices.with(|all| all.iter().any(|choice| choice.selected));
    element("label")
        .class("cm-field")
        .child(locale.word(facet_word(facet)))
        .child(
            element("select")
                .attr("data-facet", facet.code())
                .on(ev::change, move |event| choose(event_target_value(&event)))
                .child(
                    element("option")
                        .attr("value", "")
                        .flag("selected", none_is_chosen)
                        .child(locale.word(Word::AnyValue)),
                )
                .child(move || offered().into_iter().map(&option).collect::<Node>())
                .child(more),
        )
}
