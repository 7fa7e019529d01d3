//! The brush: the time window on the overview. The reader drags it as a whole or by its handles,
//! draws a new one, or moves it with the keyboard.

use super::Reader;
use super::derived::Derived;
use super::gestures::position;
use super::px::{px, translate};
use super::tree::{ElementNode, element};
use crate::i18n::{Locale, Word};
use crate::model::LocalMinute;
use crate::scene::{Action, TimelineScene};
use crate::time::{Interval, TimeScale, nearest_midnight};
use leptos::ev;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

/// What the reader drags.
#[derive(Clone, Copy, PartialEq)]
enum Grip {
    Start,
    End,
    /// The whole window, and the minute at which the drag began.
    Window {
        from: LocalMinute,
        window: Interval,
    },
    /// A new window from the minute at which the drag began.
    New {
        from: LocalMinute,
    },
}

const MIN_LENGTH_MIN: i64 = LocalMinute::PER_DAY;
const HANDLE_PX: f64 = 24.0;
const GRIP_PX: f64 = 5.0;
const GRIP_GAP_PX: f64 = 4.0;

pub fn brush_view(reader: Reader, scene: Derived<TimelineScene>) -> ElementNode {
    let held = StoredValue::new(None::<Grip>);
    // A new language rebuilds this view and thereby ends the drag.
    reader.pace.end();
    let scale = move || scene.with_untracked(|scene| scene.overview);
    let take = move |event: PointerEvent, grip: Grip| {
        if event.button() != 0 {
            return;
        }
        event.stop_propagation();
        event.prevent_default();
        capture(&event);
        held.set_value(Some(grip));
        reader.pace.begin();
    };
    let on_move = move |event: PointerEvent| {
        let Some(grip) = held.get_value() else { return };
        let window = dragged(
            grip,
            reader.state_now().window,
            &scale(),
            position(&event).x_px,
        );
        reader.dispatch(Action::Brush(window));
    };
    let on_end = move |_: PointerEvent| {
        if held.get_value().is_some() {
            held.set_value(None);
            reader.pace.end();
            reader.dispatch(Action::BrushEnd);
        }
    };
    let minute_at = move |event: &PointerEvent| scale().minute_from_x(position(event).x_px);
    let area =
        move || scene.with(|s| (s.overview.left_px, s.overview.width_px, s.overview_base_px));
    let window_px = move || scene.with(|scene| scene.window_px);
    element("g")
        .class("cm-brush")
        .on(ev::pointermove, on_move)
        .on(ev::pointerup, on_end)
        .on(ev::pointercancel, on_end)
        .child(
            element("rect")
                .class("cm-overview")
                .attr("x", move || px(area().0))
                .attr("y", "0")
                .attr("width", move || px(area().1))
                .attr("height", move || px(area().2))
                .on(ev::pointerdown, move |event| {
                    let from = minute_at(&event);
                    take(event, Grip::New { from });
                }),
        )
        .child(
            element("rect")
                .class("cm-window")
                .attr("x", move || px(window_px().0))
                .attr("y", "0.5")
                .attr("width", move || px(window_px().1 - window_px().0))
                .attr("height", move || px(area().2))
                .on(ev::pointerdown, move |event| {
                    let from = minute_at(&event);
                    take(
                        event,
                        Grip::Window {
                            from,
                            window: reader.state_now().window,
                        },
                    );
                })
                .child(element("title").child(reader.locale().word(Word::DragHandles))),
        )
        .child(handle_view(reader, scene, false, move |event| {
            take(event, Grip::Start)
        }))
        .child(handle_view(reader, scene, true, move |event| {
            take(event, Grip::End)
        }))
}

