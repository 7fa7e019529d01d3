//! The map's flight from one framing to the next: drawn where it ends, and shown from where
//! it begins. The style sheet moves it, or does not where no motion is wanted.

use super::Reader;
use super::derived::Derived;
use super::px::{factor, px};
use crate::geo::Viewport;
use crate::scene::{Framing, MapScene};

#[derive(Clone, PartialEq)]
pub struct Flight {
    framing: Framing,
    viewport: Viewport,
    /// As a CSS transform; `None` where the reader's own hand moves the map, or nothing does.
    pub from: Option<String>,
    /// Changes with every flight, so that one begins anew.
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
