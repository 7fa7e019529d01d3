//! The bodies of a province's cards: first those that a reader sees, and once these are painted
//! the others, one a frame. Together they are most of what a click on the map draws.

use super::Reader;
use super::derived::Derived;
use crate::model::ProvinceCode;
use leptos::prelude::*;
use std::time::Duration;

/// Bodies that fill the list's own view; all where nothing is painted.
const SEEN_AT_ONCE: usize = if cfg!(target_arch = "wasm32") {
    2
} else {
    usize::MAX
};

#[derive(Clone, Copy)]
pub struct Unfolding {
    province: Derived<Option<ProvinceCode>>,
    /// How many bodies are due, of which province.
    progress: RwSignal<(Option<ProvinceCode>, usize)>,
    due: Derived<usize>,
}

impl Unfolding {
    /// Of a list of so many cards.
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

    /// Whether the body at a position of the list is due, from 0.
    pub fn is_due(self, position: usize) -> bool {
        self.due.with(|&due| position < due)
    }

    /// Whether some are not.
    pub fn is_busy(self) -> bool {
        self.due.with(|&due| due < usize::MAX)
    }

    fn go_on(
        self,
        province: Option<ProvinceCode>,
        due: usize,
        card_count: impl Fn() -> usize + Copy + 'static,
    ) {
        // Cards open with a province alone.
        if province.is_none() || due >= untrack(card_count) {
            self.progress.set((province, usize::MAX));
            return;
        }
        after_paint(move || {
            // The reader may have gone on, or the widget be gone.
            if self.province.try_get_untracked() == Some(province) {
                self.progress.set((province, due + 1));
                self.go_on(province, due + 1, card_count);
            }
        });
    }
}

/// In a task of its own after the next frame.
fn after_paint(then: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(then, Duration::ZERO));
}
