//! What the story is called.

use super::Reader;
use super::language::LanguageSwitch;
use super::story_mode::StoryStart;
use super::told::told;
use leptos::prelude::*;

#[component]
pub fn Header(reader: Reader) -> impl IntoView {
    let story = reader.story();
    view! {
        <header class="cm-header">
            <LanguageSwitch reader/>
            <h2 class="cm-title" part="title">{told(story.dataset_title())}</h2>
            <p class="cm-standfirst">{told(story.standfirst())}</p>
            <StoryStart reader/>
        </header>
    }
}
