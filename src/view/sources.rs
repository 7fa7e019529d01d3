//! Every cited source once, by its number.

use super::Reader;
use super::derived::Derived;
use super::focus::focus_after_render;
use super::incident_key::incident_key;
use super::told::told;
use super::tree::{ElementNode, IntoNode, Node, element, fragment};
use crate::i18n::Word;
use crate::model::{IncidentIndex, SourceIndex};
use crate::scene::Action;
use leptos::ev;
use leptos::prelude::*;

/// Where a citation's number leads.
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
    let cited = reader.story().citations.in_order().to_vec();
    let open = reader.sources_open;
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
                .child(source_count_text(reader, cited.len())),
        )
        .child(move || {
            is_open.get().then(|| {
                element("ol")
                    .class("cm-source-list")
                    .children(cited.iter().map(|&source| entry_view(reader, source)))
            })
        })
}

fn source_count_text(reader: Reader, count: usize) -> String {
    let locale = reader.locale();
    locale.counted(Word::SourcesOne, Word::SourcesOther, count)
}

/// The sources of the incidents that the page has, under the numbers they always have.
fn page_sources(reader: Reader) -> ElementNode {
    let story = reader.story();
    let state = reader.state_now();
    let is_shown = |source: &SourceIndex| {
        let mut cited_by = story.citations.cited_by(*source).iter();
        cited_by.any(|&incident| state.shows(&story, incident))
    };
    let cited: Vec<SourceIndex> = story.citations.in_order().to_vec();
    let shown: Vec<SourceIndex> = cited.into_iter().filter(is_shown).collect();
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
    let state = reader.state_now();
    let mut cited_by = story.citations.cited_by(source).to_vec();
    cited_by.retain(|&incident| !reader.is_page() || state.shows(&story, incident));
    let is_citing_known = !cited_by.is_empty();
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
    // Where the title is not known, the publisher leads to the report.
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
    let back = cited_by.into_iter().enumerate().map(|(i, incident)| {
        fragment()
            .child((i > 0).then_some(comma))
            .child(incident_link(reader, incident))
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
        }))
}

/// Back from the footer to an incident.
pub fn incident_link(reader: Reader, incident: IncidentIndex) -> ElementNode {
    let story = reader.story();
    let key = incident_key(&story, incident);
    if reader.is_page() {
        let target = format!("#{key}");
        return element("a")
            .attr("href", target)
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
