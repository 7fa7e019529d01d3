//! What the story is called.

use super::Reader;
use leptos::prelude::*;

#[component]
pub fn Header(reader: Reader) -> impl IntoView {
    let story = reader.story();
    view! {
        <header class="cm-header">
            <h2 class="cm-title" part="title">{story.dataset.title.clone()}</h2>
            <p class="cm-standfirst">{story.dataset.standfirst.clone()}</p>
        </header>
    }
}
