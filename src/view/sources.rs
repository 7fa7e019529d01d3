//! The list of all cited sources, each once, by number.

use super::Reader;
use super::card::card_on_page;
use super::derived::Derived;
use super::focus::{focus_after_render, focus_in_place};
use super::incident_key::incident_key;
use super::pages::pages_view;
use super::told::told;
use super::tree::{ElementNode, IntoNode, Node, element, fragment};
use crate::i18n::Word;
use crate::model::{IncidentIndex, SourceIndex};
use crate::scene::{Action, ListScene, Paging, Story, list_scene, list_scene_of, printed_page};
use leptos::ev;
use leptos::prelude::*;

/// The `id` of a source's entry, to which citations link.
pub fn entry_id(number: u16) -> String {
    format!("cm-source-{number}")
}

pub fn sources_view(reader: Reader) -> ElementNode {
    if reader.is_page() {
        page_sources(reader)
    } else {
        screen_sources(reader)
    }
}

fn screen_sources(reader: Reader) -> ElementNode {
    let story = reader.story();
    let count = story.citations.in_order().len();
    let open = reader.sources_open;
    let page = Derived::new(move || Paging::FOOTER.page(reader.sources_page.get(), count));
    let shown = move || {
        let story = reader.story();
        let cited = story.citations.in_order();
        if !reader.is_paper() {
            return cited[page.get().range()].to_vec();
        }
        if count <= Paging::FOOTER.whole_max {
            return cited.to_vec();
        }
        // Only the sources of the printed incidents.
        let state = reader.state_now();
        let list = list_scene_of(&story, &state, printed_page(&story, &state));
        sources_of(&story, &list)
    };
    let turn = move |number| {
        reader.sources_page.set(number);
        focus_in_place(reader.root, "[data-source-entry]".into());
    };
    let is_open = Derived::new(move || open.get() || reader.is_paper());
    element("details")
        .class("cm-sources")
        .flag("open", move || is_open.get())
        .child(
            element("summary")
                .on(ev::click, move |event| {
                    event.prevent_default();
                    open.update(|open| *open = !*open);
                })
                .child(source_count_text(reader, count)),
        )
        .child(move || {
            is_open.get().then(|| {
                let entries = move || {
                    let entries = shown().into_iter();
                    entries
                        .map(|source| entry_view(reader, source))
                        .collect::<Node>()
                };
                let pages =
                    (!reader.is_paper()).then(|| pages_view(reader, move || page.get(), turn));
                fragment()
                    .child(element("ol").class("cm-source-list").child(entries))
                    .child(pages)
            })
        })
}

fn source_count_text(reader: Reader, count: usize) -> String {
    let locale = reader.locale();
    locale.counted(Word::SourcesOne, Word::SourcesOther, count)
}

/// The sources of the listed incidents, with their usual numbers.
fn sources_of(story: &Story, list: &ListScene) -> Vec<SourceIndex> {
    let records = list
        .entries
        .iter()
        .filter_map(|entry| story.dataset.incidents.record(entry.incident));
    let claims = records.flat_map(|record| &record.claims);
    let mut sources: Vec<SourceIndex> = claims.flat_map(|claim| claim.sources.clone()).collect();
    sources.sort_by_key(|&source| story.citations.number(source));
    sources.dedup();
    sources
}

fn page_sources(reader: Reader) -> ElementNode {
    let story = reader.story();
    let shown = sources_of(&story, &list_scene(&story, &reader.state_now()));
    element("details")
        .class("cm-sources")
        .child(element("summary").child(source_count_text(reader, shown.len())))
        .child(
            element("ol")
                .class("cm-source-list")
                .children(shown.into_iter().map(|source| entry_view(reader, source))),
        )
}

fn entry_view(reader: Reader, source: SourceIndex) -> ElementNode {
    let story = reader.story();
    let number = story.citations.number(source);
    let cited_by = citing_incidents(reader, source);
    let is_citing_known = !cited_by.is_empty();
    let left_out = cited_by.len().saturating_sub(MAX_CITING);
    let source = story.dataset.source(source);
    let locale = story.locale;
    let comma = locale.word(Word::Comma);
    let publisher = told(story.as_written(&source.publisher));
    let link = |text: Node| -> Node {
        element("a")
            .attr("href", source.url.clone())
            .attr("hreflang", source.language.clone())
            .attr("rel", "noopener noreferrer")
            .attr("target", "_blank")
            .child(text)
            .into_node()
    };
    // If the title is not known, the publisher's name is the link.
    let (publisher, title) = match &source.title {
        Some(title) => {
            let language = source.language.clone();
            let title = element("bdi")
                .attr("lang", language)
                .child(format!("“{title}”"));
            (publisher, link(title.into_node()))
        }
        None => (link(publisher), locale.word(Word::TitleUnknown).into_node()),
    };
    let date = match source.date {
        Some(date) => locale.day_text(date),
        None => locale.word(Word::DateUnknown).into(),
    };
    let back = cited_by.into_iter().take(MAX_CITING).enumerate();
    let back = back.map(|(i, incident)| {
        fragment()
            .child((i > 0).then_some(comma))
            .child(incident_link(reader, incident))
    });
    let more = (left_out > 0).then(|| {
        let count = locale.number(left_out);
        fragment()
            .child(" ")
            .child(locale.fill(Word::AndMore, &[("count", &count)]))
    });
    element("li")
        .attr("id", entry_id(number))
        .attr(
            "data-source-entry",
            (!reader.is_page()).then(|| source.id.clone()),
        )
        .attr("value", usize::from(number))
        .attr("tabindex", (!reader.is_page()).then_some("-1"))
        .child(element("span").class("cm-publisher").child(publisher))
        .child(comma)
        .child(title)
        .child(comma)
        .child(date)
        .child(
            source
                .tier
                .map(|tier| format!(" · {}", locale.tier_name(tier))),
        )
        .child(source.note.as_ref().map(|note| {
            element("span")
                .class("cm-source-note")
                .child(told(story.as_written(note)))
        }))
        .child(is_citing_known.then(|| {
            element("span")
                .class("cm-cited-by")
                .child(locale.word(Word::CitedIn))
                .child(" ")
                .children(back)
                .child(more)
        }))
}

/// The most incidents to which a source's entry links.
const MAX_CITING: usize = 8;

/// The incidents that cite the source. On a page without scripts, only those of the page.
fn citing_incidents(reader: Reader, source: SourceIndex) -> Vec<IncidentIndex> {
    let story = reader.story();
    let mut citing = story.citations.cited_by(source).to_vec();
    if reader.is_page() {
        citing.retain(|&incident| card_on_page(reader, incident).is_some());
    }
    citing
}

/// A link or button from the footer to an incident.
pub fn incident_link(reader: Reader, incident: IncidentIndex) -> ElementNode {
    let story = reader.story();
    let key = incident_key(&story, incident);
    if reader.is_page() {
        return element("a")
            .attr("href", card_on_page(reader, incident))
            .child(told(story.title(incident)));
    }
    let selector = format!("[data-incident=\"{key}\"] .cm-card-button");
    element("button")
        .attr("type", "button")
        .class("cm-link")
        .on(ev::click, move |_| {
            reader.dispatch(Action::OpenIncident(incident));
            focus_after_render(reader.root, selector.clone());
        })
        .child(reader.following_text(move || told(reader.story().title(incident))))
}
