//! Asks which province was meant where several lie under one finger.

use super::Reader;
use super::focus::{focus_in_place, has_focus};
use super::map_keys::MapKeys;
use crate::i18n::Word;
use crate::model::ProvinceCode;
use crate::scene::{Action, province_entries};
use leptos::prelude::*;

#[derive(Clone, PartialEq)]
pub struct Choice {
    /// Nearest first.
    pub provinces: Vec<ProvinceCode>,
    /// Whether the reader touched the upper half; the question then stands below.
    pub is_above: bool,
}

#[component]
pub fn Chooser(reader: Reader, choice: RwSignal<Option<Choice>>, keys: MapKeys) -> impl IntoView {
    let close = move || {
        choice.set(None);
        keys.return_to_map();
    };
    move || {
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
            Some(view! {
                <button
                    type="button"
                    class="cm-province"
                    aria-pressed=if entry.selected { "true" } else { "false" }
                    on:click=pick
                >
                    <span>{entry.name.clone()}</span>
                    <span class="cm-count">{locale.number(entry.count)}</span>
                </button>
            })
        };
        Some(view! {
            <div
                class="cm-chooser"
                class:cm-below=is_above
                role="dialog"
                // Safari gives it the focus of a button that is clicked.
                tabindex="-1"
                aria-label=locale.word(Word::ChooseProvince)
                on:keydown=move |event| if event.key() == "Escape" {
                    event.stop_propagation();
                    close();
                }
                on:focusout=move |_| request_animation_frame(move || {
                    if !has_focus(reader.root, ".cm-chooser") {
                        choice.set(None);
                    }
                })
            >
                <div class="cm-chooser-head">
                    <span>{locale.word(Word::ChooseProvince)}</span>
                    <button type="button" class="cm-button" on:click=move |_| close()>
                        {locale.word(Word::Close)}
                    </button>
                </div>
                {provinces.into_iter().map(button).collect_view()}
            </div>
        })
    }
}
