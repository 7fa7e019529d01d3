//! A reference to an element in the DOM.

use leptos::prelude::*;
use leptos::web_sys::Element;

/// Holds the element after it is built.
#[derive(Clone, Copy)]
pub struct NodeRef(RwSignal<Option<Element>, LocalStorage>);

impl NodeRef {
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self(RwSignal::new_local(None))
    }

    /// `None` before the element is built. Tracked.
    pub fn get(&self) -> Option<Element> {
        self.0.get()
    }

    /// `None` also if the widget is gone.
    pub fn try_get_untracked(&self) -> Option<Element> {
        self.0.try_get_untracked().flatten()
    }

    pub(super) fn set(&self, element: Element) {
        self.0.set(Some(element));
    }
}
