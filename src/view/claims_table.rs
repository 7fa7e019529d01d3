//! What the claimants say of each incident, side by side.

use super::Reader;
use super::claims::{claimant_view, figure_view, quote_view, sources_view, words_view};
use super::corrections::corrected_mark;
use super::symbol::SymbolIcon;
use super::told::{told, unreviewed_mark};
use crate::i18n::Word;
use crate::model::IncidentIndex;
use crate::scene::{Action, ComparedGroup, ComparedIncident, claims_table};
use leptos::prelude::*;

const COLUMNS: [Word; 4] = [
    Word::ColumnAbout,
    Word::ColumnClaimant,
    Word::ColumnClaim,
    Word::ColumnReportedBy,
];

/// Roles are spelt out as in the table of incidents.
#[component]
pub fn ClaimsTable(reader: Reader) -> impl IntoView {
    let locale = reader.locale();
    let table = reader.derive(claims_table);
    let selected = reader.derive(|_, state| state.incident);
    let column = move |word| view! { <th scope="col" role="columnheader">{locale.word(word)}</th> };
    view! {
        <table class="cm-table cm-claims-table" role="table">
            <caption>{locale.word(Word::ClaimsCaption)}</caption>
            <thead role="rowgroup">
                <tr role="row">{COLUMNS.map(column).into_iter().collect_view()}</tr>
            </thead>
            <For
                each=move || table.get().incidents
                key=|compared| compared.incident
                children=move |compared| view! { <Compared reader compared selected/> }.into_any()
            />
        </table>
    }
}

/// The claims of an incident, below its title.
#[component]
fn Compared(
    reader: Reader,
    compared: ComparedIncident,
    selected: Memo<Option<IncidentIndex>>,
) -> impl IntoView {
    let story = reader.story();
    let incident = compared.incident;
    let record = story.dataset.incident(incident);
    let is_selected = move || selected.get() == Some(incident);
    let groups = compared.groups.iter();
    view! {
        <tbody
            role="rowgroup"
            class:cm-parent=compared.is_parent
            class:cm-selected=is_selected
            data-incident=record.id.clone()
        >
            <tr role="row" class="cm-compared">
                <th scope="rowgroup" role="rowheader" colspan=COLUMNS.len()>
                    <SymbolIcon category=record.kind.category()/>
                    <span class="cm-date">{story.locale.when_text(&record.when).date}</span>
                    " "
                    <button
                        type="button"
                        class="cm-card-button"
                        aria-pressed=move || if is_selected() { "true" } else { "false" }
                        on:click=move |_| reader.dispatch(Action::ToggleIncident(incident))
                    >
                        {told(story.title(incident))}
                    </button>
                    " "
                    {unreviewed_mark(&story, story.is_unreviewed(incident))}
                    {corrected_mark(reader, incident)}
                </th>
            </tr>
            {groups.map(|group| group_rows(reader, incident, group)).collect_view()}
        </tbody>
    }
}

fn group_rows(reader: Reader, incident: IncidentIndex, group: &ComparedGroup) -> AnyView {
    let story = reader.story();
    let locale = story.locale;
    let claims = &story.dataset.incident(incident).claims;
    let subject = group
        .subject
        .and_then(|subject| locale.subject_name(subject));
    let rows = group.rows.iter().enumerate().map(|(i, row)| {
        let claim = &claims[row.claim];
        let about = (i == 0).then(|| {
            view! {
                <th scope="row" role="rowheader" class="cm-about" rowspan=group.rows.len()>
                    {locale.metric_name(group.metric)}
                    {subject.map(|subject| view! { <span class="cm-subject">{locale.word(Word::Comma)} {subject}</span> })}
                    {group.sources_differ.then(|| view! { " " <span class="cm-badge">{locale.word(Word::SourcesDiffer)}</span> })}
                </th>
            }
        });
        view! {
            <tr role="row" class:cm-first=i == 0 data-claim=claim.id.clone()>
                {about}
                <th scope="row" role="rowheader">{claimant_view(&story, &claim.claimant.name)}</th>
                <td role="cell">
                    {figure_view(locale, claim, None)}
                    " "
                    {words_view(&story, claim)}
                    {quote_view(&story, claim)}
                </td>
                <td role="cell">{sources_view(reader, claim)}</td>
            </tr>
        }
    });
    rows.collect_view().into_any()
}
