//! Builds the bodies of a province's cards in steps: first those that the reader sees and, after
//! they are painted, one more per frame. They are most of what a click on the map draws.

use super::Reader;
use super::derived::Derived;
use crate::model::ProvinceCode;
use leptos::prelude::*;
use std::time::Duration;

/// Number of bodies that fill the visible part of the list. All outside a browser.
const SEEN_AT_ONCE: usize = if cfg!(target_arch = "wasm32") {
    2
} else {
    usize::MAX
};

#[derive(Clone, Copy)]
pub struct Unfolding {
    province: Derived<Option<ProvinceCode>>,
    /// The province, and how many of its bodies may be built.
    progress: RwSignal<(Option<ProvinceCode>, usize)>,
    due: Derived<usize>,
}

impl Unfolding {
    /// For a list with `card_count` cards.
    pub fn new(reader: Reader, card_count: impl Fn() -> usize + Copy + 'static) -> Self {
        let province = reader.derive(|_, state| state.province);
        let progress = RwSignal::new((None, usize::MAX));
        let due = Derived::new(move || {
            let (of, due) = progress.get();
            if of == province.get() {
                due
            } else {
                SEEN_AT_ONCE
            }
        });
        let unfolding = Self {
            province,
            progress,
            due,
        };
        Effect::new(move |_| {
            let province = province.get();
            unfolding.go_on(province, SEEN_AT_ONCE, card_count);
        });
        unfolding
    }

    /// Whether the body at a position of the list, from 0, may be built.
    pub fn is_due(self, position: usize) -> bool {
        self.due.with(|&due| position < due)
    }

    /// Whether bodies are still missing.
    pub fn is_busy(self) -> bool {
        self.due.with(|&due| due < usize::MAX)
    }

    fn go_on(
        self,
        province: Option<ProvinceCode>,
        due: usize,
        card_count: impl Fn() -> usize + Copy + 'static,
    ) {
        // Only the cards of a selected province open by themselves.
        if province.is_none() || due >= untrack(card_count) {
            self.progress.set((province, usize::MAX));
            return;
        }
        after_paint(move || {
            // The reader may have selected something else, or the widget may be gone.
            if self.province.try_get_untracked() == Some(province) {
                self.progress.set((province, due + 1));
                self.go_on(province, due + 1, card_count);
            }
        });
    }
}

/// Runs `then` in its own task after the next frame.
fn after_paint(then: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(then, Duration::ZERO));
}
