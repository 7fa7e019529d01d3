//! The one state of a widget, shared by all its parts.

use crate::scene::{Action, State, Story, update};
use leptos::html::Div;
use leptos::prelude::*;
use std::sync::Arc;

/// What the story is drawn for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// A running widget.
    Screen,
    /// A page without scripts: everything is there, links lead to it, and one drawing
    /// serves all widths.
    Page,
}

/// A handle to the story and to what the reader has chosen; cheap to copy.
#[derive(Clone, Copy)]
pub struct Reader {
    story: StoredValue<Arc<Story>>,
    state: RwSignal<State>,
    medium: Medium,
    /// Whether the list of sources is open.
    pub sources_open: RwSignal<bool>,
    /// The widget's outermost element.
    pub root: NodeRef<Div>,
}

impl Reader {
    pub fn new(story: Arc<Story>, state: State, medium: Medium) -> Self {
        Self {
            medium,
            story: StoredValue::new(story),
            state: RwSignal::new(state),
            sources_open: RwSignal::new(false),
            root: NodeRef::new(),
        }
    }

    pub fn story(&self) -> Arc<Story> {
        self.story.get_value()
    }

    /// Whether this is a page without scripts. What only such a page needs is not in
    /// the WebAssembly.
    pub fn is_page(&self) -> bool {
        cfg!(not(target_arch = "wasm32")) && self.medium == Medium::Page
    }

    /// The state now, without tracking it.
    pub fn state_now(&self) -> State {
        self.state.get_untracked()
    }

    pub fn dispatch(&self, action: Action) {
        let next = self
            .story
            .with_value(|story| update(story, &self.state_now(), action));
        if next != self.state_now() {
            self.state.set(next);
        }
    }

    /// A value derived from story and state; it changes only when its result does.
    pub fn derive<T>(&self, scene: impl Fn(&Story, &State) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let (story, state) = (self.story, self.state);
        Memo::new(move |_| state.with(|state| story.with_value(|story| scene(story, state))))
    }
}
