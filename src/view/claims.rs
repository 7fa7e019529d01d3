//! Every claimant's figure or words, on one axis per metric, with their sources.

use super::Reader;
use super::focus::focus_after_render;
use super::px::px;
use super::sources::entry_id;
use super::told::told;
use crate::i18n::{FigurePhrase, Locale, Word};
use crate::model::{Assertion, Claim, IncidentIndex, SourceIndex};
use crate::scene::{ChartRow, ClaimGroup, Story};
use leptos::prelude::*;

#[component]
pub fn ClaimGroups(
    reader: Reader,
    incident: IncidentIndex,
    groups: Vec<ClaimGroup>,
) -> impl IntoView {
    groups
        .into_iter()
        .map(|group| view! { <Group reader incident group/> })
        .collect_view()
}

#[component]
fn Group(reader: Reader, incident: IncidentIndex, group: ClaimGroup) -> impl IntoView {
    let story = reader.story();
    let claims = &story.dataset.incident(incident).claims;
    let locale = story.locale;
    let subject = group
        .subject
        .and_then(|subject| locale.subject_name(subject));
    let rows = group.rows.iter().map(|row| {
        let claim = &claims[row.claim];
        let class = match (&claim.assertion, row.chart) {
            (Assertion::Figure(_), Some(_)) => "cm-claim cm-charted",
            (Assertion::Figure(_), None) => "cm-claim cm-counted",
            (Assertion::Text(_), _) => "cm-claim",
        };
        view! {
            <li class=class data-claim=(!reader.is_page()).then(|| claim.id.clone())>
                {figure_view(locale, claim, row.chart)}
                <div class="cm-claim-text">
                    {assertion_view(reader, claim)}
                    {sources_view(reader, claim)}
                </div>
            </li>
        }
    });
    view! {
        <section class="cm-claims">
            <h5 class="cm-claims-title">
                {locale.metric_name(group.metric)}
                {subject.map(|subject| view! { <span class="cm-subject">{locale.word(Word::Comma)} {subject}</span> })}
                {group.sources_differ.then(|| view! { " " <span class="cm-badge">{locale.word(Word::SourcesDiffer)}</span> })}
            </h5>
            <ul>{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// The figure in a column of its own, after its place on an axis where it has one; nothing
/// where the claim is in words.
pub fn figure_view(locale: Locale, claim: &Claim, chart: Option<ChartRow>) -> Option<AnyView> {
    let Assertion::Figure(figure) = &claim.assertion else {
        return None;
    };
    let view = view! {
        {chart.map(chart_view)}
        <span class="cm-figure">{locale.figure_text(figure)}</span>
    };
    Some(view.into_any())
}

/// Length of the axis; the symbol at its ends needs room beside it.
const AXIS_PX: f64 = 84.0;
const AXIS_INSET_PX: f64 = 6.0;

/// A dot or a range on an axis from 0; an arrow where the claim is open upwards.
fn chart_view(chart: ChartRow) -> impl IntoView {
    let x = |share: f64| AXIS_INSET_PX + share * AXIS_PX;
    let width_px = AXIS_PX + AXIS_INSET_PX + 16.0;
    let range = (chart.to > chart.from).then(|| {
        view! { <line class="cm-range" x1=px(x(chart.from)) x2=px(x(chart.to)) y1="8" y2="8"></line> }
    });
    let arrow = chart.open.then(|| {
        let tip = x(chart.from);
        view! { <path class="cm-open" d=format!("M{} 8h14m-3.5-3.5l3.5 3.5l-3.5 3.5", px(tip))></path> }
    });
    view! {
        <svg class="cm-chart" width=px(width_px) height="16" aria-hidden="true">
            <line class="cm-axis" x1=px(x(0.0)) x2=px(x(1.0)) y1="8" y2="8"></line>
            <line class="cm-axis" x1=px(x(0.0)) x2=px(x(0.0)) y1="5" y2="11"></line>
            {range}
            {arrow}
            <circle class="cm-dot" cx=px(x(chart.from)) cy="8" r="4.5"></circle>
            {(chart.to > chart.from).then(|| view! { <circle class="cm-dot" cx=px(x(chart.to)) cy="8" r="4.5"></circle> })}
        </svg>
    }
}

/// Who says it, and what: "Eyewitnesses: 5 children and 2 women".
pub fn assertion_view(reader: Reader, claim: &Claim) -> AnyView {
    let has_words = match &claim.assertion {
        Assertion::Figure(figure) => figure.qualifier.is_some() || figure.detail.is_some(),
        Assertion::Text(_) => true,
    };
    // The colon belongs to the name, in whatever direction that is written.
    let mut name = claim.claimant.name.clone();
    if has_words {
        name.push(':');
    }
    view! {
        <p>
            {claimant_view(&reader.story(), &name)}
            {has_words.then_some(" ")}
            {words_view(&reader.story(), claim)}
        </p>
        {quote_view(&reader.story(), claim)}
    }
    .into_any()
}

pub fn claimant_view(story: &Story, name: &str) -> AnyView {
    view! { <span class="cm-claimant">{told(story.as_written(name))}</span> }.into_any()
}

/// What is claimed, of what part, and how it stands; of a figure, what is said beside it.
pub fn words_view(story: &Story, claim: &Claim) -> AnyView {
    let locale = story.locale;
    let FigurePhrase {
        hedged,
        detail,
        separator,
    } = match &claim.assertion {
        Assertion::Figure(figure) => locale.figure_phrase(figure),
        Assertion::Text(text) => FigurePhrase::of_words(text),
    };
    view! {
        {hedged}
        {(!separator.is_empty()).then_some(separator)}
        {detail.map(|detail| told(story.as_written(detail)))}
        {claim.scope.as_ref().map(|scope| view! { <span class="cm-scope">{told(story.as_written(scope))}</span> })}
        {claim.standing.map(|standing| view! { <span class="cm-standing">{locale.standing_name(standing)}</span> })}
    }
    .into_any()
}

/// The claimant's own words where those in the claim are the data's.
pub fn quote_view(story: &Story, claim: &Claim) -> Option<AnyView> {
    let quote = match claim.assertion {
        Assertion::Text(_) => claim.quote.as_deref()?,
        Assertion::Figure(_) => return None,
    };
    let quote = told(story.as_written(&format!("“{quote}”")));
    Some(view! { <p class="cm-quote">{quote}</p> }.into_any())
}

/// What kind of claimant it is, what the data remarks, and where the claim was reported.
pub fn sources_view(reader: Reader, claim: &Claim) -> AnyView {
    let story = reader.story();
    let kind = story.locale.claimant_type_name(claim.claimant.kind);
    let kind = (!reader.is_page()).then(|| view! { <span>{kind} " · "</span> });
    let note = claim.note.as_ref().map(|note| {
        view! { <span class="cm-claim-note">{told(story.as_written(note))}</span> " " }
    });
    let citations = claim.sources.iter().enumerate().map(|(i, &source)| {
        view! {
            {(i > 0).then_some(" · ")}
            <Citation reader source/>
        }
    });
    view! { <p class="cm-claim-sources">{note} {kind} {citations.collect_view()}</p> }.into_any()
}

/// Outlet, date, and the number that leads to the list of sources. On a page without
/// scripts the link to the report itself stands there only, once for all its claims.
#[component]
fn Citation(reader: Reader, source: SourceIndex) -> impl IntoView {
    let story = reader.story();
    let number = number_view(reader, source);
    let source = story.dataset.source(source);
    let locale = story.locale;
    let date = source
        .date
        .map(|date| locale.word(Word::Comma).to_owned() + &locale.day_text(date));
    let publisher = told(story.as_written(&source.publisher));
    if reader.is_page() {
        return view! { {publisher} {date} " " {number} }.into_any();
    }
    view! {
        <a href=source.url.clone() rel="noopener noreferrer" target="_blank">
            {publisher}
        </a>
        {date}
        " "
        {number}
    }
    .into_any()
}

/// The number that leads to a source in the list.
pub fn number_view(reader: Reader, source: SourceIndex) -> AnyView {
    let story = reader.story();
    let number = story.citations.number(source);
    let text = story.locale.number(usize::from(number));
    let target = format!("#{}", entry_id(number));
    if reader.is_page() {
        return view! { <a class="cm-number" href=target>{text}</a> }.into_any();
    }
    let label = story.locale.fill(Word::SourceNumber, &[("number", &text)]);
    let id = story.dataset.source(source).id.clone();
    let selector = format!("[data-source-entry=\"{id}\"]");
    view! {
        <a
            class="cm-number"
            href=target
            data-source=id
            aria-label=label
            on:click=move |event| {
                event.prevent_default();
                reader.sources_open.set(true);
                focus_after_render(reader.root, selector.clone());
            }
        >
            {text}
        </a>
    }
    .into_any()
}
