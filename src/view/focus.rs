//! Moves the reader to another part of the widget, and never leaves them nowhere.

use super::tree::NodeRef;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

/// Scrolls to the first element that matches, once what changed has been drawn.
pub fn show_after_render(root: NodeRef, selector: &'static str) {
    request_animation_frame(move || {
        if let Some(element) = found(root, selector) {
            element.scroll_into_view();
        }
    });
}

/// Scrolls to the first element that matches and focuses it, once what changed has
/// been drawn. The element must be focusable.
pub fn focus_after_render(root: NodeRef, selector: String) {
    request_animation_frame(move || {
        if let Some(element) = found(root, &selector) {
            element.scroll_into_view();
            focus(&element);
        }
    });
}

/// The same, but scrolls only where the element is out of sight.
pub fn focus_in_place(root: NodeRef, selector: String) {
    request_animation_frame(move || {
        if let Some(element) = found(root, &selector) {
            focus(&element);
        }
    });
}

/// What has the focus, if it is in the widget.
pub fn focused(root: NodeRef) -> Option<Element> {
    found(root, ":focus")
}

/// Whether the focus is within the first element that matches.
pub fn has_focus(root: NodeRef, selector: &str) -> bool {
    found(root, &format!("{selector}:focus-within")).is_some()
}

/// Moves the focus to an element, or where that has gone to the head of the list, once what
/// changed has been drawn.
pub fn return_focus(root: NodeRef, element: Option<Element>) {
    request_animation_frame(move || {
        let there = element.filter(|element| element.is_connected());
        if let Some(element) = there.or_else(|| found(root, LIST_TITLE)) {
            focus(&element);
        }
    });
}

/// Called before something changes: where the change takes away what has the focus, the focus
/// goes to the head of the list.
pub fn keep_focus(root: NodeRef) {
    let Some(before) = focused(root) else { return };
    // A frame later than what the change itself brings the focus to.
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

/// `None` also once the widget is gone, as it may be by the next frame.
fn found(root: NodeRef, selector: &str) -> Option<Element> {
    root.try_get_untracked()?
        .query_selector(selector)
        .ok()
        .flatten()
}

fn focus(element: &Element) {
    // A shape has the same method. A focus that fails leaves the reader where they are.
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}
