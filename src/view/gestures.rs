//! Moves the map by dragging, pinching and ctrl + wheel. One finger and the plain wheel still
//! scroll the page.

use super::Reader;
use super::derived::Derived;
use crate::geo::{ScreenPoint, Viewport};
use crate::scene::{Action, Framing, MapScene};
use leptos::ev::{PointerEvent, TouchEvent, WheelEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

#[derive(Clone, Copy)]
pub struct Gestures {
    reader: Reader,
    scene: Derived<MapScene>,
    pressed: StoredValue<Pressed>,
}

#[derive(Clone, Default)]
struct Pressed {
    pointers: Vec<(i32, ScreenPoint)>,
    /// The press has become a drag, so releasing it is not a click.
    dragged: bool,
}

/// How far the pointer may move during a click.
const CLICK_SLOP_PX: f64 = 4.0;
const WHEEL_FACTOR_PER_PX: f64 = 0.004;

impl Gestures {
    pub fn new(reader: Reader, scene: Derived<MapScene>) -> Self {
        Self {
            reader,
            scene,
            pressed: StoredValue::new(Pressed::default()),
        }
    }

    /// Whether the last press was a click and not a drag.
    pub fn is_click(&self) -> bool {
        !self.pressed.with_value(|pressed| pressed.dragged)
    }

    pub fn pointer_down(&self, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        let pointer = (event.pointer_id(), position(event));
        self.pressed.update_value(|pressed| {
            if pressed.pointers.is_empty() {
                pressed.dragged = false;
            }
            pressed.pointers.push(pointer);
        });
    }

    pub fn pointer_move(&self, event: &PointerEvent) {
        // The pointer was released outside the map before the drag captured it.
        if event.buttons() == 0 {
            self.pointer_end(event);
            return;
        }
        let mut pressed = self.pressed.get_value();
        let Some(moved) = pressed
            .pointers
            .iter()
            .position(|(id, _)| *id == event.pointer_id())
        else {
            return;
        };
        let (from, to) = (pressed.pointers[moved].1, position(event));
        let one_finger = pressed.pointers.len() == 1;
        if one_finger && event.pointer_type() == "touch" {
            return;
        }
        if !pressed.dragged && from.distance_px(to) < CLICK_SLOP_PX {
            return;
        }
        if !pressed.dragged {
            pressed.dragged = true;
            capture(event);
        }
        let viewport = self.scene.with_untracked(|scene| scene.viewport);
        let next = match pressed
            .pointers
            .iter()
            .find(|(id, _)| *id != event.pointer_id())
        {
            None => viewport.panned(to.x_px - from.x_px, to.y_px - from.y_px),
            Some(&(_, still)) => pinched(&viewport, from, to, still),
        };
        pressed.pointers[moved].1 = to;
        self.pressed.set_value(pressed);
        self.show(next);
    }

    pub fn pointer_end(&self, event: &PointerEvent) {
        self.pressed.update_value(|pressed| {
            pressed.pointers.retain(|(id, _)| *id != event.pointer_id());
        });
    }

    /// Two fingers move the map, so the page must not scroll.
    pub fn touch_move(&self, event: &TouchEvent) {
        if event.touches().length() > 1 {
            event.prevent_default();
        }
    }

    pub fn wheel(&self, event: &WheelEvent) {
        if !(event.ctrl_key() || event.meta_key()) {
            return;
        }
        event.prevent_default();
        let viewport = self.scene.with_untracked(|scene| scene.viewport);
        let step = (event.delta_y() * WHEEL_FACTOR_PER_PX).clamp(-0.5, 0.5);
        self.show(viewport.zoomed((-step).exp(), position(event)));
    }

    fn show(&self, viewport: Viewport) {
        self.reader.dispatch(Action::Frame(Framing::Free(viewport)));
    }
}

/// Zooms about the finger that does not move, by the change of the distance between the fingers.
fn pinched(
    viewport: &Viewport,
    from: ScreenPoint,
    to: ScreenPoint,
    still: ScreenPoint,
) -> Viewport {
    let before_px = from.distance_px(still).max(1.0);
    viewport.zoomed(to.distance_px(still) / before_px, still)
}

/// Captures the pointer, so that the drag continues outside the map.
fn capture(event: &PointerEvent) {
    let map = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(map) = map {
        // Fails only if the pointer is gone, and then the drag is over anyway.
        let _ = map.set_pointer_capture(event.pointer_id());
    }
}

/// Position on the map, in CSS px from its top left corner.
pub fn position(event: &leptos::web_sys::MouseEvent) -> ScreenPoint {
    let client = ScreenPoint {
        x_px: f64::from(event.client_x()),
        y_px: f64::from(event.client_y()),
    };
    let svg = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|target| target.closest("svg").ok().flatten());
    svg.map_or(client, |svg| {
        let bounds = svg.get_bounding_client_rect();
        ScreenPoint {
            x_px: client.x_px - bounds.left(),
            y_px: client.y_px - bounds.top(),
        }
    })
}
