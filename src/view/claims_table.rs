//! The table that compares the claims of each incident.

use super::Reader;
use super::claims::{about_view, claimant_view, figure_view, quote_view, sources_view, words_view};
use super::corrections::corrected_mark;
use super::derived::Derived;
use super::incident_key::incident_key;
use super::pages::incident_pages_view;
use super::symbol::symbol_icon_view;
use super::told::{told, unreviewed_mark};
use super::tree::{ElementNode, Fragment, Node, element, fragment, keyed};
use crate::i18n::Word;
use crate::model::IncidentIndex;
use crate::scene::{Action, ComparedGroup, ComparedIncident, claims_table_of};
use leptos::ev;

const COLUMNS: [Word; 4] = [
    Word::ColumnAbout,
    Word::ColumnClaimant,
    Word::ColumnClaim,
    Word::ColumnReportedBy,
];

/// ARIA roles are explicit, as in the table of incidents.
pub fn claims_table_view(reader: Reader) -> Fragment {
    let locale = reader.locale();
    let page_of = reader.page_of();
    let table =
        reader.derive(move |story, state| claims_table_of(story, state, page_of(story, state)));
    let selected = reader.derive(|_, state| state.incident);
    let column = move |word| {
        element("th")
            .attr("scope", "col")
            .attr("role", "columnheader")
            .child(locale.word(word))
    };
    let incidents = element("table")
        .class("cm-table cm-claims-table")
        .attr("role", "table")
        .child(element("caption").child(locale.word(Word::ClaimsCaption)))
        .child(
            element("thead").attr("role", "rowgroup").child(
                element("tr")
                    .attr("role", "row")
                    .children(COLUMNS.map(column)),
            ),
        )
        .child(keyed(
            move || table.get().incidents,
            |compared| compared.incident.0,
            move |compared| compared_view(reader, compared, selected),
        ));
    fragment()
        .child(incidents)
        .child(incident_pages_view(reader, move || {
            table.with(|table| table.page)
        }))
}

/// The rows of one incident: its title, then its claims.
fn compared_view(
    reader: Reader,
    compared: ComparedIncident,
    selected: Derived<Option<IncidentIndex>>,
) -> ElementNode {
    let story = reader.story();
    let incident = compared.incident;
    let incidents = &story.dataset.incidents;
    let is_selected = move || selected.get() == Some(incident);
    let groups = compared.groups.iter();
    element("tbody")
        .attr("role", "rowgroup")
        .class_if("cm-parent", compared.is_parent)
        .class_if("cm-selected", is_selected)
        .attr("data-incident", incident_key(&story, incident))
        .child(
            element("tr")
                .attr("role", "row")
                .class("cm-compared")
                .child(
                    element("th")
                        .attr("scope", "rowgroup")
                        .attr("role", "rowheader")
                        .attr("colspan", COLUMNS.len())
                        .child(symbol_icon_view(incidents.kind(incident).category()))
                        .child(
                            element("span")
                                .class("cm-date")
                                .child(story.when_text(incident).date),
                        )
                        .child(" ")
                        .child(
                            element("button")
                                .attr("type", "button")
                                .class("cm-card-button")
                                .attr(
                                    "aria-pressed",
                                    move || if is_selected() { "true" } else { "false" },
                                )
                                .on(ev::click, move |_| {
                                    reader.dispatch(Action::ToggleIncident(incident))
                                })
                                .child(told(story.title(incident))),
                        )
                        .child(" ")
                        .child(unreviewed_mark(&story, story.is_unreviewed(incident)))
                        .child(corrected_mark(reader, incident)),
                ),
        )
        .children(groups.map(|group| group_rows(reader, incident, group)))
}

fn group_rows(reader: Reader, incident: IncidentIndex, group: &ComparedGroup) -> Node {
    let story = reader.story();
    let locale = story.locale;
    let record = story.dataset.incidents.record(incident);
    let claims = record.map_or(&[][..], |record| &record.claims);
    let rows = group.rows.iter().enumerate().map(|(i, row)| {
        let claim = &claims[row.claim];
        let about = (i == 0).then(|| {
            element("th")
                .attr("scope", "row")
                .attr("role", "rowheader")
                .class("cm-about")
                .attr("rowspan", group.rows.len())
                .child(about_view(
                    locale,
                    group.metric,
                    group.subject,
                    group.sources_differ,
                ))
        });
        element("tr")
            .attr("role", "row")
            .class_if("cm-first", i == 0)
            .attr("data-claim", claim.id.clone())
            .child(about)
            .child(
                element("th")
                    .attr("scope", "row")
                    .attr("role", "rowheader")
                    .child(claimant_view(&story, &claim.claimant.name)),
            )
            .child(
                element("td")
                    .attr("role", "cell")
                    .child(figure_view(locale, claim, None))
                    .child(" ")
                    .child(words_view(&story, claim))
                    .child(quote_view(&story, claim)),
            )
            .child(
                element("td")
                    .attr("role", "cell")
                    .child(sources_view(reader, claim)),
            )
    });
    rows.collect::<Node>()
}
