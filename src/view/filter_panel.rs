//! Search, facets and what differs, to set.

use super::Reader;
use super::active_filters::ClearFilters;
use super::focus::focus_after_render;
use crate::i18n::Word;
use crate::scene::{Action, Choice, Facet, Search, differing_count, facet_choices};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

pub fn facet_word(facet: Facet) -> Word {
    match facet {
        Facet::Actor => Word::FacetActor,
        Facet::Claimant => Word::FacetClaimant,
        Facet::Source => Word::FacetSource,
    }
}

/// What may be chosen is counted only while the panel is there.
#[component]
pub fn FilterPanel(reader: Reader) -> impl IntoView {
    let locale = reader.locale();
    let text = reader.derive(|_, state| state.filter.criteria().search.text().to_owned());
    let differ = reader.derive(|_, state| state.filter.criteria().differ);
    let differing = reader.derive(differing_count);
    let on_keydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            // It would clear the selection and, in some browsers, the search.
            event.stop_propagation();
            event.prevent_default();
            reader.filters_open.set(false);
            focus_after_render(reader.root, ".cm-filter-toggle".into());
        }
    };
    view! {
        <div
            class="cm-filter-panel"
            role="group"
            aria-label=locale.word(Word::Filters)
            on:keydown=on_keydown
        >
            <label class="cm-field">
                {locale.word(Word::Search)}
                <input
                    type="search"
                    dir="auto"
                    autocomplete="off"
                    maxlength=Search::MAX_CHARS
                    placeholder=locale.word(Word::SearchHint)
                    prop:value=move || text.get()
                    on:input=move |event| reader.dispatch(Action::Search(event_target_value(&event)))
                />
            </label>
            {Facet::ALL.map(|facet| view! { <FacetField reader facet/> }).into_iter().collect_view()}
            <label class="cm-differ">
                <input
                    type="checkbox"
                    prop:checked=move || differ.get()
                    on:change=move |event| {
                        reader.dispatch(Action::ShowDiffering(event_target_checked(&event)));
                    }
                />
                {locale.word(Word::OnlyDiffering)}
                <span class="cm-count">{move || locale.number(differing.get())}</span>
            </label>
            <ClearFilters reader/>
        </div>
    }
}

#[component]
fn FacetField(reader: Reader, facet: Facet) -> impl IntoView {
    let story = reader.story();
    let locale = story.locale;
    let choices = reader.derive(move |story, state| facet_choices(story, state, facet));
    // Claimants' kinds are in the widget's words, all else in the data's.
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
            view! {
                <option
                    value=story.facets.key(facet, choice.value).to_owned()
                    lang=foreign.clone()
                    prop:selected=choice.selected
                >
                    {text}
                </option>
            }
        }
    };
    let choose = move |key: String| {
        let value = story.facets.find(facet, &key);
        reader.dispatch(Action::Choose(facet, value));
    };
    let none_is_chosen = move || !choices.with(|all| all.iter().any(|choice| choice.selected));
    view! {
        <label class="cm-field">
            {locale.word(facet_word(facet))}
            <select
                data-facet=facet.code()
                on:change=move |event| choose(event_target_value(&event))
            >
                <option value="" prop:selected=none_is_chosen>
                    {locale.word(Word::AnyValue)}
                </option>
                {move || choices.get().into_iter().map(&option).collect_view()}
            </select>
        </label>
    }
}
