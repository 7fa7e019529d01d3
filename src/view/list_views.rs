//! The ways to list the incidents: as cards beside the map, or as a table below it.

use super::Reader;
use super::claims_table::ClaimsTable;
use super::incident_table::IncidentTable;
use crate::i18n::Word;
use crate::scene::{Action, ListView, shown_incidents};
use leptos::prelude::*;

#[component]
pub fn ListViews(reader: Reader) -> impl IntoView {
    let locale = reader.locale();
    let view = reader.derive(|_, state| state.view);
    let button = move |of: ListView| {
        view! {
            <button
                type="button"
                data-view=of.code()
                aria-pressed=move || if view.get() == of { "true" } else { "false" }
                on:click=move |_| reader.dispatch(Action::ShowAs(of))
            >
                {locale.word(name(of))}
            </button>
        }
    };
    view! {
        <div class="cm-views" role="group" aria-label=locale.word(Word::ListAs)>
            {ListView::ALL.map(button).into_iter().collect_view()}
        </div>
    }
}

fn name(view: ListView) -> Word {
    match view {
        ListView::Cards => Word::ViewCards,
        ListView::Table => Word::ViewTable,
        ListView::Claims => Word::ViewClaims,
    }
}

/// The table that the reader lists the incidents as, if any.
#[component]
pub fn Tables(reader: Reader) -> impl IntoView {
    let locale = reader.locale();
    let view = reader.derive(|story, state| {
        let is_listed = !shown_incidents(story, state).is_empty();
        is_listed.then_some(state.view)
    });
    let section = move |view: ListView| {
        let table = match view {
            ListView::Cards => return None,
            ListView::Table => view! { <IncidentTable reader/> }.into_any(),
            ListView::Claims => view! { <ClaimsTable reader/> }.into_any(),
        };
        let label = locale.word(name(view));
        Some(view! { <section class="cm-tables" part="list" aria-label=label>{table}</section> })
    };
    move || view.get().and_then(section)
}
