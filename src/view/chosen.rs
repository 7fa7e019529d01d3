//! The line that names the selection under the map in the narrow layout, where the list is further
//! down.

use super::Reader;
use super::focus::focus_after_render;
use super::told::told;
use super::tree::{IntoNode, Node, element};
use crate::i18n::Word;
use crate::scene::{ListView, Listing, Mode, State, Story};
use leptos::ev;

/// Has a button that scrolls to the list. The wide layout does not show it, because the list is
/// beside the map.
pub fn chosen_view(reader: Reader) -> Node {
    let chosen = reader.derive(|story: &Story, state: &State| {
        let count = Listing::new(story, state).count();
        let province = state.province.map(|code| (code, count));
        (state.incident, province)
    });
    Node::live(move || {
        let story = reader.story();
        let locale = story.locale;
        let text = match chosen.get() {
            (Some(incident), _) => told(story.title(incident)),
            (None, Some((code, count))) => {
                let count = locale.incident_count_text(count);
                locale.joined(&story.area_name(code), &count).into_node()
            }
            (None, None) => return None,
        };
        Some(
            element("p")
                .class("cm-chosen")
                .child(element("span").class("cm-chosen-name").child(text))
                .child(
                    element("button")
                        .attr("type", "button")
                        .class("cm-button")
                        .on(ev::click, move |_| show_in_list(reader))
                        .child(locale.word(Word::ShowInList)),
                ),
        )
    })
}

fn show_in_list(reader: Reader) {
    let state = reader.state_now();
    let target = match (state.mode, state.incident, state.view) {
        (Mode::Story { .. }, _, _) => ".cm-story-next",
        (_, Some(_), ListView::Cards) => ".cm-selected .cm-card-button",
        _ => ".cm-list-title",
    };
    focus_after_render(reader.root, target.into());
}
