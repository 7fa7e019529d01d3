//! Starts and ends one widget.

use super::outside::story_from_js;
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
    static BUILTIN: OnceCell<Arc<Story>> = const { OnceCell::new() };
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

/// Shows a story inside `root`: that of `dataset`, an object in the form of
/// `data/dataset.json`, or the built-in one where that is `undefined`.
///
/// # Errors
/// A message with every fault found, where nothing of the dataset can be shown.
#[wasm_bindgen]
pub fn mount(root: HtmlElement, dataset: JsValue) -> Result<Widget, JsError> {
    let story = if dataset.is_undefined() {
        BUILTIN.with(|story| story.get_or_init(|| Arc::new(builtin_story())).clone())
    } else {
        Arc::new(story_from_js(dataset).map_err(|faults| JsError::new(&faults))?)
    };
    let handle = leptos::mount::mount_to(root, move || view! { <ClashMap story/> });
    Ok(Widget {
        unmount: Box::new(move || drop(handle)),
    })
}
