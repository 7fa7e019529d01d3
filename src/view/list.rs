//! The incidents of the selected province, or all; and the provinces as a list.

use super::Reader;
use super::active_filters::ClearFilters;
use super::card::Card;
use super::list_views::{ListViews, Tables, listed_as};
use super::story_mode::{StoryBar, step_by_key};
use super::swipe::Swipe;
use crate::i18n::Word;
use crate::model::IncidentIndex;
use crate::scene::{
    Action, Lack, ListEntry, ListScene, ListView, Mode, ProvinceEntry, list_scene, province_entries,
};
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
    let lack = Memo::new(move |_| list.with(|list| list.lack));
    let are_cards = reader.derive(|_, state| listed_as(state) == ListView::Cards);
    let is_narrowed = reader.derive(|_, state| state.province.is_some());
    let show_all = move || {
        is_narrowed.get().then(|| {
            view! {
                <button type="button" class="cm-link" on:click=move |_| reader.dispatch(Action::Clear)>
                    {locale.word(Word::ShowAll)}
                </button>
            }
        })
    };
    let is_told = reader.derive(|_, state| state.mode != Mode::Explore);
    let swipe = Swipe::new(reader);
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
        <section
            class="cm-list"
            class:cm-telling=move || is_told.get()
            part="list"
            aria-label=locale.word(Word::Incidents)
            on:keydown=move |event| step_by_key(reader, &event)
            on:pointerdown=move |event| swipe.pointer_down(&event)
            on:pointerup=move |event| swipe.pointer_up(&event)
            on:pointercancel=move |_| swipe.pointer_cancel()
        >
            <div class="cm-list-scroll" node_ref=scroller>
                <div class="cm-list-head" on:focusin=move |_| show_head(scroller)>
                    <h3 class="cm-list-title" tabindex="-1">{heading}</h3>
                    <p class="cm-list-summary">{summary}</p>
                    {show_all}
                    <StoryBar reader/>
                </div>
                <ListViews reader/>
                <Provinces reader/>
                {move || are_cards.get().then(|| view! { <Cards reader list/> })}
                {move || lack.get().map(|lack| view! { <Empty reader lack/> })}
            </div>
        </section>
        <Tables reader/>
    }
    .into_any()
}

#[component]
fn Cards(reader: Reader, list: Memo<ListScene>) -> impl IntoView {
    view! {
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
    }
}

#[component]
fn Empty(reader: Reader, lack: Lack) -> impl IntoView {
    let (text, clear) = match lack {
        Lack::Record => (Word::NoIncidentHere, None),
        Lack::Match => (Word::NoMatch, Some(view! { " " <ClearFilters reader/> })),
    };
    view! { <p class="cm-empty">{reader.locale().word(text)} {clear}</p> }
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

/// Brings the list's head into view for what in it has the focus: for a part that stays in
/// place above what scrolls, Chromium moves the list and not the page.
fn show_head(scroller: NodeRef<Div>) {
    if let Some(scroller) = scroller.get_untracked()
        && scroller.get_bounding_client_rect().top() < 0.0
    {
        scroller.scroll_into_view();
    }
}

/// Brings the selected card, or the top of a new list, into the list's own view. The
/// page itself does not move.
fn reveal_selected(scroller: NodeRef<Div>) {
    request_animation_frame(move || {
        // The list is made anew in another language, and goes with the widget.
        let Some(scroller) = scroller.try_get_untracked().flatten() else {
            return;
        };
        let bounds = |selector| {
            let found = scroller.query_selector(selector).ok().flatten();
            found.map(|element| element.get_bounding_client_rect())
        };
        // The head stays in place above what scrolls.
        let head_px = bounds(".cm-list-head").map_or(0.0, |head| head.height());
        let top_px = bounds(".cm-selected").map_or(0.0, |card| {
            let offset_px = card.top() - scroller.get_bounding_client_rect().top();
            f64::from(scroller.scroll_top()) + offset_px - head_px
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
