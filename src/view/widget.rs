//! The whole widget: the component `ClashMap`, and the layout of its parts.

use super::announcement::announcement_view;
use super::corrections::corrections_view;
use super::download::download_view;
use super::filters::filters_view;
use super::focus::{focused, return_focus};
use super::header::header_view;
use super::list::list_view;
use super::map::map_view;
use super::notes::notes_view;
use super::parts::Part;
use super::print::{paper_view, print_button_view};
use super::reader::Reader;
use super::report::report_view;
use super::share::share_view;
use super::sources::sources_view;
use super::timeline::timeline_view;
use super::tree::{ElementNode, LeptosView, element};
use crate::scene::{Action, State, Story};
use leptos::ev;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::web_sys::Element;
use std::sync::Arc;

/// The map, timeline, incidents and sources of one story.
#[component]
pub fn ClashMap(
    /// The story to show. Several widgets may share it; each has its own state.
    story: Arc<Story>,
    /// The initial state. By default nothing is selected and the window is the story's focus.
    #[prop(optional)]
    state: Option<State>,
) -> impl IntoView {
    let state = state.unwrap_or_else(|| State::initial(&story));
    let reader = Reader::for_screen(story, state, None);
    LeptosView::new(widget_view(reader))
}

/// The view of a widget.
pub fn widget_view(reader: Reader) -> ElementNode {
    let selected = reader.derive(|_, state| (state.province, state.incident));
    // The element that had the focus when the reader selected something.
    let selected_from = StoredValue::new_local(None::<Element>);
    Effect::watch(
        move || selected.get(),
        move |selected, _, _| {
            if *selected != (None, None) {
                selected_from.set_value(focused(reader.root));
            }
        },
        false,
    );
    let on_keydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            let playback = reader.state_now().playback;
            if playback.is_some_and(|playback| playback.is_running) {
                reader.dispatch(Action::Pause);
                return;
            }
            let was_selected = selected.get_untracked() != (None, None);
            reader.dispatch(Action::Clear);
            if was_selected {
                return_focus(reader.root, selected_from.get_value());
            }
        }
    };
    let language = move || reader.current_locale().language();
    // Another language rebuilds everything.
    let parts = move || {
        language();
        element("div")
            .class("cm-widget")
            .attr("part", "widget")
            .child(header_view(reader))
            .child(reader.part(Part::Filters, move || filters_view(reader)))
            .child(map_view(reader))
            .child(timeline_view(reader))
            .child(reader.part(Part::List, move || paper_view(reader)))
            .child(reader.part(Part::List, move || list_view(reader)))
            .child(reader.part(Part::Footer, move || footer_view(reader)))
    };
    element("div")
        .class("cm-root")
        .attr("lang", move || language().tag())
        .attr("dir", move || language().direction())
        .node_ref(reader.root)
        .on(ev::keydown, on_keydown)
        .child(parts)
        .child(announcement_view(reader))
}

fn footer_view(reader: Reader) -> ElementNode {
    element("footer")
        .class("cm-footer")
        .attr("part", "footer")
        .child(sources_view(reader))
        .child(share_view(reader))
        .child(download_view(reader))
        .child(corrections_view(reader))
        .child(
            element("p")
                .class("cm-actions")
                .child(print_button_view(reader))
                .child(report_view(reader, None)),
        )
        .child(notes_view(reader))
}
