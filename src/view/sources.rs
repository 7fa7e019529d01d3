//! Every cited source once, by its number.

use super::Reader;
use super::focus::focus_after_render;
use super::told::told;
use crate::i18n::Word;
use crate::model::{IncidentIndex, SourceIndex};
use crate::scene::Action;
use leptos::prelude::*;

/// Where a citation's number leads.
pub fn entry_id(number: u16) -> String {
    format!("cm-source-{number}")
}

#[component]
pub fn Sources(reader: Reader) -> impl IntoView {
    if reader.is_page() {
        page_sources(reader).into_any()
    } else {
        screen_sources(reader).into_any()
    }
}

fn screen_sources(reader: Reader) -> impl IntoView {
    let cited = reader.story().citations.in_order().to_vec();
    let open = reader.sources_open;
    let is_open = Memo::new(move |_| open.get() || reader.is_paper());
    view! {
        <details class="cm-sources" prop:open=move || is_open.get()>
            <summary on:click=move |event| {
                event.prevent_default();
                open.update(|open| *open = !*open);
            }>{source_count_text(reader, cited.len())}</summary>
            {move || is_open.get().then(|| view! {
                <ol class="cm-source-list">
                    {cited.iter().map(|&source| view! { <Entry reader source/> }).collect_view()}
                </ol>
            })}
        </details>
    }
}

fn source_count_text(reader: Reader, count: usize) -> String {
    let locale = reader.locale();
    locale.counted(Word::SourcesOne, Word::SourcesOther, count)
}

/// The sources of the incidents that the page has, under the numbers they always have.
fn page_sources(reader: Reader) -> impl IntoView {
    let story = reader.story();
    let state = reader.state_now();
    let is_shown = |source: &SourceIndex| {
        let mut cited_by = story.citations.cited_by(*source).iter();
        cited_by.any(|&incident| state.shows(&story, incident))
    };
    let cited: Vec<SourceIndex> = story.citations.in_order().to_vec();
    let shown: Vec<SourceIndex> = cited.into_iter().filter(is_shown).collect();
    view! {
        <details class="cm-sources">
            <summary>{source_count_text(reader, shown.len())}</summary>
            <ol class="cm-source-list">
                {shown.into_iter().map(|source| view! { <Entry reader source/> }).collect_view()}
            </ol>
        </details>
    }
}

#[component]
fn Entry(reader: Reader, source: SourceIndex) -> impl IntoView {
    let story = reader.story();
    let number = story.citations.number(source);
    let state = reader.state_now();
    let mut cited_by = story.citations.cited_by(source).to_vec();
    cited_by.retain(|&incident| !reader.is_page() || state.shows(&story, incident));
    let source = story.dataset.source(source);
    let locale = story.locale;
    let comma = locale.word(Word::Comma);
    let publisher = told(story.as_written(&source.publisher));
    let link = |text: AnyView| {
        view! {
            <a
                href=source.url.clone()
                hreflang=source.language.clone()
                rel="noopener noreferrer"
                target="_blank"
            >
                {text}
            </a>
        }
        .into_any()
    };
    // Where the title is not known, the publisher leads to the report.
    let (publisher, title) = match &source.title {
        Some(title) => {
            let language = source.language.clone();
            let title = view! { <bdi lang=language>{format!("“{title}”")}</bdi> };
            (publisher, link(title.into_any()))
        }
        None => (link(publisher), locale.word(Word::TitleUnknown).into_any()),
    };
    let date = match source.date {
        Some(date) => locale.day_text(date),
        None => locale.word(Word::DateUnknown).into(),
    };
    let back = cited_by.into_iter().enumerate().map(
        |(i, incident)| view! { {(i > 0).then_some(comma)} {incident_link(reader, incident)} },
    );
    view! {
        <li
            id=entry_id(number)
            data-source-entry=(!reader.is_page()).then(|| source.id.clone())
            value=number
            tabindex=(!reader.is_page()).then_some("-1")
        >
            <span class="cm-publisher">{publisher}</span>
            {comma}
            {title}
            {comma} {date}
            {source.tier.map(|tier| format!(" · {}", locale.tier_name(tier)))}
            {source.note.as_ref().map(|note| view! { <span class="cm-source-note">{told(story.as_written(note))}</span> })}
            <span class="cm-cited-by">{locale.word(Word::CitedIn)} " " {back.collect_view()}</span>
        </li>
    }
}

/// Back from the footer to an incident.
pub fn incident_link(reader: Reader, incident: IncidentIndex) -> AnyView {
    let story = reader.story();
    let record = story.dataset.incident(incident);
    if reader.is_page() {
        let target = format!("#{}", record.id);
        return view! { <a href=target>{told(story.title(incident))}</a> }.into_any();
    }
    let selector = format!("[data-incident=\"{}\"] .cm-card-button", record.id);
    view! {
        <button
            type="button"
            class="cm-link"
            on:click=move |_| {
                reader.dispatch(Action::OpenIncident(incident));
                focus_after_render(reader.root, selector.clone());
            }
        >
            {told(story.title(incident))}
        </button>
    }
    .into_any()
}
