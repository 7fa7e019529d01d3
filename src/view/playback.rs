//! The playback controls: button, speed and clock. Readers who prefer reduced motion get a button
//! that advances one step instead.

use super::Reader;
use super::tree::{ElementNode, Fragment, IntoNode, element, fragment};
use crate::i18n::Word;
use crate::scene::{Action, Speed};
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;

pub fn play_view(reader: Reader) -> ElementNode {
    let controls = if wants_less_motion() {
        step_button(reader).into_node()
    } else {
        running_controls(reader).into_node()
    };
    element("div").class("cm-playback").child(controls)
}

fn running_controls(reader: Reader) -> Fragment {
    let locale = reader.locale();
    let is_running = reader.derive(|_, state| state.playback.is_some_and(|p| p.is_running));
    let speed = reader.speed;
    Effect::new(move |_| {
        if is_running.get() {
            tick(reader, speed.get());
        }
    });
    let toggle = move |_| {
        let is_running = is_running.get_untracked();
        reader.dispatch(if is_running {
            Action::Pause
        } else {
            Action::Play
        });
    };
    let (play, pause) = (locale.word(Word::Play), locale.word(Word::Pause));
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let times = Speed::ALL.into_iter().find(|speed| times(*speed) == chosen);
        speed.set(times.unwrap_or(Speed::Normal));
    };
    let option = |speed: Speed| {
        let text = locale.number(speed.ticks_per_second() as usize);
        let is_chosen = move || reader.speed.get() == speed;
        element("option")
            .attr("value", times(speed))
            .flag("selected", is_chosen)
            .child(locale.fill(Word::TimesSpeed, &[("times", &text)]))
    };
    fragment()
        .child(
            element("button")
                .attr("type", "button")
                .class("cm-button cm-play")
                .attr("data-running", move || is_running.get().then_some(""))
                .on(ev::click, toggle)
                .child(play_icon_view(move || {
                    if is_running.get() {
                        "M2 1h3v10h-3zM7 1h3v10h-3z"
                    } else {
                        "M2 1l9 5l-9 5z"
                    }
                }))
                .child(move || if is_running.get() { pause } else { play }),
        )
        .child(
            element("select")
                .class("cm-speed")
                .attr("aria-label", locale.word(Word::Speed))
                .on(ev::change, choose)
                .children(Speed::ALL.map(option)),
        )
}

fn step_button(reader: Reader) -> ElementNode {
    let go_on = move |_| {
        let has_begun = reader.state_now().playback.is_some();
        reader.dispatch(Action::Play);
        if has_begun {
            reader.dispatch(Action::PlayTick);
        }
        reader.dispatch(Action::Pause);
    };
    element("button")
        .attr("type", "button")
        .class("cm-button cm-play")
        .on(ev::click, go_on)
        .child(play_icon_view(|| "M1 1l6 5l-6 5zM8 1h3v10h-3z"))
        .child(reader.locale().word(Word::StepForward))
}

fn play_icon_view(path: impl Fn() -> &'static str + Send + Sync + 'static) -> ElementNode {
    element("svg")
        .class("cm-play-icon")
        .attr("viewBox", "0 0 12 12")
        .attr("aria-hidden", "true")
        .child(element("path").attr("d", path))
}

/// The `value` of a speed's `<option>`.
fn times(speed: Speed) -> &'static str {
    match speed {
        Speed::Normal => "1",
        Speed::Double => "2",
        Speed::Fourfold => "4",
    }
}

/// Ticks until the calling effect runs again or the widget is removed.
fn tick(reader: Reader, speed: Speed) {
    let period = Duration::from_secs(1) / speed.ticks_per_second();
    let pass = move || {
        reader.dispatch(if is_seen(reader) {
            Action::PlayTick
        } else {
            Action::Pause
        });
    };
    match set_interval_with_handle(pass, period) {
        Ok(clock) => on_cleanup(move || clock.clear()),
        // Without a timer, playback cannot run.
        Err(_) => reader.dispatch(Action::Pause),
    }
}

/// Whether the widget is visible, as far as it can tell.
fn is_seen(reader: Reader) -> bool {
    let Some(root) = reader.root.try_get_untracked() else {
        return false;
    };
    let bounds = root.get_bounding_client_rect();
    let height_px = window().inner_height().ok().and_then(|px| px.as_f64());
    let is_below = height_px.is_some_and(|height_px| bounds.top() >= height_px);
    !document().hidden() && bounds.bottom() > 0.0 && !is_below
}

#[cfg(target_arch = "wasm32")]
fn wants_less_motion() -> bool {
    let asked = window().match_media("(prefers-reduced-motion: reduce)");
    asked.ok().flatten().is_some_and(|asked| asked.matches())
}

/// Outside a browser nothing moves.
#[cfg(not(target_arch = "wasm32"))]
fn wants_less_motion() -> bool {
    false
}
