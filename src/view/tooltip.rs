//! The tooltip of what is under the pointer or has the focus.

use super::derived::Derived;
use super::gestures::position;
use super::tree::{Node, element};
use crate::geo::ScreenPoint;
use crate::scene::MapScene;
use leptos::ev::PointerEvent;
use leptos::prelude::*;

#[derive(Clone, PartialEq)]
pub struct Hover {
    pub text: String,
    pub detail: Option<String>,
    pub at: ScreenPoint,
}

impl Hover {
    /// `None` for touch, because the finger would cover the tooltip.
    pub fn by_pointer(event: &PointerEvent, text: String, detail: Option<String>) -> Option<Self> {
        let hovers = event.pointer_type() != "touch";
        hovers.then(|| Self {
            text,
            detail,
            at: position(event),
        })
    }
}

pub fn tooltip_view(hover: RwSignal<Option<Hover>>, scene: Derived<MapScene>) -> Node {
    Node::live(move || {
        let Hover { text, detail, at } = hover.get()?;
        let (width_px, height_px) =
            scene.with(|scene| (scene.viewport.width_px, scene.viewport.height_px));
        // It opens away from the nearer edges, so that it stays on the map.
        let (to_left, upwards) = (at.x_px > width_px / 2.0, at.y_px > height_px / 2.0);
        let x = if to_left {
            "calc(-100% - 14px)"
        } else {
            "14px"
        };
        let y = if upwards {
            "calc(-100% - 10px)"
        } else {
            "10px"
        };
        let room_px = if to_left { at.x_px } else { width_px - at.x_px } - 18.0;
        let max_width = format!("{}px", room_px.clamp(0.0, 220.0) as i32);
        let left = format!("{}px", at.x_px.round() as i32);
        let top = format!("{}px", at.y_px.round() as i32);
        let shift = format!("translate({x}, {y})");
        Some(
            element("div")
                .class("cm-tooltip")
                .attr("aria-hidden", "true")
                .style("max-width", max_width)
                .style("left", left)
                .style("top", top)
                .style("transform", shift)
                .child(text)
                .child(
                    detail.map(|detail| element("span").class("cm-tooltip-detail").child(detail)),
                ),
        )
    })
}
