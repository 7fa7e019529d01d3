//! Buttons that show and hide kinds of incident.

use super::Reader;
use super::symbol::SymbolIcon;
use crate::i18n::Word;
use crate::model::Category;
use crate::scene::Action;
use leptos::prelude::*;

#[component]
pub fn Filters(reader: Reader) -> impl IntoView {
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
        <div class="cm-filters" role="group" aria-label=locale.word(Word::KindsOfIncident)>
            {Category::ALL.map(button).into_iter().collect_view()}
        </div>
    }
}
