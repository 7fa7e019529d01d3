//! The list of incidents of the selected province or of all, and the list of provinces.

use super::Reader;
use super::active_filters::clear_filters_view;
use super::card::card_view;
use super::derived::Derived;
use super::list_views::{tables_view, ways_to_list_view};
use super::pages::incident_pages_view;
use super::story_mode::{step_by_key, story_bar_view};
use super::swipe::Swipe;
use super::tree::{ElementNode, Fragment, Node, NodeRef, element, fragment, keyed};
use super::unfolding::Unfolding;
use crate::i18n::Word;
use crate::model::IncidentIndex;
use crate::scene::{
    Action, Lack, ListEntry, ListScene, ListView, Listing, Mode, ProvinceEntry, list_scene_of,
    province_entries,
};
use leptos::ev;
use leptos::prelude::*;

pub fn list_view(reader: Reader) -> Fragment {
    let page_of = reader.page_of();
    let list =
        reader.derive(move |story, state| list_scene_of(story, state, page_of(story, state)));
    let list = reader.pace.follow(list);
    let locale = reader.locale();
    let province = reader.derive(|_, state| state.province);
    let heading = move || {
        province
            .get()
            .map_or(String::from(locale.word(Word::AllProvinces)), |code| {
                reader.story().area_name(code)
            })
    };
    let window = reader.derive(|_, state| state.window);
    let count = reader.derive(|story, state| Listing::new(story, state).count());
    let summary = move || {
        let (first, last) = window.get().days();
        locale.joined(
            &locale.incident_count_text(count.get()),
            &locale.period_text(first, last),
        )
    };
    let lack = Derived::new(move || list.with(|list| list.lack));
    let are_cards = reader.derive(|_, state| state.listed_as() == ListView::Cards);
    let show_all = move || {
        province.get().map(|_| {
            element("button")
                .attr("type", "button")
                .class("cm-link")
                .on(ev::click, move |_| reader.dispatch(Action::Clear))
                .child(locale.word(Word::ShowAll))
        })
    };
    let is_told = reader.derive(|_, state| state.mode != Mode::Explore);
    let swipe = Swipe::new(reader);
    let scroller = NodeRef::new();
    let selected = reader.derive(|_, state| (state.province, state.incident));
    let page = Derived::new(move || list.with(|list| list.page.number));
    Effect::new(move |seen: Option<()>| {
        page.get();
        // At the start there is nothing to scroll to, unless something is selected.
        let has_selection = selected.get() != (None, None);
        if seen.is_some() || has_selection {
            reveal_selected(scroller);
        }
    });
    fragment()
        .child(
            element("section")
                .class("cm-list")
                .class_if("cm-telling", move || is_told.get())
                .attr("part", "list")
                .attr("aria-label", locale.word(Word::Incidents))
                .on(ev::keydown, move |event| step_by_key(reader, &event))
                .on(ev::pointerdown, move |event| swipe.pointer_down(&event))
                .on(ev::pointerup, move |event| swipe.pointer_up(&event))
                .on(ev::pointercancel, move |_| swipe.pointer_cancel())
                .child(
                    element("div")
                        .class("cm-list-scroll")
                        .node_ref(scroller)
                        .child(
                            element("div")
                                .class("cm-list-head")
                                .on(ev::focusin, move |_| show_head(scroller))
                                .child(
                                    element("h3")
                                        .class("cm-list-title")
                                        .attr("tabindex", "-1")
                                        .child(heading),
                                )
                                .child(element("p").class("cm-list-summary").child(summary))
                                .child(show_all)
                                .child(story_bar_view(reader)),
                        )
                        .child(ways_to_list_view(reader))
                        .child(provinces_view(reader))
                        .child(move || are_cards.get().then(|| cards_view(reader, list)))
                        .child(move || lack.get().map(|lack| empty_view(reader, lack))),
                ),
        )
        .child(tables_view(reader))
}

