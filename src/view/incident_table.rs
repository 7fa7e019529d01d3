//! The table of incidents, which the reader can sort. Each row opens in place.

use super::Reader;
use super::card::{card_body_view, relation};
use super::claims::{assertion_view, figure_view, number_view};
use super::corrections::corrected_mark;
use super::derived::Derived;
use super::incident_key::incident_key;
use super::pages::incident_pages_view;
use super::symbol::symbol_icon_view;
use super::told::{told, unreviewed_mark};
use super::tree::{ElementNode, Fragment, element, fragment, keyed};
use crate::i18n::Word;
use crate::model::{Assertion, Claim, IncidentIndex};
use crate::scene::{Action, IncidentRow, SortKey, SortOrder, incident_table_of};
use leptos::ev;

/// ARIA roles are explicit: if CSS gives the table another layout, some browsers no longer expose
/// it as a table.
pub fn incident_table_view(reader: Reader) -> Fragment {
    let locale = reader.locale();
    let page_of = reader.page_of();
    let table =
        reader.derive(move |story, state| incident_table_of(story, state, page_of(story, state)));
    let selected = reader.derive(|_, state| state.incident);
    let column = move |key: SortKey| sort_heading_view(reader, key);
    let incidents = element("table")
        .class("cm-table cm-incident-table")
        .attr("role", "table")
        .child(element("caption").child(locale.word(Word::TableCaption)))
        .child(
            element("thead").attr("role", "rowgroup").child(
                element("tr")
                    .attr("role", "row")
                    .attr("data-label", locale.word(Word::SortBy))
                    .children(SortKey::ALL.map(column))
                    .child(
                        element("th")
                            .attr("scope", "col")
                            .attr("role", "columnheader")
                            .child(locale.word(Word::ColumnKilled)),
                    ),
            ),
        )
        .child(element("tbody").attr("role", "rowgroup").child(keyed(
            move || table.get().rows,
            |row| row.incident.0,
            move |row| row_view(reader, row, selected),
        )));
    fragment()
        .child(incidents)
        .child(incident_pages_view(reader, move || {
            table.with(|table| table.page)
        }))
}

fn heading(key: SortKey) -> Word {
    match key {
        SortKey::Date => Word::ColumnDate,
        SortKey::Kind => Word::ColumnKind,
        SortKey::Title => Word::ColumnTitle,
        SortKey::Province => Word::ColumnProvince,
        SortKey::ClaimCount => Word::ColumnClaims,
        SortKey::SourceCount => Word::ColumnSources,
    }
}

fn sort_heading_view(reader: Reader, key: SortKey) -> ElementNode {
    let sort = reader.derive(|_, state| state.sort);
    let order = move || {
        let sort = sort.get();
        (sort.key == key).then_some(match sort.order {
            SortOrder::Ascending => "ascending",
            SortOrder::Descending => "descending",
        })
    };
    let is_count = matches!(key, SortKey::ClaimCount | SortKey::SourceCount);
    element("th")
        .attr("scope", "col")
        .attr("role", "columnheader")
        .class_if("cm-count-cell", is_count)
        .attr("aria-sort", order)
        .child(
            element("button")
                .attr("type", "button")
                .class("cm-sort")
                .on(ev::click, move |_| reader.dispatch(Action::SortBy(key)))
                .child(reader.locale().word(heading(key))),
        )
}

