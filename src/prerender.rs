//! The story as text that needs no script: the same views, rendered to HTML.

use crate::scene::Story;
use crate::view::{Reader, html, picture_view, still_story_view};
use leptos::prelude::*;
use std::sync::Arc;

/// The incidents of the story's focus window as an HTML fragment, to stand between the
/// tags of `<clash-map>`. Styled by `clash-map.css`; without it, it reads well as it is.
pub fn story_html(story: Arc<Story>) -> String {
    let story = Owner::new().with(|| html(still_story_view(story)));
    SHADOW_ROOT.to_owned() + &story
}

/// What the element would make itself, and the browser then lay out the whole story anew.
const SHADOW_ROOT: &str = r#"<template shadowrootmode="open"><slot></slot></template>"#;

/// The map of the story's focus window with its title and credit: an SVG document of
/// [`crate::view::PICTURE_WIDTH_PX`] by [`crate::view::PICTURE_HEIGHT_PX`].
pub fn picture_svg(story: Arc<Story>) -> String {
    Owner::new().with(|| html(picture_view(Reader::for_page(story))))
}
