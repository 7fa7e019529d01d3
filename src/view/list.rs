//! The incidents of the selected province, or all; and the provinces as a list.

use super::Reader;
use super::card::Card;
use crate::i18n::Word;
use crate::model::IncidentIndex;
use crate::scene::{Action, ListEntry, ListScene, ProvinceEntry, list_scene, province_entries};
use leptos::html::Div;
use leptos::prelude::*;

#[component]
pub fn List(reader: Reader) -> impl IntoView {
    let list = reader.derive(list_scene);
    let locale = reader.locale();
    let heading = move || {
        let province = list.with(|list| list.province);
        province.map_or(String::from(locale.word(Word::AllProvinces)), |code| {
            reader.story().area_name(code)
        })
    };
    let window = reader.derive(|_, state| state.window);
    let summary = move || {
        let (first, last) = window.get().days();
        let count = list.with(|list| list.count);
        locale.joined(
            &locale.incident_count_text(count),
            &locale.period_text(first, last),
        )
    };
    let has_selection =
        reader.derive(|_, state| state.province.is_some() || state.incident.is_some());
    let show_all = move || {
        has_selection.get().then(|| {
            view! {
                <button type="button" class="cm-link" on:click=move |_| reader.dispatch(Action::Clear)>
                    {locale.word(Word::ShowAll)}
                </button>
            }
        })
    };
    let scroller = NodeRef::<Div>::new();
    let selected = reader.derive(|_, state| (state.province, state.incident));
    Effect::new(move |seen: Option<()>| {
        // At the start there is nothing to bring into view.
        let has_selection = selected.get() != (None, None);
        if seen.is_some() || has_selection {
            reveal_selected(scroller);
        }
    });
    view! {
        <section class="cm-list" part="list" aria-label=locale.word(Word::Incidents)>
            <div class="cm-list-scroll" node_ref=scroller>
                <div class="cm-list-head">
                    <h3 class="cm-list-title" tabindex=(!reader.is_page()).then_some("-1")>{heading}</h3>
                    <p class="cm-list-summary">{summary}</p>
                    {show_all}
                </div>
                <Provinces reader/>
                <div>
                    <For
                        each=move || list.get().entries
                        key=|entry| entry.incident
                        children=move |entry: ListEntry| {
                            let incident = entry.incident;
                            let entry = Memo::new(move |last| current_entry(&list, incident, last).unwrap_or(entry));
                            view! { <Card reader incident entry/> }
                        }
                    />
                </div>
                {move || list.with(|list| list.entries.is_empty()).then(|| view! {
                    <p class="cm-empty">{locale.word(Word::NoIncidentHere)}</p>
                })}
            </div>
        </section>
    }
}

/// How the list shows an incident; as it last did, once the list drops it.
fn current_entry(
    list: &Memo<ListScene>,
    incident: IncidentIndex,
    last: Option<&ListEntry>,
) -> Option<ListEntry> {
    let found = |list: &ListScene| {
        list.entries
            .iter()
            .find(|e| e.incident == incident)
            .copied()
    };
    list.with(found).or(last.copied())
}

/// Brings the selected card, or the top of a new list, into the list's own view. The
/// page itself does not move.
fn reveal_selected(scroller: NodeRef<Div>) {
    request_animation_frame(move || {
        let Some(scroller) = scroller.get_untracked() else {
            return;
        };
        let selected = scroller.query_selector(".cm-selected").ok().flatten();
        let top_px = selected.map_or(0.0, |card| {
            let offset_px =
                card.get_bounding_client_rect().top() - scroller.get_bounding_client_rect().top();
            f64::from(scroller.scroll_top()) + offset_px - 48.0
        });
        scroller.set_scroll_top(top_px as i32);
    });
}

/// Does the map's job without a pointer: every province with its count.
#[component]
fn Provinces(reader: Reader) -> impl IntoView {
    let locale = reader.locale();
    let entries = reader.derive(province_entries);
    let button = move |entry: ProvinceEntry| {
        view! {
            <li>
                <button
                    type="button"
                    class="cm-province"
                    data-province=entry.code.to_string()
                    aria-pressed=if entry.selected { "true" } else { "false" }
                    on:click=move |_| reader.dispatch(Action::ToggleProvince(entry.code))
                >
                    <span>{entry.name}</span>
                    <span class="cm-count">{locale.number(entry.count)}</span>
                </button>
            </li>
        }
    };
    let shown = move |with_incidents: bool| {
        entries
            .get()
            .into_iter()
            .filter(|entry| (entry.count > 0 || entry.selected) == with_incidents)
            .map(button)
            .collect_view()
    };
    view! {
        <nav class="cm-provinces" aria-label=locale.word(Word::Provinces)>
            <ul class="cm-province-list">{move || shown(true)}</ul>
            <details class="cm-other-provinces">
                <summary>{locale.word(Word::ProvincesWithout)}</summary>
                <ul class="cm-province-list">{move || shown(false)}</ul>
            </details>
        </nav>
    }
}
