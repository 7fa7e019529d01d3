//! A horizontal swipe over the open card, which goes to the next or previous incident. Vertical
//! swipes and two fingers scroll and zoom the page (`touch-action` in the style sheet).

use super::Reader;
use super::focus::show_after_render;
use super::story_mode::step_towards;
use crate::geo::ScreenPoint;
use crate::scene::{Action, Mode};
use leptos::ev::PointerEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

#[derive(Clone, Copy)]
pub struct Swipe {
    reader: Reader,
    /// The pointer id of the finger, and where it touched.
    from: StoredValue<Option<(i32, ScreenPoint)>>,
}

const MIN_STROKE_PX: f64 = 48.0;
/// A swipe must be at least this many times as wide as it is high.
const MIN_SLENDERNESS: f64 = 2.0;

impl Swipe {
    pub fn new(reader: Reader) -> Self {
        Self {
            reader,
            from: StoredValue::new(None),
        }
    }

    pub fn pointer_down(&self, event: &PointerEvent) {
        let touched = event.target().and_then(|at| at.dyn_into::<Element>().ok());
        let turns = touched
            .and_then(|at| at.closest(".cm-story-bar, .cm-selected").ok().flatten())
            .is_some();
        let is_finger = event.pointer_type() == "touch" && event.is_primary();
        self.from
            .set_value((turns && is_finger).then(|| (event.pointer_id(), client_point(event))));
    }

    pub fn pointer_up(&self, event: &PointerEvent) {
        let Some((finger, from)) = self.from.get_value() else {
            return;
        };
        self.from.set_value(None);
        let to = client_point(event);
        let (across_px, down_px) = (to.x_px - from.x_px, to.y_px - from.y_px);
        let is_stroke = across_px.abs() >= MIN_STROKE_PX.max(MIN_SLENDERNESS * down_px.abs());
        if finger != event.pointer_id() || !is_stroke {
            return;
        }
        // The page follows the finger: swiping to the left brings in what is on the right.
        let step = step_towards(self.reader, across_px < 0.0);
        let before = self.reader.state_now().incident;
        self.reader.dispatch(Action::Step(step));
        let state = self.reader.state_now();
        if state.incident != before {
            let turned_to = match state.mode {
                Mode::Explore => ".cm-selected",
                Mode::Story { .. } => ".cm-story-bar",
            };
            show_after_render(self.reader.root, turned_to);
        }
    }

    /// The browser uses the touch for scrolling.
    pub fn pointer_cancel(&self) {
        self.from.set_value(None);
    }
}

fn client_point(event: &PointerEvent) -> ScreenPoint {
    ScreenPoint {
        x_px: f64::from(event.client_x()),
        y_px: f64::from(event.client_y()),
    }
}
