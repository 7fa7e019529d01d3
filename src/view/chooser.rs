//! A dialog that asks which province the reader meant, when a touch is near several.

use super::Reader;
use super::focus::{focus_in_place, has_focus};
use super::map_keys::MapKeys;
use super::tree::{Node, element};
use crate::i18n::Word;
use crate::model::ProvinceCode;
use crate::scene::{Action, province_entries};
use leptos::ev;
use leptos::prelude::*;

#[derive(Clone, PartialEq)]
pub struct Choice {
    /// The nearest first.
    pub provinces: Vec<ProvinceCode>,
    /// Whether the reader touched the upper half. The dialog is then in the lower half.
    pub is_above: bool,
}

pub fn chooser_view(reader: Reader, choice: RwSignal<Option<Choice>>, keys: MapKeys) -> Node {
    let close = move || {
        choice.set(None);
        keys.return_to_map();
    };
    Node::live(move || {
        let Choice {
            provinces,
            is_above,
        } = choice.get()?;
        let locale = reader.locale();
        focus_in_place(reader.root, ".cm-chooser .cm-province".into());
        let entries = province_entries(&reader.story(), &reader.state_now());
        let button = |code: ProvinceCode| {
            let entry = entries.iter().find(|entry| entry.code == code)?;
            let pick = move |_| {
                choice.set(None);
                keys.go_to(code);
                reader.dispatch(Action::ToggleProvince(code));
            };
            Some(
                element("button")
                    .attr("type", "button")
                    .class("cm-province")
                    .attr(
                        "aria-pressed",
                        if entry.selected { "true" } else { "false" },
                    )
                    .on(ev::click, pick)
                    .child(element("span").child(entry.name.clone()))
                    .child(
                        element("span")
                            .class("cm-count")
                            .child(locale.number(entry.count)),
                    ),
            )
        };
        Some(
            element("div")
                .class("cm-chooser")
                .class_if("cm-below", is_above)
                .attr("role", "dialog")
                // When you click a button in it, Safari gives the focus to the dialog.
                .attr("tabindex", "-1")
                .attr("aria-label", locale.word(Word::ChooseProvince))
                .on(ev::keydown, move |event| {
                    if event.key() == "Escape" {
                        event.stop_propagation();
                        close();
                    }
                })
                .on(ev::focusout, move |_| {
                    request_animation_frame(move || {
                        if !has_focus(reader.root, ".cm-chooser") {
                            choice.set(None);
                        }
                    })
                })
                .child(
                    element("div")
                        .class("cm-chooser-head")
                        .child(element("span").child(locale.word(Word::ChooseProvince)))
                        .child(
                            element("button")
                                .attr("type", "button")
                                .class("cm-button")
                                .on(ev::click, move |_| close())
                                .child(locale.word(Word::Close)),
                        ),
                )
                .children(provinces.into_iter().map(button)),
        )
    })
}
