//! The story for a page without scripts: the same cards, claims, sources and notes, with
//! links in place of actions, and drawings that one text serves at every width.

mod list;
mod map;
mod shares;
mod timeline;

use self::list::StillList;
use self::map::StillMap;
use self::timeline::StillTimeline;
use super::corrections::Corrections;
use super::header::Header;
use super::notes::Notes;
use super::reader::Reader;
use super::report::report_view;
use super::sources::Sources;
use super::symbol::SymbolIcon;
use crate::i18n::Word;
use crate::model::Category;
use crate::scene::Story;
use leptos::prelude::*;
use std::sync::Arc;

/// All incidents of the story's focus window, with everything that is said of them.
#[component]
pub fn StillStory(story: Arc<Story>) -> impl IntoView {
    let reader = Reader::for_page(story);
    let locale = reader.locale();
    view! {
        <div class="cm-root cm-still" lang=locale.language().tag() dir=locale.language().direction()>
            <div class="cm-widget">
                <Header reader/>
                <Kinds reader/>
                <StillMap reader/>
                <StillTimeline reader/>
                <StillList reader/>
                <footer class="cm-footer">
                    <Sources reader/>
                    <p class="cm-scripts">{locale.word(Word::NeedsScripts)}</p>
                    <Corrections reader/>
                    <p class="cm-actions">{report_view(reader, None)}</p>
                    <Notes reader/>
                </footer>
            </div>
        </div>
    }
}

/// What the symbols mean, and how many there are of each.
#[component]
fn Kinds(reader: Reader) -> impl IntoView {
    let state = reader.state_now();
    let counts = state
        .counts(&reader.story())
        .category_counts(None, state.window);
    let locale = reader.locale();
    let kind = |category: Category| {
        view! {
            <li class="cm-filter">
                <SymbolIcon category/>
                <span class="cm-filter-name">{locale.category_name(category)}</span>
                " "
                <span class="cm-count">{locale.number(counts[category as usize])}</span>
            </li>
        }
    };
    view! {
        <div class="cm-filters">
            <ul class="cm-kinds">{Category::ALL.map(kind).into_iter().collect_view()}</ul>
        </div>
    }
}
