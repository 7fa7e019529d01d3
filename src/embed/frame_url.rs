//! The URL of the frame that shows the same as the element.

use crate::scene::encoded;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ShadowRoot, Url};

/// The element's attributes for its look. The frame's parameters have the same names.
const LOOK: [&str; 3] = ["theme", "durand", "loc"];

/// The URL of the frame in the folder at `base_url`, without a selection. It contains the URL of
/// the story, unless that is the built-in one, and the look of the element around `root`. `None` if
/// the story is on another origin than the frame, which would refuse it.
pub fn frame_url(root: &HtmlElement, base_url: &str, src: Option<&str>) -> Option<String> {
    let mut parameters = Vec::new();
    if let Some(src) = src {
        let src = Url::new_with_base(src, &document().base_uri().ok()??).ok()?;
        if src.origin() != Url::new(base_url).ok()?.origin() {
            return None;
        }
        parameters.push(("src", src.href()));
    }
    let shadow = root.get_root_node().dyn_into::<ShadowRoot>();
    if let Ok(host) = shadow.map(|shadow| shadow.host()) {
        let looks = LOOK.map(|name| host.get_attribute(name).map(|value| (name, value)));
        parameters.extend(looks.into_iter().flatten());
    }
    let query: Vec<String> = parameters
        .iter()
        .map(|(name, value)| format!("{name}={}", encoded(value)))
        .collect();
    let separator = if query.is_empty() { "" } else { "?" };
    Some(format!(
        "{base_url}frame.html{separator}{}",
        query.join("&")
    ))
}