/// The handle at one end of the window. It is outside the window, so that a window of one day also
/// has two handles wide enough to grab.
fn handle_view(
    reader: Reader,
    scene: Derived<TimelineScene>,
    is_end: bool,
    on_take: impl Fn(PointerEvent) + 'static,
) -> ElementNode {
    let window = reader.derive(|_, state| state.window);
    let locale = reader.locale();
    let extent = reader.story().extent;
    let day = |at: LocalMinute| at.date().days_since_1970();
    let now = move || {
        day(if is_end {
            window.get().end()
        } else {
            window.get().start()
        })
    };
    let x_px = move || {
        scene.with(|s| {
            if is_end {
                s.window_px.1
            } else {
                s.window_px.0 - HANDLE_PX
            }
        })
    };
    let height_px = move || scene.with(|scene| scene.overview_base_px);
    // The grip is near the window, but clear of the bars inside a narrow one.
    let grip_px = if is_end {
        GRIP_GAP_PX
    } else {
        HANDLE_PX - GRIP_PX - GRIP_GAP_PX
    };
    element("g")
        .class("cm-brush-handle")
        .attr("transform", move || translate(x_px(), 0.0))
        .attr("role", "slider")
        .attr("tabindex", "0")
        .attr(
            "aria-label",
            locale.word(if is_end {
                Word::WindowEnd
            } else {
                Word::WindowStart
            }),
        )
        .attr("aria-valuemin", day(extent.start()))
        .attr("aria-valuemax", day(extent.end()))
        .attr("aria-valuenow", now)
        .attr("aria-valuetext", move || {
            handle_text(locale, window.get(), is_end)
        })
        .on(ev::pointerdown, on_take)
        .on(ev::keydown, move |event| {
            if let Some(window) = moved_by_key(&event, window.get_untracked(), extent, is_end) {
                event.prevent_default();
                if event.repeat() {
                    reader.pace.begin();
                }
                reader.dispatch(Action::Brush(window));
                reader.dispatch(Action::BrushEnd);
            }
        })
        .on(ev::keyup, move |_| reader.pace.end())
        .on(ev::blur, move |_| reader.pace.end())
        .child(
            element("rect")
                .class("cm-target")
                .attr("width", px(HANDLE_PX))
                .attr("height", move || px(height_px() + 1.0)),
        )
        .child(
            element("rect")
                .class("cm-grip")
                .attr("x", px(grip_px))
                .attr("y", move || px(height_px() / 2.0 - 8.0))
                .attr("width", px(GRIP_PX))
                .attr("height", "16")
                .attr("rx", "2"),
        )
}

/// The `aria-valuetext` of a handle: "Mon 18 March 2024".
fn handle_text(locale: Locale, window: Interval, is_end: bool) -> String {
    let (first, last) = window.days();
    locale.day_with_weekday_text(if is_end { last } else { first })
}

/// The window during a drag, in whole days.
fn dragged(grip: Grip, window: Interval, scale: &TimeScale, x_px: f64) -> Interval {
    let at = scale.minute_from_x(x_px);
    match grip {
        Grip::Start => window.with_start(nearest_midnight(at), MIN_LENGTH_MIN),
        Grip::End => window.with_end(nearest_midnight(at), MIN_LENGTH_MIN),
        Grip::Window { from, window } => {
            let start = LocalMinute(window.start().0 + at.0 - from.0);
            window.shifted(nearest_midnight(start).0 - window.start().0)
        }
        Grip::New { from } => Interval::of_days(from.date(), at.date()),
    }
}

/// Arrow keys move by one day, page keys by 30 days, Home and End to the ends of the axis.
fn moved_by_key(
    event: &KeyboardEvent,
    window: Interval,
    extent: Interval,
    is_end: bool,
) -> Option<Interval> {
    const PAGE_DAYS: i64 = 30;
    let now = if is_end { window.end() } else { window.start() };
    let by_days = |days: i64| LocalMinute(now.0 + days * LocalMinute::PER_DAY);
    let to = match event.key().as_str() {
        "ArrowLeft" | "ArrowDown" => by_days(-1),
        "ArrowRight" | "ArrowUp" => by_days(1),
        "PageDown" => by_days(-PAGE_DAYS),
        "PageUp" => by_days(PAGE_DAYS),
        "Home" => extent.start(),
        "End" => extent.end(),
        _ => return None,
    };
    let to = to.clamp(extent.start(), extent.end());
    Some(match is_end {
        true => window.with_end(to, MIN_LENGTH_MIN),
        false => window.with_start(to, MIN_LENGTH_MIN),
    })
}

fn capture(event: &PointerEvent) {
    let taken = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(taken) = taken {
        // Fails only if the pointer is gone, and then the drag is over anyway.
        let _ = taken.set_pointer_capture(event.pointer_id());
    }
}
