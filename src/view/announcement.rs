//! The widget's only ARIA live region. Announces what changed once the reader pauses.

use super::Reader;
use super::tree::{ElementNode, element};
use crate::i18n::Language;
use crate::scene::{State, announcement};
use leptos::prelude::*;
use std::time::Duration;

/// Delay after the last change.
const PAUSE: Duration = Duration::from_millis(250);

pub fn announcement_view(reader: Reader) -> ElementNode {
    let said = RwSignal::new(String::new());
    let now = reader.derive(|story, state| (story.locale.language(), state.clone()));
    let announced = StoredValue::new(now.get_untracked());
    let pending = RwSignal::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(timer) = pending.try_get_untracked().flatten() {
            timer.clear();
        }
    };
    Effect::watch(
        move || now.get(),
        move |(_, state): &(Language, State), _, _| {
            stop();
            // A running playback is not announced; its end is.
            if state.playback.is_some_and(|playback| playback.is_running) {
                pending.set(None);
                return;
            }
            let say = move || {
                let (language, state) = now.get_untracked();
                let (before_language, before) = announced.get_value();
                let is_retold = language != before_language;
                let sentence = announcement(&reader.story(), &before, &state, is_retold);
                if let Some(sentence) = sentence {
                    said.set(sentence);
                }
                announced.set_value((language, state));
                pending.set(None);
            };
            pending.set(set_timeout_with_handle(say, PAUSE).ok());
        },
        false,
    );
    on_cleanup(stop);
    element("p")
        .class("cm-announcement")
        .attr("role", "status")
        .attr("data-pending", move || {
            pending.get().is_some().then_some("")
        })
        .child(move || said.get())
}
