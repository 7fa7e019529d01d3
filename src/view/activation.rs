//! Marks on map and timeline answer the keys that a button answers.

use leptos::ev::KeyboardEvent;

/// Whether the key is Enter or space; the page then does not scroll by it.
pub fn is_activation(event: &KeyboardEvent) -> bool {
    let activates = matches!(event.key().as_str(), "Enter" | " ");
    if activates {
        event.prevent_default();
    }
    activates
}
