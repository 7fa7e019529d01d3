//! The head of the widget: title, standfirst, date of the last update, and the choice of language.

use super::Reader;
use super::language::language_switch_view;
use super::story_mode::story_start_view;
use super::told::{told, unreviewed_mark};
use super::tree::{ElementNode, element};
use crate::i18n::Word;

pub fn header_view(reader: Reader) -> ElementNode {
    let story = reader.story();
    let locale = story.locale;
    let date = locale.day_text(story.dataset.updated);
    element("header")
        .class("cm-header")
        .child(
            element("div")
                .class("cm-dateline")
                .child(element("p").child(locale.fill(Word::Updated, &[("date", &date)])))
                .child(language_switch_view(reader)),
        )
        .child(
            element("h2")
                .class("cm-title")
                .attr("part", "title")
                .child(told(story.dataset_title())),
        )
        .child(
            element("p")
                .class("cm-standfirst")
                .child(told(story.standfirst()))
                .child(" ")
                .child(unreviewed_mark(&story, story.is_title_unreviewed())),
        )
        .child(story_start_view(reader))
}
