//! What filters are set, each to take away, so that none hides anything unseen.

use super::Reader;
use super::filter_panel::facet_word;
use super::focus::focus_after_render;
use super::told::told;
use crate::i18n::Word;
use crate::scene::{Action, Criteria, Criterion, Facet, Told};
use leptos::prelude::*;

/// Where the focus goes when the button that had it is gone.
const TOGGLE: &str = ".cm-filter-toggle";

#[component]
pub fn ActiveFilters(reader: Reader) -> impl IntoView {
    let criteria = reader.derive(|_, state| state.filter.criteria().clone());
    let chips = move || {
        criteria.with(|criteria| {
            let set = criteria.set();
            let chip = |criterion| view! { <li>{chip(reader, criteria, criterion)}</li> };
            (!set.is_empty()).then(|| {
                view! {
                    <ul class="cm-active-filters" aria-label=reader.locale().word(Word::Filters)>
                        {set.into_iter().map(chip).collect_view()}
                        <li><ClearFilters reader/></li>
                    </ul>
                }
            })
        })
    };
    chips
}

/// Shows every incident of window and province.
#[component]
pub fn ClearFilters(reader: Reader) -> impl IntoView {
    let clear = move |_| {
        reader.dispatch(Action::ClearFilters);
        focus_after_render(reader.root, TOGGLE.into());
    };
    view! {
        <button type="button" class="cm-link cm-clear-filters" on:click=clear>
            {reader.locale().word(Word::ClearFilters)}
        </button>
    }
}

fn chip(reader: Reader, criteria: &Criteria, criterion: Criterion) -> impl IntoView + use<> {
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
    view! {
        <button
            type="button"
            class="cm-active-filter"
            aria-label=locale.fill(Word::RemoveFilter, &[("filter", &text)])
            on:click=remove
        >
            {name}
            {value.map(|value| view! { ": " <b>{told(value)}</b> })}
        </button>
    }
}
