//! The incidents as rows that the reader sorts, each to open in its place.

use super::Reader;
use super::card::{CardBody, relation};
use super::claims::{assertion_view, figure_view, number_view};
use super::corrections::corrected_mark;
use super::symbol::SymbolIcon;
use super::told::{told, unreviewed_mark};
use crate::i18n::{Locale, Word};
use crate::model::{Assertion, Claim, IncidentIndex};
use crate::scene::{Action, IncidentRow, Sort, SortKey, SortOrder, incident_table};
use leptos::prelude::*;

/// Roles are spelt out: where the table is not laid out as one, some browsers would not
/// say that it is one.
#[component]
pub fn IncidentTable(reader: Reader) -> impl IntoView {
    let locale = reader.locale();
    let sort = reader.sort;
    let table = reader.derive(move |story, state| incident_table(story, state, sort.get()));
    let selected = reader.derive(|_, state| state.incident);
    let column = move |key: SortKey| view! { <SortHeading locale sort key/> };
    view! {
        <table class="cm-table cm-incident-table" role="table">
            <caption>{locale.word(Word::TableCaption)}</caption>
            <thead role="rowgroup">
                <tr role="row" data-label=locale.word(Word::SortBy)>
                    {SortKey::ALL.map(column).into_iter().collect_view()}
                    <th scope="col" role="columnheader">{locale.word(Word::ColumnKilled)}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">
                <For
                    each=move || table.get().rows
                    key=|row| row.incident
                    children=move |row| view! { <Row reader row selected/> }.into_any()
                />
            </tbody>
        </table>
    }
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

#[component]
fn SortHeading(locale: Locale, sort: RwSignal<Sort>, key: SortKey) -> impl IntoView {
    let order = move || {
        let sort = sort.get();
        (sort.key == key).then_some(match sort.order {
            SortOrder::Ascending => "ascending",
            SortOrder::Descending => "descending",
        })
    };
    let is_count = matches!(key, SortKey::ClaimCount | SortKey::SourceCount);
    view! {
        <th scope="col" role="columnheader" class:cm-count-cell=is_count aria-sort=order>
            <button
                type="button"
                class="cm-sort"
                on:click=move |_| sort.update(|sort| *sort = sort.pressed(key))
            >
                {locale.word(heading(key))}
            </button>
        </th>
    }
}

#[component]
fn Row(reader: Reader, row: IncidentRow, selected: Memo<Option<IncidentIndex>>) -> impl IntoView {
    let story = reader.story();
    let locale = story.locale;
    let incident = row.incident;
    let record = story.dataset.incident(incident);
    let when = locale.when_text(&record.when);
    let is_selected = move || selected.get() == Some(incident);
    let flag = move || if is_selected() { "true" } else { "false" };
    let killed = row.killed_claims.iter().map(|&claim| {
        let claim = &record.claims[claim];
        view! { <li class="cm-claim cm-counted">{killed_claim(reader, claim)}</li> }
    });
    view! {
        <tr
            role="row"
            class="cm-row"
            class:cm-parent=row.is_parent
            class:cm-selected=is_selected
            data-incident=record.id.clone()
        >
            <td role="cell" class="cm-when-cell">
                {when.date}
                {when.clock.map(|clock| view! { " " <span class="cm-muted">{told(story.as_written(clock))}</span> })}
            </td>
            <td role="cell" class="cm-kind-cell">
                <span class="cm-kind">
                    <SymbolIcon category=record.kind.category()/>
                    <span>{locale.kind_name(record.kind)}</span>
                </span>
            </td>
            <th scope="row" role="rowheader">
                <button
                    type="button"
                    class="cm-card-button"
                    aria-expanded=flag
                    aria-pressed=flag
                    on:click=move |_| reader.dispatch(Action::ToggleIncident(incident))
                >
                    {told(story.title(incident))}
                </button>
                " "
                {unreviewed_mark(&story, story.is_unreviewed(incident))}
                {corrected_mark(reader, incident)}
            </th>
            <td role="cell" data-label=locale.word(Word::ColumnProvince)>
                {row.provinces.join(locale.word(Word::Comma))}
            </td>
            <td role="cell" class="cm-count-cell" data-label=locale.word(Word::ColumnClaims)>
                {locale.number(row.claim_count)}
            </td>
            <td role="cell" class="cm-count-cell" data-label=locale.word(Word::ColumnSources)>
                {locale.number(row.source_count)}
            </td>
            <td role="cell" class="cm-killed-cell" data-label=locale.word(Word::ColumnKilled)>
                <ul>{killed.collect_view()}</ul>
            </td>
        </tr>
        {move || is_selected().then(|| view! { <Opened reader incident/> }.into_any())}
    }
}

/// One claim on people killed, whom it counts, who says so, and by which sources.
fn killed_claim(reader: Reader, claim: &Claim) -> AnyView {
    let locale = reader.locale();
    let subject = match &claim.assertion {
        Assertion::Figure(figure) => locale.subject_name(figure.subject),
        Assertion::Text(_) => None,
    };
    let sources = claim.sources.iter();
    let sources = sources.map(|&source| view! { {number_view(reader, source)} " " });
    view! {
        {figure_view(locale, claim, None)}
        <div class="cm-claim-text">
            {subject.map(|subject| view! { <span class="cm-subject">{subject}</span> })}
            {assertion_view(reader, claim)}
            <p class="cm-claim-sources">{sources.collect_view()}</p>
        </div>
    }
    .into_any()
}

/// What else is reported of the incident, in a row of its own below it.
#[component]
fn Opened(reader: Reader, incident: IncidentIndex) -> impl IntoView {
    let story = reader.story();
    let record = story.dataset.incident(incident);
    let when = story.locale.when_text(&record.when);
    view! {
        <tr role="row" class="cm-opened">
            <td role="cell" colspan=SortKey::ALL.len() + 1>
                <h4 class="cm-opened-when">
                    {when.date}
                    {when.clock.map(|clock| view! { " " {told(story.as_written(clock))} })}
                    {when.basis.map(|basis| view! { " " {basis} })}
                </h4>
                {relation(&story, record)}
                <p class="cm-summary">{told(story.summary(incident))}</p>
                <CardBody reader incident/>
            </td>
        </tr>
    }
}
