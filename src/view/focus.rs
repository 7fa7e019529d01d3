//! Moves the keyboard focus inside the widget and prevents it from getting lost.

use super::tree::NodeRef;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

/// Scrolls to the first element that matches `selector`, after the next rendering.
pub fn show_after_render(root: NodeRef, selector: &'static str) {
    request_animation_frame(move || {
        if let Some(element) = found(root, selector) {
            element.scroll_into_view();
        }
    });
}

/// Scrolls to the first element that matches `selector` and focuses it, after the next rendering.
/// The element must be focusable.
pub fn focus_after_render(root: NodeRef, selector: String) {
    request_animation_frame(move || {
        if let Some(element) = found(root, &selector) {
            element.scroll_into_view();
            focus(&element);
        }
    });
}

/// Like [`focus_after_render`], but scrolls only if the element is out of sight.
pub fn focus_in_place(root: NodeRef, selector: String) {
    request_animation_frame(move || {
        if let Some(element) = found(root, &selector) {
            focus(&element);
        }
    });
}

/// The focused element, if it is in the widget.
pub fn focused(root: NodeRef) -> Option<Element> {
    found(root, ":focus")
}

/// Whether the focus is inside the first element that matches `selector`.
pub fn has_focus(root: NodeRef, selector: &str) -> bool {
    found(root, &format!("{selector}:focus-within")).is_some()
}

/// Focuses an element after the next rendering, or the heading of the list if the element is gone.
pub fn return_focus(root: NodeRef, element: Option<Element>) {
    request_animation_frame(move || {
        let there = element.filter(|element| element.is_connected());
        if let Some(element) = there.or_else(|| found(root, LIST_TITLE)) {
            focus(&element);
        }
    });
}

/// Call it before a change. If the change removes the focused element, the heading of the list gets
/// the focus.
pub fn keep_focus(root: NodeRef) {
    let Some(before) = focused(root) else { return };
    // One frame later, because the change itself may set the focus.
    request_animation_frame(move || {
        request_animation_frame(move || {
            if !before.is_connected()
                && focused(root).is_none()
                && let Some(title) = found(root, LIST_TITLE)
            {
                focus(&title);
            }
        });
    });
}

const LIST_TITLE: &str = ".cm-list-title";

/// `None` if nothing matches or the widget is gone, which can happen before the next frame.
fn found(root: NodeRef, selector: &str) -> Option<Element> {
    root.try_get_untracked()?
        .query_selector(selector)
        .ok()
        .flatten()
}

fn focus(element: &Element) {
    // SVG elements have the same method. If it fails, the focus stays where it is.
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}
