//! Measures the width of elements.

use super::tree::{ElementNode, NodeRef, element};
use leptos::prelude::*;

/// An empty element as wide as its parent. A drawing's height depends on its width, so the drawing
/// itself must not be observed.
pub fn measured_view(width: NodeRef) -> ElementNode {
    element("div").node_ref(width)
}

/// Width of an element's content box in whole CSS px, kept up to date. `initial_px` until it is
/// measured, and always outside a browser.
pub fn use_width(element: NodeRef, initial_px: f64) -> ReadSignal<f64> {
    let (width_px, set_width_px) = signal(initial_px);
    #[cfg(target_arch = "wasm32")]
    observe(element, set_width_px);
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (element, set_width_px);
    width_px
}

#[cfg(target_arch = "wasm32")]
fn observe(element: NodeRef, set_width_px: WriteSignal<f64>) {
    use leptos::wasm_bindgen::JsCast;
    use leptos::wasm_bindgen::closure::Closure;
    use leptos::web_sys::ResizeObserver;

    Effect::new(move |_| {
        let Some(element) = element.get() else { return };
        let measured = element.clone();
        let measure = move || {
            let width_px = f64::from(measured.client_width());
            if width_px > 0.0 {
                set_width_px.maybe_update(|width| {
                    let changed = *width != width_px;
                    *width = width_px;
                    changed
                });
            }
        };
        measure();
        let on_resize = Closure::<dyn FnMut()>::new(measure);
        if let Ok(observer) = ResizeObserver::new(on_resize.as_ref().unchecked_ref()) {
            observer.observe(&element);
            let held = StoredValue::new_local((observer, on_resize));
            on_cleanup(move || {
                held.with_value(|(observer, _)| observer.disconnect());
            });
        }
    });
}
