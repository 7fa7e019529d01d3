//! The public log: what was corrected and added, and when.

use super::Reader;
use super::focus::focus_after_render;
use super::sources::incident_link;
use super::told::told;
use crate::i18n::Word;
use crate::model::{Change, ChangeKind, IncidentIndex};
use leptos::prelude::*;

/// Where the mark on a corrected incident leads.
fn entry_id(entry: usize) -> String {
    format!("cm-change-{entry}")
}

/// Nothing where the log has no entry.
#[component]
pub fn Corrections(reader: Reader) -> impl IntoView {
    let story = reader.story();
    let changes = &story.dataset.changes;
    let open = reader.corrections_open;
    let entries = changes.iter().enumerate();
    let entries = entries.map(|(i, change)| entry_view(reader, i, change));
    let list = view! { <ol class="cm-changes">{entries.collect_view()}</ol> };
    let summary = story.locale.word(Word::Corrections);
    (!changes.is_empty()).then(|| {
        if reader.is_page() {
            return view! {
                <details class="cm-corrections">
                    <summary>{summary}</summary>
                    {list}
                </details>
            }
            .into_any();
        }
        view! {
            <details class="cm-corrections" prop:open=move || open.get()>
                <summary on:click=move |event| {
                    event.prevent_default();
                    open.update(|open| *open = !*open);
                }>{summary}</summary>
                {list}
            </details>
        }
        .into_any()
    })
}

fn entry_view(reader: Reader, entry: usize, change: &Change) -> impl IntoView + use<> {
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
        view! {
            <span class="cm-it-was">
                {locale.word(Word::ItWas)} " " {told(story.as_written(was))}
            </span>
        }
    });
    let incident = change.incident.map(|incident| {
        view! { " · " {incident_link(reader, incident)} }
    });
    view! {
        <li id=entry_id(entry) tabindex=(!reader.is_page()).then_some("-1")>
            <b>{locale.word(kind)}</b>
            " · "
            {version}
            {incident}
            " "
            <span class="cm-change">{told(story.as_written(&change.text))}</span>
            " "
            {was}
        </li>
    }
}

/// On a corrected incident: the day, which leads to what the log says.
pub fn corrected_mark(reader: Reader, incident: IncidentIndex) -> Option<AnyView> {
    let story = reader.story();
    let is_correction = |change: &Change| {
        change.incident == Some(incident) && matches!(change.kind, ChangeKind::Correction { .. })
    };
    let entry = story.dataset.changes.iter().position(is_correction)?;
    let date = story.locale.day_text(story.dataset.changes[entry].date);
    let text = story.locale.fill(Word::Corrected, &[("date", &date)]);
    let target = format!("#{}", entry_id(entry));
    if reader.is_page() {
        return Some(view! { <a class="cm-corrected" href=target>{text}</a> }.into_any());
    }
    let open = move |_| {
        reader.corrections_open.set(true);
        focus_after_render(reader.root, target.clone());
    };
    let mark = view! {
        <button type="button" class="cm-link cm-corrected" on:click=open>{text}</button>
    };
    Some(mark.into_any())
}
