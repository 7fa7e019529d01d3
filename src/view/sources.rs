//! Every cited source once, by its number.

use super::Reader;
use super::focus::focus_after_render;
use crate::i18n::{day_text, tier_name};
use crate::model::{IncidentIndex, SourceIndex};
use crate::scene::Action;
use leptos::prelude::*;

#[component]
pub fn Sources(reader: Reader) -> impl IntoView {
    let story = reader.story();
    let cited = story.citations.in_order().to_vec();
    let open = reader.sources_open;
    view! {
        <section class="cm-sources">
            <h3 class="cm-footer-title">
                <button
                    type="button"
                    class="cm-disclosure"
                    aria-expanded=move || if open.get() { "true" } else { "false" }
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {format!("{} sources", cited.len())}
                </button>
            </h3>
            {move || open.get().then(|| view! {
                <ol class="cm-source-list">
                    {cited.iter().map(|&source| view! { <Entry reader source/> }).collect_view()}
                </ol>
            })}
        </section>
    }
}

#[component]
fn Entry(reader: Reader, source: SourceIndex) -> impl IntoView {
    let story = reader.story();
    let number = story.citations.number(source);
    let cited_by = story.citations.cited_by(source).to_vec();
    let source = story.dataset.source(source);
    let title = match &source.title {
        Some(title) => format!("“{title}”"),
        None => String::from("title not known"),
    };
    let date = source.date.map_or(String::from("date not known"), day_text);
    let back = cited_by
        .into_iter()
        .map(|incident| view! { <CitedBy reader incident/> });
    view! {
        <li
            id=format!("cm-source-{}", source.id)
            data-source-entry=source.id.clone()
            value=number
            tabindex="-1"
        >
            <span class="cm-publisher">{source.publisher.clone()}</span>
            ", "
            <a
                href=source.url.clone()
                hreflang=source.language.clone()
                rel="noopener noreferrer"
                target="_blank"
            >
                <bdi lang=source.language.clone()>{title}</bdi>
            </a>
            {format!(", {date}")}
            {source.tier.map(|tier| format!(" · {}", tier_name(tier)))}
            {source.note.clone().map(|note| view! { <span class="cm-source-note">{note}</span> })}
            <span class="cm-cited-by">"Cited in: " {back.collect_view()}</span>
        </li>
    }
}

/// Back from a source to an incident that cites it.
#[component]
fn CitedBy(reader: Reader, incident: IncidentIndex) -> impl IntoView {
    let story = reader.story();
    let record = story.dataset.incident(incident);
    let selector = format!(".cm-card[data-incident=\"{}\"] .cm-card-button", record.id);
    view! {
        <button
            type="button"
            class="cm-link"
            on:click=move |_| {
                reader.dispatch(Action::OpenIncident(incident));
                focus_after_render(reader.root, selector.clone());
            }
        >
            {record.title.clone()}
        </button>
    }
}
