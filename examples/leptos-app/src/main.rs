//! A Leptos app with the map under its own heading.

use std::sync::Arc;

use clash_map::{ClashMap, builtin::builtin_story};
use leptos::portal::Portal;
use leptos::prelude::*;

fn main() {
    leptos::mount::mount_to_body(App);
}

/// The map's stylesheets are written for a shadow root, which the portal makes.
#[component]
fn App() -> impl IntoView {
    let story = Arc::new(builtin_story());
    view! {
        <h1>"What was reported, and by whom"</h1>
        <Portal use_shadow=true>
            <link rel="stylesheet" href="clash-map.css"/>
            <link rel="stylesheet" href="clash-map-widget.css"/>
            <ClashMap story=story.clone()/>
        </Portal>
    }
}
