//! An element of the page, for what only the page knows.

use leptos::prelude::*;
use leptos::web_sys::Element;

/// Where an element is found while it is in the page.
#[derive(Clone, Copy)]
pub struct NodeRef(RwSignal<Option<Element>, LocalStorage>);

impl NodeRef {
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self(RwSignal::new_local(None))
    }

    /// `None` before the element is in the page; tracked.
    pub fn get(&self) -> Option<Element> {
        self.0.get()
    }

    /// `None` also once the widget is gone.
    pub fn try_get_untracked(&self) -> Option<Element> {
        self.0.try_get_untracked().flatten()
    }

    pub(super) fn set(&self, element: Element) {
        self.0.set(Some(element));
    }
}
