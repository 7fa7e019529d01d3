//! The story for a page without scripts ("still"): the same cards, claims, sources and notes. Links
//! replace actions, and the drawings fit every width.

mod list;
mod map;
mod shares;
mod timeline;

use self::list::still_list_view;
use self::map::still_map_view;
use self::timeline::still_timeline_view;
use super::corrections::corrections_view;
use super::header::header_view;
use super::notes::notes_view;
use super::reader::Reader;
use super::report::report_view;
use super::sources::sources_view;
use super::symbol::symbol_icon_view;
use super::tree::{ElementNode, element};
use crate::i18n::Word;
use crate::model::Category;
use crate::scene::Story;
use std::sync::Arc;

/// All incidents of the story's focus window, with all details.
pub fn still_story_view(story: Arc<Story>) -> ElementNode {
    let reader = Reader::for_page(story);
    let locale = reader.locale();
    element("div")
        .class("cm-root cm-still")
        .attr("lang", locale.language().tag())
        .attr("dir", locale.language().direction())
        .child(
            element("div")
                .class("cm-widget")
                .child(header_view(reader))
                .child(kinds_view(reader))
                .child(still_map_view(reader))
                .child(still_timeline_view(reader))
                .child(still_list_view(reader))
                .child(
                    element("footer")
                        .class("cm-footer")
                        .child(sources_view(reader))
                        .child(
                            element("p")
                                .class("cm-scripts")
                                .child(locale.word(Word::NeedsScripts)),
                        )
                        .child(corrections_view(reader))
                        .child(
                            element("p")
                                .class("cm-actions")
                                .child(report_view(reader, None)),
                        )
                        .child(notes_view(reader)),
                ),
        )
}

/// The legend of the symbols, with the number of incidents of each kind.
fn kinds_view(reader: Reader) -> ElementNode {
    let state = reader.state_now();
    let counts = state
        .counts(&reader.story())
        .category_counts(None, state.window);
    let locale = reader.locale();
    let kind = |category: Category| {
        element("li")
            .class("cm-filter")
            .child(symbol_icon_view(category))
            .child(
                element("span")
                    .class("cm-filter-name")
                    .child(locale.category_name(category)),
            )
            .child(" ")
            .child(
                element("span")
                    .class("cm-count")
                    .child(locale.number(counts[category as usize])),
            )
    };
    element("div").class("cm-filters").child(
        element("ul")
            .class("cm-kinds")
            .children(Category::ALL.map(kind)),
    )
}
