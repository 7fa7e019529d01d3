//! Moves the reader to another part of the widget.

use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

/// Scrolls to the first element that matches, once what changed has been drawn.
pub fn show_after_render(root: NodeRef<Div>, selector: &'static str) {
    request_animation_frame(move || {
        let root = root.get_untracked();
        let found = root.and_then(|root| root.query_selector(selector).ok().flatten());
        if let Some(element) = found {
            element.scroll_into_view();
        }
    });
}

/// Scrolls to the first element that matches and focuses it, once what changed has
/// been drawn. The element must be focusable.
pub fn focus_after_render(root: NodeRef<Div>, selector: String) {
    request_animation_frame(move || {
        let found = root
            .get_untracked()
            .and_then(|root| root.query_selector(&selector).ok().flatten())
            .and_then(|element| element.dyn_into::<HtmlElement>().ok());
        if let Some(element) = found {
            element.scroll_into_view();
            // A focus that fails leaves the reader where the scroll has brought them.
            let _ = element.focus();
        }
    });
}
