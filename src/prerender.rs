//! The static page: the story as HTML and as an SVG picture, drawn from the same scenes as the
//! widget.

use crate::scene::Story;
use crate::view::{Reader, html, picture_view, still_story_view};
use leptos::prelude::*;
use std::sync::Arc;

/// The incidents of the story's focus window as an HTML fragment, for use between the tags of
/// `<clash-map>`. `clash-map.css` styles it; it is also readable without.
pub fn story_html(story: Arc<Story>) -> String {
    let story = Owner::new().with(|| html(still_story_view(story)));
    SHADOW_ROOT.to_owned() + &story
}

/// The shadow root that the element would create. If the element created it, the browser would lay
/// out the whole story again.
const SHADOW_ROOT: &str = r#"<template shadowrootmode="open"><slot></slot></template>"#;

/// The map of the story's focus window with its title and credit: an SVG document of
/// [`crate::view::PICTURE_WIDTH_PX`] by [`crate::view::PICTURE_HEIGHT_PX`].
pub fn picture_svg(story: Arc<Story>) -> String {
    Owner::new().with(|| html(picture_view(Reader::for_page(story))))
}
