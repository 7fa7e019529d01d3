//! One incident: what is reported, and who says so.

use super::Reader;
use super::claims::ClaimGroups;
use super::symbol::SymbolIcon;
use crate::i18n::{geo_precision_text, kind_name, time_basis_text, when_text};
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
    let title = view! {
        <button
            type="button"
            class="cm-card-button"
            aria-expanded=move || flag(entry.get().expanded)
            aria-pressed=move || flag(entry.get().selected)
            on:click=move |_| reader.dispatch(Action::ToggleIncident(incident))
        >
            {record.title.clone()}
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
            {head(&story, record, title.into_any())}
            {move || entry.get().expanded.then(|| view! { <CardBody reader incident/> })}
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
            <summary>{head(&story, record, record.title.clone().into_any())}</summary>
            <CardBody reader incident/>
        </details>
    }
}

/// What is read of every incident, before it is opened.
fn head(story: &Story, incident: &Incident, title: AnyView) -> impl IntoView + use<> {
    let (date, detail) = when_text(&incident.when);
    view! {
        <span class="cm-when">
            <SymbolIcon category=incident.kind.category()/>
            <b class="cm-date">{date}</b>
            {detail.map(|detail| view! { " " <span class="cm-muted">{detail}</span> })}
        </span>
        <h4 class="cm-card-title">{title}</h4>
        {relation(story, incident)}
        <span class="cm-summary">{incident.summary.clone()}</span>
    }
}

/// How a parent and its sites belong together, said on both.
fn relation(story: &Story, incident: &Incident) -> Option<impl IntoView + use<>> {
    let text = if incident.is_parent() {
        let sites = match incident.parts.len() {
            2 => String::from("both sites"),
            count => format!("all {count} sites"),
        };
        format!("Reports on {sites} together; never counted with them or added to them")
    } else {
        let whole = story.dataset.incident(incident.part_of?);
        format!("One site of: {}", whole.title)
    };
    Some(view! {
        <span class="cm-relation">{text}</span>
        // Where there is no style sheet.
        <br/>
    })
}

#[component]
fn CardBody(reader: Reader, incident: IncidentIndex) -> impl IntoView {
    let story = reader.story();
    let record = story.dataset.incident(incident);
    view! {
        <dl class="cm-facts">
            <dt>{"Time"}</dt>
            <dd>{time_basis_text(&record.when)}</dd>
            <dt>{"Kind"}</dt>
            <dd>{kind_name(record.kind)}</dd>
            <dt>{"Place"}</dt>
            {record.places.iter().map(|place| place_view(&story, place)).collect_view()}
            <dt>{"Actors"}</dt>
            {record.actors.iter().map(|actor| view! { <dd>{actor.clone()}</dd> }).collect_view()}
        </dl>
        {record.note.clone().map(|note| view! { <p class="cm-note">{note}</p> })}
        <ClaimGroups reader incident groups=claim_groups(record)/>
    }
}

fn place_view(story: &Story, place: &Place) -> impl IntoView + use<> {
    let area = place
        .area
        .map(|code| story.area_name(code))
        .filter(|area| !place.name.contains(area.as_str()));
    let precision = match &place.point {
        Some(point) => geo_precision_text(point.precision),
        None if place.area.is_some() => "no point reported",
        None => "off the map",
    };
    let note = place.point.as_ref().and_then(|point| point.note.clone());
    view! {
        <dd>
            {place.name.clone()}
            {area.map(|area| format!(", {area}"))}
            " "
            <span class="cm-muted">
                {precision}
                {note.map(|note| format!(" · {note}"))}
            </span>
        </dd>
    }
}
