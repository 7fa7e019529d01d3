//! Pacing: while the reader drags the window or holds down a key, slow parts update only ten times
//! a second. So the map and the timeline keep up with the hand.

use super::derived::Derived;
use leptos::prelude::*;
use std::time::Duration;

const PERIOD: Duration = Duration::from_millis(100);

/// Whether the reader is still moving the time window, and the clock that runs meanwhile.
#[derive(Clone, Copy)]
pub struct Pace {
    is_moving: RwSignal<bool>,
    is_ticking: StoredValue<bool>,
    /// Toggles every period while the move continues.
    beat: RwSignal<bool>,
}

impl Pace {
    pub fn new() -> Self {
        Self {
            is_moving: RwSignal::new(false),
            is_ticking: StoredValue::new(false),
            beat: RwSignal::new(false),
        }
    }

    /// Starts a move, or continues it.
    pub fn begin(self) {
        if self.is_moving.get_untracked() {
            return;
        }
        self.is_moving.set(true);
        if !self.is_ticking.get_value() {
            self.go_on();
        }
    }

    pub fn end(self) {
        self.is_moving.set(false);
    }

    /// The value, updated at most once per period while the reader moves the window.
    pub fn follow<T>(self, value: Derived<T>) -> Derived<T> {
        value.held_while(move || {
            let is_moving = self.is_moving.get();
            if is_moving {
                self.beat.track();
            }
            is_moving
        })
    }

    fn go_on(self) {
        self.is_ticking.set_value(true);
        let pass = move || match self.is_moving.try_get_untracked() {
            Some(true) => {
                self.beat.set(!self.beat.get_untracked());
                self.go_on();
            }
            Some(false) => self.is_ticking.set_value(false),
            // The widget is gone.
            None => {}
        };
        set_timeout(pass, PERIOD);
    }
}
