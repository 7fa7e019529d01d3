//! Buttons that show and hide kinds of incident, and the way to all other filters.

use super::Reader;
use super::active_filters::ActiveFilters;
use super::filter_panel::FilterPanel;
use super::symbol::SymbolIcon;
use crate::i18n::Word;
use crate::model::Category;
use crate::scene::Action;
use leptos::prelude::*;

#[component]
pub fn Filters(reader: Reader) -> impl IntoView {
    let locale = reader.locale();
    let open = reader.filters_open;
    let set_count = reader.derive(|_, state| state.filter.criteria().set().len());
    let set_count_text = move || {
        let count = set_count.get();
        (count > 0).then(|| view! { <span class="cm-set-count">{locale.number(count)}</span> })
    };
    // What is set stands in the panel while that is open, and below the row while it is not.
    let filters = move || {
        if open.get() {
            view! { <FilterPanel reader/> }.into_any()
        } else {
            view! { <ActiveFilters reader/> }.into_any()
        }
    };
    view! {
        <div class="cm-filters">
            <Kinds reader/>
            <button
                type="button"
                class="cm-filter-toggle"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {locale.word(Word::Filters)}
                " "
                {set_count_text}
            </button>
            {filters}
        </div>
    }
}

#[component]
fn Kinds(reader: Reader) -> impl IntoView {
    let counts = reader.derive(|story, state| {
        state
            .counts(story)
            .category_counts(state.province, state.window)
    });
    let shown = reader.derive(|_, state| state.categories);
    let locale = reader.locale();
    let button = move |category: Category| {
        view! {
            <button
                type="button"
                class="cm-filter"
                data-category=category.code()
                aria-pressed=move || if shown.get().contains(category) { "true" } else { "false" }
                on:click=move |_| reader.dispatch(Action::ToggleCategory(category))
            >
                <SymbolIcon category/>
                <span class="cm-filter-name">{locale.category_name(category)}</span>
                <span class="cm-count">{move || locale.number(counts.get()[category as usize])}</span>
            </button>
        }
    };
    view! {
        <div class="cm-kinds" role="group" aria-label=locale.word(Word::KindsOfIncident)>
            {Category::ALL.map(button).into_iter().collect_view()}
        </div>
    }
}
