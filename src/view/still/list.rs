//! The list of incidents on a page without scripts, each in a `<details>`, and an index of them by
//! province.

use super::super::tree::{ElementNode, element};
use crate::i18n::{Locale, Word};
use crate::model::IncidentIndex;
use crate::scene::{ListEntry, ListScene, ProvinceEntry, list_scene, province_entries};
use crate::view::card::{card_body_view, card_head_view};
use crate::view::incident_key::incident_key;
use crate::view::pages::left_out_view;
use crate::view::reader::Reader;
use crate::view::told::told;

pub fn still_list_view(reader: Reader) -> ElementNode {
    let story = reader.story();
    let state = reader.state_now();
    let list = list_scene(&story, &state);
    let locale = story.locale;
    let (first, last) = state.window.days();
    let provinces: Vec<ProvinceEntry> = province_entries(&story, &state)
        .into_iter()
        .filter(|entry| entry.count > 0)
        .collect();
    let cards = list.entries.iter();
    let cards = cards.map(|&entry| card_view(reader, entry));
    element("section")
        .class("cm-list")
        .attr("aria-label", locale.word(Word::Incidents))
        .child(
            element("div")
                .class("cm-list-scroll")
                .child(
                    element("div")
                        .class("cm-list-head")
                        .child(
                            element("h3")
                                .class("cm-list-title")
                                .child(locale.word(Word::AllProvinces)),
                        )
                        .child(element("p").class("cm-list-summary").child(locale.joined(
                            &locale.incident_count_text(list.count),
                            &locale.period_text(first, last),
                        ))),
                )
                // Reserves the room of a control that only the widget has.
                .child(element("div").class("cm-views"))
                .child(
                    element("nav")
                        .class("cm-provinces")
                        .attr("aria-label", locale.word(Word::Provinces))
                        .child(
                            element("ul").class("cm-province-list").children(
                                provinces.iter().map(|entry| province_link(locale, entry)),
                            ),
                        )
                        .child(
                            element("p")
                                .class("cm-other-provinces")
                                .child(locale.word(Word::OtherProvincesQuiet)),
                        ),
                )
                .children(
                    provinces
                        .iter()
                        .map(|entry| province_incidents(reader, &list, entry)),
                )
                .child(element("div").children(cards))
                .child(left_out_view(
                    reader,
                    Word::LeftOutOfPage,
                    list.page.left_out(),
                )),
        )
}

/// A card as `<details>` with an `id`, so that it opens without a script and links can lead to it.
fn card_view(reader: Reader, entry: ListEntry) -> ElementNode {
    let story = reader.story();
    let incident = entry.incident;
    let title = told(story.title(incident));
    element("details")
        .class("cm-card")
        .class_if("cm-parent", entry.is_parent)
        .class_if("cm-site", entry.is_site)
        .attr("id", incident_key(&story, incident))
        .child(element("summary").child(card_head_view(reader, incident, title)))
        .child(card_body_view(reader, incident))
}

fn province_link(locale: Locale, entry: &ProvinceEntry) -> ElementNode {
    element("li").child(
        element("a")
            .class("cm-province")
            .attr("href", format!("#{}", entry.code))
            .child(entry.name.clone())
            .child(" ")
            .child(
                element("span")
                    .class("cm-count")
                    .child(locale.number(entry.count)),
            ),
    )
}

/// The target of the link on a province: links to its incidents.
fn province_incidents(reader: Reader, list: &ListScene, entry: &ProvinceEntry) -> ElementNode {
    let story = reader.story();
    let in_province =
        |incident: &IncidentIndex| story.index.provinces_of(*incident).contains(&entry.code);
    let mut listed: Vec<_> = list.entries.iter().map(|entry| entry.incident).collect();
    listed.sort();
    listed.retain(in_province);
    let is_counted = |incident: &&IncidentIndex| !story.dataset.incidents.is_parent(**incident);
    let counted = listed.iter().filter(is_counted).count();
    let links = listed.iter().map(|&incident| {
        let key = incident_key(&story, incident);
        element("li").child(
            element("a")
                .attr("href", format!("#{key}"))
                .child(told(story.title(incident))),
        )
    });
    element("section")
        .class("cm-of-province")
        .attr("id", entry.code.to_string())
        .child(element("h4").child(entry.name.clone()))
        .child(element("ul").children(links))
        .child(left_out_view(
            reader,
            Word::LeftOutOfPage,
            entry.count - counted,
        ))
}
