//! The story as text that needs no script: the same views, rendered to HTML.

use crate::scene::Story;
use crate::view::StillStory;
use leptos::prelude::*;
use std::sync::Arc;

/// The incidents of the story's focus window as an HTML fragment, to stand between the
/// tags of `<clash-map>`. Styled by `clash-map.css`; without it, it reads well as it is.
pub fn story_html(story: Arc<Story>) -> String {
    let html = Owner::new().with(|| view! { <StillStory story/> }.to_html());
    // What a running view would find its place by.
    html.replace("<!>", "")
}
