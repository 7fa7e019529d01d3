//! The whole widget.

use super::announcement::Announcement;
use super::corrections::Corrections;
use super::download::Download;
use super::filters::Filters;
use super::focus::{focused, return_focus};
use super::header::Header;
use super::list::List;
use super::map::Map;
use super::notes::Notes;
use super::print::{Paper, PrintButton};
use super::reader::Reader;
use super::report::report_view;
use super::share::Share;
use super::sources::Sources;
use super::timeline::Timeline;
use crate::scene::{Action, State, Story};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::web_sys::Element;
use std::sync::Arc;

/// Map, timeline, incidents and sources of one story.
#[component]
pub fn ClashMap(
    /// The story to show. Several widgets may share it; each has its own state.
    story: Arc<Story>,
    /// What the reader finds chosen; by default nothing, on the story's focus window.
    #[prop(optional)]
    state: Option<State>,
) -> impl IntoView {
    let state = state.unwrap_or_else(|| State::initial(&story));
    let reader = Reader::for_screen(story, state, None);
    view! { <Widget reader/> }
}

/// The widget of a reader.
#[component]
pub fn Widget(reader: Reader) -> impl IntoView {
    let selected = reader.derive(|_, state| (state.province, state.incident));
    // Where the reader was who selected.
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
    // Everything is said anew in another language.
    let parts = move || {
        language();
        view! {
            <div class="cm-widget" part="widget">
                <Header reader/>
                <Filters reader/>
                <Map reader/>
                <Timeline reader/>
                <Paper reader/>
                <List reader/>
                <footer class="cm-footer" part="footer">
                    <Sources reader/>
                    <Share reader/>
                    <Download reader/>
                    <Corrections reader/>
                    <p class="cm-actions">
                        <PrintButton reader/>
                        {report_view(reader, None)}
                    </p>
                    <Notes reader/>
                </footer>
            </div>
        }
    };
    view! {
        <div
            class="cm-root"
            lang=move || language().tag()
            dir=move || language().direction()
            node_ref=reader.root
            on:keydown=on_keydown
        >
            {parts}
            <Announcement reader/>
        </div>
    }
}
