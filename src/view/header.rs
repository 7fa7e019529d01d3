//! What the story is called, how new it is, and what it can be read in.

use super::Reader;
use super::language::LanguageSwitch;
use super::story_mode::StoryStart;
use super::told::{told, unreviewed_mark};
use crate::i18n::Word;
use leptos::prelude::*;

#[component]
pub fn Header(reader: Reader) -> impl IntoView {
    let story = reader.story();
    let locale = story.locale;
    let date = locale.day_text(story.dataset.updated);
    view! {
        <header class="cm-header">
            <div class="cm-dateline">
                <p>{locale.fill(Word::Updated, &[("date", &date)])}</p>
                <LanguageSwitch reader/>
            </div>
            <h2 class="cm-title" part="title">{told(story.dataset_title())}</h2>
            <p class="cm-standfirst">
                {told(story.standfirst())}
                " "
                {unreviewed_mark(&story, story.is_title_unreviewed())}
            </p>
            <StoryStart reader/>
        </header>
    }
}
