//! The story as text that needs no script: the same views, rendered to HTML.

use crate::scene::Story;
use crate::view::{Picture, Reader, StillStory};
use leptos::prelude::*;
use std::sync::Arc;

/// The incidents of the story's focus window as an HTML fragment, to stand between the
/// tags of `<clash-map>`. Styled by `clash-map.css`; without it, it reads well as it is.
pub fn story_html(story: Arc<Story>) -> String {
    let html = Owner::new().with(|| view! { <StillStory story/> }.to_html());
    without_markers(&html)
}

/// The map of the story's focus window with its title and credit: an SVG document of
/// [`crate::view::PICTURE_WIDTH_PX`] by [`crate::view::PICTURE_HEIGHT_PX`].
pub fn picture_svg(story: Arc<Story>) -> String {
    let svg = Owner::new().with(|| {
        let reader = Reader::for_page(story);
        view! { <Picture reader/> }.to_html()
    });
    without_markers(&svg)
}

/// Without what a running view would find its place by.
fn without_markers(html: &str) -> String {
    html.replace("<!>", "")
}
