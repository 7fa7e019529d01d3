//! Starts and ends one widget.

use crate::builtin::builtin_story;
use crate::scene::Story;
use crate::view::ClashMap;
use leptos::prelude::*;
use std::cell::OnceCell;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

thread_local! {
    /// Read once; all widgets of a page share it.
    static STORY: OnceCell<Arc<Story>> = const { OnceCell::new() };
}

/// A running widget; dropping the handle without [`Widget::unmount`] leaves it running.
#[wasm_bindgen]
pub struct Widget {
    unmount: Box<dyn FnOnce()>,
}

#[wasm_bindgen]
impl Widget {
    /// Removes the widget's elements and ends everything it listens to.
    pub fn unmount(self) {
        (self.unmount)();
    }
}

/// Shows the built-in story inside `root`.
#[wasm_bindgen]
pub fn mount(root: HtmlElement) -> Widget {
    let story = STORY.with(|story| story.get_or_init(|| Arc::new(builtin_story())).clone());
    let handle = leptos::mount::mount_to(root, move || view! { <ClashMap story/> });
    Widget {
        unmount: Box::new(move || drop(handle)),
    }
}
