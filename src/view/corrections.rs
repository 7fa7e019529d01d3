//! The public log of corrections and additions.

use super::Reader;
use super::focus::{focus_after_render, focus_in_place};
use super::pages::{left_out_view, pages_view};
use super::sources::incident_link;
use super::told::told;
use super::tree::{ElementNode, Node, element, fragment};
use crate::i18n::Word;
use crate::model::{Change, ChangeKind, IncidentIndex};
use crate::scene::Paging;
use leptos::ev;
use leptos::prelude::*;

/// The `id` of a log entry, to which the mark on a corrected incident links.
fn entry_id(entry: usize) -> String {
    format!("cm-change-{entry}")
}

/// `None` if the log is empty.
pub fn corrections_view(reader: Reader) -> Option<ElementNode> {
    let story = reader.story();
    let count = story.dataset.changes.len();
    let open = reader.corrections_open;
    let page = move || Paging::FOOTER.page(reader.corrections_page.get(), count);
    let entries = move || {
        let story = reader.story();
        let changes = story.dataset.changes.iter().enumerate();
        let shown = changes
            .skip(page().range().start)
            .take(page().range().len());
        shown
            .map(|(i, change)| entry_view(reader, i, change))
            .collect::<Node>()
    };
    let list = element("ol").class("cm-changes").child(entries);
    let summary = story.locale.word(Word::Corrections);
    (count > 0).then(|| {
        if reader.is_page() {
            return element("details")
                .class("cm-corrections")
                .child(element("summary").child(summary))
                .child(list)
                .child(left_out_view(
                    reader,
                    Word::LeftOutOfPage,
                    page().left_out(),
                ));
        }
        let turn = move |number| {
            reader.corrections_page.set(number);
            focus_in_place(reader.root, ".cm-changes li".into());
        };
        element("details")
            .class("cm-corrections")
            .flag("open", move || open.get())
            .child(
                element("summary")
                    .on(ev::click, move |event| {
                        event.prevent_default();
                        open.update(|open| *open = !*open);
                    })
                    .child(summary),
            )
            .child(list)
            .child(pages_view(reader, page, turn))
    })
}

fn entry_view(reader: Reader, entry: usize, change: &Change) -> ElementNode {
    let story = reader.story();
    let locale = story.locale;
    let date = locale.day_text(change.date);
    let version = locale.fill(
        Word::VersionOfDate,
        &[("version", &change.version), ("date", &date)],
    );
    let (kind, was) = match &change.kind {
        ChangeKind::Addition => (Word::Addition, None),
        ChangeKind::Correction { was } => (Word::Correction, Some(was)),
    };
    let was = was.map(|was| {
        element("span")
            .class("cm-it-was")
            .child(locale.word(Word::ItWas))
            .child(" ")
            .child(told(story.as_written(was)))
    });
    let incident = change.incident.map(|incident| {
        fragment()
            .child(" · ")
            .child(incident_link(reader, incident))
    });
    element("li")
        .attr("id", entry_id(entry))
        .attr("tabindex", (!reader.is_page()).then_some("-1"))
        .child(element("b").child(locale.word(kind)))
        .child(" · ")
        .child(version)
        .child(incident)
        .child(" ")
        .child(
            element("span")
                .class("cm-change")
                .child(told(story.as_written(&change.text))),
        )
        .child(" ")
        .child(was)
}

/// The mark on a corrected incident: the date, which links to the log entry.
pub fn corrected_mark(reader: Reader, incident: IncidentIndex) -> Option<ElementNode> {
    let story = reader.story();
    let is_correction = |change: &Change| {
        change.incident == Some(incident) && matches!(change.kind, ChangeKind::Correction { .. })
    };
    let entry = story.dataset.changes.iter().position(is_correction)?;
    let date = story.locale.day_text(story.dataset.changes[entry].date);
    let text = story.locale.fill(Word::Corrected, &[("date", &date)]);
    let target = format!("#{}", entry_id(entry));
    if reader.is_page() {
        return Some(
            element("a")
                .class("cm-corrected")
                .attr("href", target)
                .child(text),
        );
    }
    let count = story.dataset.changes.len();
    let open = move |_| {
        let page = Paging::FOOTER.page_with(entry, count);
        reader.corrections_page.set(page.number);
        reader.corrections_open.set(true);
        focus_after_render(reader.root, target.clone());
    };
    let mark = element("button")
        .attr("type", "button")
        .class("cm-link cm-corrected")
        .on(ev::click, open)
        .child(text);
    Some(mark)
}
