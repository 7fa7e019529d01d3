//! One incident: what is reported, and who says so.

use super::Reader;
use super::citation::CopyCitation;
use super::claims::ClaimGroups;
use super::corrections::corrected_mark;
use super::report::report_view;
use super::symbol::SymbolIcon;
use super::told::{told, unreviewed_mark};
use crate::i18n::Word;
use crate::model::{Incident, IncidentIndex, Place};
use crate::scene::{Action, ListEntry, Story, claim_groups};
use leptos::prelude::*;

#[component]
pub fn Card(
    reader: Reader,
    incident: IncidentIndex,
    /// How the list shows the incident now.
    entry: Memo<ListEntry>,
) -> impl IntoView {
    if reader.is_page() {
        page_card(reader, incident, entry.get_untracked()).into_any()
    } else {
        screen_card(reader, incident, entry).into_any()
    }
}

fn screen_card(reader: Reader, incident: IncidentIndex, entry: Memo<ListEntry>) -> impl IntoView {
    let story = reader.story();
    let record = story.dataset.incident(incident);
    let flag = |value: bool| if value { "true" } else { "false" };
    let is_open = Memo::new(move |_| entry.get().expanded || reader.is_paper());
    let title = view! {
        <button
            type="button"
            class="cm-card-button"
            aria-expanded=move || flag(entry.get().expanded)
            aria-pressed=move || flag(entry.get().selected)
            on:click=move |_| reader.dispatch(Action::ToggleIncident(incident))
        >
            {told(story.title(incident))}
        </button>
    };
    view! {
        <article
            class="cm-card"
            part="card"
            class:cm-parent=record.is_parent()
            class:cm-site=move || entry.get().is_site
            class:cm-selected=move || entry.get().selected
            data-incident=record.id.clone()
        >
            {head(reader, incident, title.into_any())}
            {move || is_open.get().then(|| view! { <CardBody reader incident/> })}
        </article>
    }
}

/// A card that opens and closes without a script, and that a link leads to.
fn page_card(reader: Reader, incident: IncidentIndex, entry: ListEntry) -> impl IntoView {
    let story = reader.story();
    let record = story.dataset.incident(incident);
    view! {
        <details
            class="cm-card"
            class:cm-parent=entry.is_parent
            class:cm-site=entry.is_site
            id=record.id.clone()
        >
            <summary>{head(reader, incident, told(story.title(incident)))}</summary>
            <CardBody reader incident/>
        </details>
    }
}

/// What is read of every incident, before it is opened.
fn head(reader: Reader, incident: IncidentIndex, title: AnyView) -> impl IntoView + use<> {
    let story = reader.story();
    let record = story.dataset.incident(incident);
    let when = story.locale.when_text(&record.when);
    let clock = when.clock.map(|clock| told(story.as_written(clock)));
    view! {
        <span class="cm-when">
            <SymbolIcon category=record.kind.category()/>
            <b class="cm-date">{when.date}</b>
            {clock.map(|clock| view! { " " <span class="cm-muted">{clock}</span> })}
            {when.basis.map(|basis| view! { " " <span class="cm-muted">{basis}</span> })}
        </span>
        <h4 class="cm-card-title">{title}</h4>
        {relation(&story, record)}
        <span class="cm-summary">{told(story.summary(incident))}</span>
        {unreviewed_mark(&story, story.is_unreviewed(incident))}
        " "
        {corrected_mark(reader, incident)}
    }
    .into_any()
}

/// How a parent and its sites belong together, said on both.
pub fn relation(story: &Story, incident: &Incident) -> Option<impl IntoView + use<>> {
    let locale = story.locale;
    let (text, whole) = match incident.parts.len() {
        0 => {
            let whole = story.title(incident.part_of?);
            (locale.word(Word::OneSiteOf).to_owned(), Some(told(whole)))
        }
        2 => (locale.word(Word::BothSites).to_owned(), None),
        count => {
            let count = locale.number(count);
            (locale.fill(Word::AllSites, &[("count", &count)]), None)
        }
    };
    Some(view! {
        <span class="cm-relation">{text} {whole.map(|whole| view! { " " {whole} })}</span>
        // Where there is no style sheet.
        <br/>
    })
}

#[component]
pub fn CardBody(reader: Reader, incident: IncidentIndex) -> impl IntoView {
    let story = reader.story();
    let locale = story.locale;
    let record = story.dataset.incident(incident);
    view! {
        <dl class="cm-facts">
            <dt>{locale.word(Word::Time)}</dt>
            <dd>{locale.time_basis_text(&record.when)}</dd>
            <dt>{locale.word(Word::Kind)}</dt>
            <dd>{locale.kind_name(record.kind)}</dd>
            <dt>{locale.word(Word::Place)}</dt>
            {record.places.iter().map(|place| place_view(&story, place)).collect_view()}
            <dt>{locale.word(Word::Actors)}</dt>
            {record.actors.iter().map(|actor| view! { <dd>{told(story.as_written(actor))}</dd> }).collect_view()}
        </dl>
        {record.note.as_ref().map(|note| view! { <p class="cm-note">{told(story.as_written(note))}</p> })}
        <ClaimGroups reader incident groups=claim_groups(record)/>
        {actions(reader, incident)}
    }
    .into_any()
}

/// What a reader can do with an incident.
fn actions(reader: Reader, incident: IncidentIndex) -> Option<impl IntoView> {
    let report = report_view(reader, Some(incident));
    let cite = (!reader.is_page()).then(|| view! { <CopyCitation reader incident/> });
    let is_any = report.is_some() || cite.is_some();
    is_any.then(|| view! { <div class="cm-actions">{cite} {report}</div> })
}

fn place_view(story: &Story, place: &Place) -> impl IntoView + use<> {
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
    let area = area.map(|area| view! { {story.locale.word(Word::Comma)} {area} });
    view! {
        <dd>
            {told(story.as_written(&place.name))}
            {area}
            " "
            <span class="cm-muted">
                {precision}
                {note.map(|note| view! { " · " {told(story.as_written(note))} })}
            </span>
        </dd>
    }
}
