//! The animation of the map between two framings. The map is drawn in its final place; a CSS
//! animation starts it from the old one. The style sheet omits the animation if the reader prefers
//! reduced motion.

use super::Reader;
use super::derived::Derived;
use super::px::{factor, px};
use crate::geo::Viewport;
use crate::scene::{Framing, MapScene};

#[derive(Clone, PartialEq)]
pub struct Flight {
    framing: Framing,
    viewport: Viewport,
    /// The start as a CSS transform. `None` if the reader moves the map, or the map does not move.
    pub from: Option<String>,
    /// Alternates with every flight. The class name changes with it, so that the CSS animation
    /// restarts.
    is_odd: bool,
}

impl Flight {
    pub fn of(reader: Reader, scene: Derived<MapScene>) -> Derived<Self> {
        let framing = reader.derive(|_, state| state.framing);
        Derived::from_last(move |last: Option<&Self>| {
            let (framing, viewport) = (framing.get(), scene.with(|scene| scene.viewport));
            let begun = last.filter(|last| {
                let is_chosen = !matches!(framing, Framing::Free(_)) && last.framing != framing;
                is_chosen && last.viewport != viewport
            });
            Self {
                framing,
                viewport,
                from: begun.map(|last| transform_between(&last.viewport, &viewport)),
                is_odd: last.is_some_and(|last| last.is_odd != begun.is_some()),
            }
        })
    }

    pub fn class(&self) -> &'static str {
        match (&self.from, self.is_odd) {
            (None, _) => "",
            (Some(_), true) => "cm-flight-odd",
            (Some(_), false) => "cm-flight-even",
        }
    }
}

fn transform_between(before: &Viewport, after: &Viewport) -> String {
    let (scale, x_px, y_px) = after.placed_in(before);
    format!(
        "translate({}px,{}px) scale({})",
        px(x_px),
        px(y_px),
        factor(scale)
    )
}
