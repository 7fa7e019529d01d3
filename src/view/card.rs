//! The card of one incident: what is reported and who reports it.

use super::Reader;
use super::awaited_text::awaited_text_view;
use super::citation::copy_citation_view;
use super::claims::claim_groups_view;
use super::corrections::corrected_mark;
use super::derived::Derived;
use super::incident_key::incident_key;
use super::report::report_view;
use super::symbol::symbol_icon_view;
use super::told::{told, unreviewed_mark};
use super::tree::{ElementNode, Fragment, IntoNode, element, fragment};
use crate::i18n::Word;
use crate::model::{IncidentIndex, Place};
use crate::scene::{Action, ListEntry, Story, claim_groups, list_scene};
use leptos::ev;

pub fn card_view(
    reader: Reader,
    incident: IncidentIndex,
    // The incident's current entry in the list.
    entry: Derived<ListEntry>,
    // Whether the card shows its claims. On paper every card does.
    is_open: Derived<bool>,
) -> ElementNode {
    let story = reader.story();
    let flag = |value: bool| if value { "true" } else { "false" };
    let title = move || {
        element("button")
            .attr("type", "button")
            .class("cm-card-button")
            .attr("aria-expanded", move || flag(entry.get().expanded))
            .attr("aria-pressed", move || flag(entry.get().selected))
            .on(ev::click, move |_| {
                reader.dispatch(Action::ToggleIncident(incident))
            })
            .child(told(reader.story().title(incident)))
    };
    element("article")
        .class("cm-card")
        .attr("part", "card")
        .class_if("cm-parent", story.dataset.incidents.is_parent(incident))
        .class_if("cm-site", move || entry.get().is_site)
        .class_if("cm-selected", move || entry.get().selected)
        .attr("data-incident", incident_key(&story, incident))
        .child(reader.following_text(move || card_head_view(reader, incident, title())))
        .child(move || {
            let body = move || card_body_view(reader, incident);
            let is_open = is_open.get() || reader.is_paper();
            is_open.then(|| reader.following_text(body))
        })
}

/// The link to an incident's card in a page without scripts. `None` if the page does not have the
/// card.
pub fn card_on_page(reader: Reader, incident: IncidentIndex) -> Option<String> {
    let story = reader.story();
    let list = list_scene(&story, &reader.state_now());
    let mut entries = list.entries.iter();
    let is_there = entries.any(|entry| entry.incident == incident);
    is_there.then(|| format!("#{}", incident_key(&story, incident)))
}

/// The part of a card that is visible before the card is opened.
pub fn card_head_view(reader: Reader, incident: IncidentIndex, title: impl IntoNode) -> Fragment {
    let story = reader.story();
    let incidents = &story.dataset.incidents;
    let when = story.when_text(incident);
    let clock = when.clock.map(|clock| told(story.as_written(clock)));
    let text = match story.summary(incident) {
        Some(summary) => {
            let summary = element("span").class("cm-summary").child(told(summary));
            fragment().child(summary)
        }
        None => awaited_text_view(reader, incident),
    };
    fragment()
        .child(
            element("span")
                .class("cm-when")
                .child(symbol_icon_view(incidents.kind(incident).category()))
                .child(element("b").class("cm-date").child(when.date))
                .child(clock.map(|clock| {
                    fragment()
                        .child(" ")
                        .child(element("span").class("cm-muted").child(clock))
                }))
                .child(when.basis.map(|basis| {
                    fragment()
                        .child(" ")
                        .child(element("span").class("cm-muted").child(basis))
                })),
        )
        .child(element("h4").class("cm-card-title").child(title))
        .child(relation(&story, incident))
        .child(text)
        .child(unreviewed_mark(&story, story.is_unreviewed(incident)))
        .child(" ")
        .child(corrected_mark(reader, incident))
}

/// A sentence that says how a parent and its sites belong together. Both show it.
pub fn relation(story: &Story, incident: IncidentIndex) -> Option<Fragment> {
    let locale = story.locale;
    let incidents = &story.dataset.incidents;
    let (text, whole) = match incidents.parts(incident).len() {
        0 => {
            let whole = story.title(incidents.part_of(incident)?);
            (locale.word(Word::OneSiteOf).to_owned(), Some(told(whole)))
        }
        2 => (locale.word(Word::BothSites).to_owned(), None),
        count => {
            let count = locale.number(count);
            (locale.fill(Word::AllSites, &[("count", &count)]), None)
        }
    };
    Some(
        fragment()
            .child(
                element("span")
                    .class("cm-relation")
                    .child(text)
                    .child(whole.map(|whole| fragment().child(" ").child(whole))),
            )
            // For pages without a style sheet.
            .child(element("br")),
    )
}

/// Empty until the incident's text is loaded.
pub fn card_body_view(reader: Reader, incident: IncidentIndex) -> Fragment {
    let story = reader.story();
    let locale = story.locale;
    let Some(record) = story.dataset.incidents.record(incident) else {
        return fragment();
    };
    fragment()
        .child(
            element("dl")
                .class("cm-facts")
                .child(element("dt").child(locale.word(Word::Time)))
                .child(element("dd").child(locale.time_basis_text(&record.when)))
                .child(element("dt").child(locale.word(Word::Kind)))
                .child(element("dd").child(locale.kind_name(record.kind)))
                .child(element("dt").child(locale.word(Word::Place)))
                .children(record.places.iter().map(|place| place_view(&story, place)))
                .child(element("dt").child(locale.word(Word::Actors)))
                .children(
                    record
                        .actors
                        .iter()
                        .map(|actor| element("dd").child(told(story.as_written(actor)))),
                ),
        )
        .child(record.note.as_ref().map(|note| {
            element("p")
                .class("cm-note")
                .child(told(story.as_written(note)))
        }))
        .child(claim_groups_view(reader, incident, claim_groups(record)))
        .child(actions(reader, incident))
}

/// The buttons of a card: cite and report an error.
fn actions(reader: Reader, incident: IncidentIndex) -> Option<ElementNode> {
    let report = report_view(reader, Some(incident));
    let cite = (!reader.is_page()).then(|| copy_citation_view(reader, incident));
    let is_any = report.is_some() || cite.is_some();
    is_any.then(|| element("div").class("cm-actions").child(cite).child(report))
}

fn place_view(story: &Story, place: &Place) -> ElementNode {
    let area = place
        .area
        .map(|code| story.area_name(code))
        .filter(|area| !place.name.contains(area.as_str()));
    let precision = match &place.point {
        Some(point) => story.locale.geo_precision_text(point.precision),
        None if place.area.is_some() => story.locale.word(Word::NoPoint),
        None => story.locale.word(Word::OffTheMap),
    };
    let note = place.point.as_ref().and_then(|point| point.note.as_deref());
    let area = area.map(|area| fragment().child(story.locale.word(Word::Comma)).child(area));
    element("dd")
        .child(told(story.as_written(&place.name)))
        .child(area)
        .child(" ")
        .child(
            element("span").class("cm-muted").child(precision).child(
                note.map(|note| fragment().child(" · ").child(told(story.as_written(note)))),
            ),
        )
}