fn row_view(
    reader: Reader,
    row: IncidentRow,
    selected: Derived<Option<IncidentIndex>>,
) -> Fragment {
    let story = reader.story();
    let locale = story.locale;
    let incident = row.incident;
    let kind = story.dataset.incidents.kind(incident);
    let claims = story.dataset.incidents.record(incident);
    let claims = claims.map_or(&[][..], |record| &record.claims);
    let when = story.when_text(incident);
    let is_selected = move || selected.get() == Some(incident);
    let flag = move || if is_selected() { "true" } else { "false" };
    let killed = row.killed_claims.iter().map(|&claim| {
        let claim = &claims[claim];
        element("li")
            .class("cm-claim cm-counted")
            .child(killed_claim(reader, claim))
    });
    fragment()
        .child(
            element("tr")
                .attr("role", "row")
                .class("cm-row")
                .class_if("cm-parent", row.is_parent)
                .class_if("cm-selected", is_selected)
                .attr("data-incident", incident_key(&story, incident))
                .child(
                    element("td")
                        .attr("role", "cell")
                        .class("cm-when-cell")
                        .child(when.date)
                        .child(when.clock.map(|clock| {
                            fragment().child(" ").child(
                                element("span")
                                    .class("cm-muted")
                                    .child(told(story.as_written(clock))),
                            )
                        })),
                )
                .child(
                    element("td")
                        .attr("role", "cell")
                        .class("cm-kind-cell")
                        .child(
                            element("span")
                                .class("cm-kind")
                                .child(symbol_icon_view(kind.category()))
                                .child(element("span").child(locale.kind_name(kind))),
                        ),
                )
                .child(
                    element("th")
                        .attr("scope", "row")
                        .attr("role", "rowheader")
                        .child(
                            element("button")
                                .attr("type", "button")
                                .class("cm-card-button")
                                .attr("aria-expanded", flag)
                                .attr("aria-pressed", flag)
                                .on(ev::click, move |_| {
                                    reader.dispatch(Action::ToggleIncident(incident))
                                })
                                .child(told(story.title(incident))),
                        )
                        .child(" ")
                        .child(unreviewed_mark(&story, story.is_unreviewed(incident)))
                        .child(corrected_mark(reader, incident)),
                )
                .child(
                    element("td")
                        .attr("role", "cell")
                        .attr("data-label", locale.word(Word::ColumnProvince))
                        .child(row.provinces.join(locale.word(Word::Comma))),
                )
                .child(
                    element("td")
                        .attr("role", "cell")
                        .class("cm-count-cell")
                        .attr("data-label", locale.word(Word::ColumnClaims))
                        .child(locale.number(row.claim_count)),
                )
                .child(
                    element("td")
                        .attr("role", "cell")
                        .class("cm-count-cell")
                        .attr("data-label", locale.word(Word::ColumnSources))
                        .child(locale.number(row.source_count)),
                )
                .child(
                    element("td")
                        .attr("role", "cell")
                        .class("cm-killed-cell")
                        .attr("data-label", locale.word(Word::ColumnKilled))
                        .child(element("ul").children(killed)),
                ),
        )
        .child(move || is_selected().then(|| opened_view(reader, incident)))
}

/// One claim about people killed: whom it counts, who claims it, and the numbers of its sources.
fn killed_claim(reader: Reader, claim: &Claim) -> Fragment {
    let locale = reader.locale();
    let subject = match &claim.assertion {
        Assertion::Figure(figure) => locale.subject_name(figure.subject),
        Assertion::Text(_) => None,
    };
    let sources = claim.sources.iter();
    let sources = sources.map(|&source| fragment().child(number_view(reader, source)).child(" "));
    fragment().child(figure_view(locale, claim, None)).child(
        element("div")
            .class("cm-claim-text")
            .child(subject.map(|subject| element("span").class("cm-subject").child(subject)))
            .child(assertion_view(reader, claim))
            .child(element("p").class("cm-claim-sources").children(sources)),
    )
}

/// The rest of the report, in its own row below the incident.
fn opened_view(reader: Reader, incident: IncidentIndex) -> ElementNode {
    let story = reader.story();
    let when = story.when_text(incident);
    element("tr").attr("role", "row").class("cm-opened").child(
        element("td")
            .attr("role", "cell")
            .attr("colspan", SortKey::ALL.len() + 1)
            .child(
                element("h4")
                    .class("cm-opened-when")
                    .child(when.date)
                    .child(
                        when.clock.map(|clock| {
                            fragment().child(" ").child(told(story.as_written(clock)))
                        }),
                    )
                    .child(when.basis.map(|basis| fragment().child(" ").child(basis))),
            )
            .child(relation(&story, incident))
            .child(
                element("p")
                    .class("cm-summary")
                    .child(story.summary(incident).map(told)),
            )
            .child(card_body_view(reader, incident)),
    )
}