fn cards_view(reader: Reader, list: Derived<ListScene>) -> Fragment {
    let unfolding = Unfolding::new(reader, move || list.with(|list| list.entries.len()));
    let cards = keyed(
        move || list.get().entries,
        |entry| entry.incident.0,
        move |entry: ListEntry| {
            let incident = entry.incident;
            let position = move || list.with(|list| position(list, incident));
            // Keeps the last entry after the list drops the incident.
            let entry = Derived::from_last(move |last| {
                let now = position().map(|at| list.with(|list| list.entries[at]));
                now.or(last.copied()).unwrap_or(entry)
            });
            let is_open = Derived::from_last(move |was_open| {
                let ListEntry {
                    expanded, selected, ..
                } = entry.get();
                let is_due = || position().is_none_or(|at| unfolding.is_due(at));
                expanded && (was_open == Some(&true) || selected || is_due())
            });
            card_view(reader, incident, entry, is_open)
        },
    );
    let is_busy = move || unfolding.is_busy().then_some("true");
    fragment()
        .child(element("div").attr("aria-busy", is_busy).child(cards))
        .child(incident_pages_view(reader, move || {
            list.with(|list| list.page)
        }))
}

fn empty_view(reader: Reader, lack: Lack) -> ElementNode {
    let (text, clear) = match lack {
        Lack::Record => (Word::NoIncidentHere, None),
        Lack::Match => (
            Word::NoMatch,
            Some(fragment().child(" ").child(clear_filters_view(reader))),
        ),
    };
    element("p")
        .class("cm-empty")
        .child(reader.locale().word(text))
        .child(clear)
}

fn position(list: &ListScene, incident: IncidentIndex) -> Option<usize> {
    let mut entries = list.entries.iter();
    entries.position(|entry| entry.incident == incident)
}

/// Scrolls the top of the list into view when something in its sticky head gets the focus. Chromium
/// alone would scroll the list instead of the page.
fn show_head(scroller: NodeRef) {
    if let Some(scroller) = scroller.try_get_untracked()
        && scroller.get_bounding_client_rect().top() < 0.0
    {
        scroller.scroll_into_view();
    }
}

/// Scrolls the list to the selected card, or to the top of a new list. The page does not scroll.
fn reveal_selected(scroller: NodeRef) {
    request_animation_frame(move || {
        // The list is rebuilt in another language and removed with the widget.
        let Some(scroller) = scroller.try_get_untracked() else {
            return;
        };
        let bounds = |selector| {
            let found = scroller.query_selector(selector).ok().flatten();
            found.map(|element| element.get_bounding_client_rect())
        };
        // The head is sticky and covers the top of the list.
        let head_px = bounds(".cm-list-head").map_or(0.0, |head| head.height());
        let top_px = bounds(".cm-selected").map_or(0.0, |card| {
            let offset_px = card.top() - scroller.get_bounding_client_rect().top();
            f64::from(scroller.scroll_top()) + offset_px - head_px
        });
        scroller.set_scroll_top(top_px as i32);
    });
}

/// The list of provinces with their counts. It replaces the map for readers without a pointer.
fn provinces_view(reader: Reader) -> ElementNode {
    let locale = reader.locale();
    let entries = reader.pace.follow(reader.derive(province_entries));
    let selected = reader.derive(|_, state| state.province);
    let button = move |entry: ProvinceEntry| {
        let is_selected = move || selected.get() == Some(entry.code);
        element("li").child(
            element("button")
                .attr("type", "button")
                .class("cm-province")
                .attr("data-province", entry.code.to_string())
                .attr(
                    "aria-pressed",
                    move || if is_selected() { "true" } else { "false" },
                )
                .on(ev::click, move |_| {
                    reader.dispatch(Action::ToggleProvince(entry.code))
                })
                .child(element("span").child(entry.name))
                .child(
                    element("span")
                        .class("cm-count")
                        .child(locale.number(entry.count)),
                ),
        )
    };
    let shown = move |with_incidents: bool| {
        // A button updates its own selection, so a new selection does not rebuild the list.
        let shown = Derived::new(move || {
            let mut entries = entries.get();
            entries.retain(|entry| (entry.count > 0 || entry.selected) == with_incidents);
            entries.iter_mut().for_each(|entry| entry.selected = false);
            entries
        });
        move || shown.get().into_iter().map(button).collect::<Node>()
    };
    let others_open = RwSignal::new(false);
    element("nav")
        .class("cm-provinces")
        .attr("aria-label", locale.word(Word::Provinces))
        .child(element("ul").class("cm-province-list").child(shown(true)))
        .child(
            element("details")
                .class("cm-other-provinces")
                .on(ev::toggle, move |_| others_open.set(true))
                .child(element("summary").child(locale.word(Word::ProvincesWithout)))
                .child(
                    element("ul")
                        .class("cm-province-list")
                        .child(move || others_open.get().then(|| shown(false))),
                ),
        )
}
