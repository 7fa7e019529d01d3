//! What may stay behind for a moment while the reader drags the window, so that the map and the
//! timeline keep up with the pointer.

use super::derived::Derived;
use leptos::prelude::*;
use std::time::Duration;

const PERIOD: Duration = Duration::from_millis(100);

/// Of the window, which the reader drags or does not.
#[derive(Clone, Copy)]
pub struct Pace {
    is_dragged: RwSignal<bool>,
    is_ticking: StoredValue<bool>,
    /// Changes with each period of a drag.
    beat: RwSignal<bool>,
}

impl Pace {
    pub fn new() -> Self {
        Self {
            is_dragged: RwSignal::new(false),
            is_ticking: StoredValue::new(false),
            beat: RwSignal::new(false),
        }
    }

    pub fn begin(self) {
        self.is_dragged.set(true);
        if !self.is_ticking.get_value() {
            self.go_on();
        }
    }

    pub fn end(self) {
        self.is_dragged.set(false);
    }

    /// The value, but during a drag no newer than its last period.
    pub fn follow<T>(self, value: Derived<T>) -> Derived<T> {
        value.held_while(move || {
            let is_dragged = self.is_dragged.get();
            if is_dragged {
                self.beat.track();
            }
            is_dragged
        })
    }

    fn go_on(self) {
        self.is_ticking.set_value(true);
        let pass = move || match self.is_dragged.try_get_untracked() {
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
