//! The claims of an incident: each claimant's figure or text with its sources, and one axis per
//! metric and subject.

use super::Reader;
use super::focus::focus_after_render;
use super::px::px;
use super::sources::entry_id;
use super::told::told;
use super::tree::{ElementNode, Fragment, Node, element, fragment};
use crate::i18n::{FigurePhrase, Locale, Word};
use crate::model::{Assertion, Claim, IncidentIndex, Metric, SourceIndex, Subject};
use crate::scene::{ChartRow, ClaimGroup, Paging, Story};
use leptos::ev;
use leptos::prelude::*;

pub fn claim_groups_view(reader: Reader, incident: IncidentIndex, groups: Vec<ClaimGroup>) -> Node {
    groups
        .into_iter()
        .map(|group| group_view(reader, incident, group))
        .collect::<Node>()
}

fn group_view(reader: Reader, incident: IncidentIndex, group: ClaimGroup) -> ElementNode {
    let story = reader.story();
    let record = story.dataset.incidents.record(incident);
    let claims = record.map_or(&[][..], |record| &record.claims);
    let locale = story.locale;
    let rows = group.rows.iter().map(|row| {
        let claim = &claims[row.claim];
        let class = match (&claim.assertion, row.chart) {
            (Assertion::Figure(_), Some(_)) => "cm-claim cm-charted",
            (Assertion::Figure(_), None) => "cm-claim cm-counted",
            (Assertion::Text(_), _) => "cm-claim",
        };
        element("li")
            .class(class)
            .attr("data-claim", (!reader.is_page()).then(|| claim.id.clone()))
            .child(figure_view(locale, claim, row.chart))
            .child(
                element("div")
                    .class("cm-claim-text")
                    .child(assertion_view(reader, claim))
                    .child(sources_view(reader, claim)),
            )
    });
    element("section")
        .class("cm-claims")
        .child(element("h5").class("cm-claims-title").child(about_view(
            locale,
            group.metric,
            group.subject,
            group.sources_differ,
        )))
        .child(element("ul").children(rows))
}

/// What a group of claims is about, and whether the sources differ.
pub fn about_view(
    locale: Locale,
    metric: Metric,
    subject: Option<Subject>,
    sources_differ: bool,
) -> Fragment {
    let subject = subject.and_then(|subject| locale.subject_name(subject));
    fragment()
        .child(locale.metric_name(metric))
        .child(subject.map(|subject| {
            element("span")
                .class("cm-subject")
                .child(locale.word(Word::Comma))
                .child(subject)
        }))
        .child(sources_differ.then(|| {
            fragment().child(" ").child(
                element("span")
                    .class("cm-badge")
                    .child(locale.word(Word::SourcesDiffer)),
            )
        }))
}

/// The figure in its own column, after its chart if it has one. `None` if the claim is a text.
pub fn figure_view(locale: Locale, claim: &Claim, chart: Option<ChartRow>) -> Option<Fragment> {
    let Assertion::Figure(figure) = &claim.assertion else {
        return None;
    };
    let view = fragment().child(chart.map(chart_view)).child(
        element("span")
            .class("cm-figure")
            .child(locale.figure_text(figure)),
    );
    Some(view)
}

/// Length of the axis. The symbols at its ends need room beside it.
const AXIS_PX: f64 = 84.0;
const AXIS_INSET_PX: f64 = 6.0;

/// A dot or a range on an axis from 0, and an arrow if the claim has no upper limit.
fn chart_view(chart: ChartRow) -> ElementNode {
    let x = |share: f64| AXIS_INSET_PX + share * AXIS_PX;
    let width_px = AXIS_PX + AXIS_INSET_PX + 16.0;
    let range = (chart.to > chart.from).then(|| {
        element("line")
            .class("cm-range")
            .attr("x1", px(x(chart.from)))
            .attr("x2", px(x(chart.to)))
            .attr("y1", "8")
            .attr("y2", "8")
    });
    let arrow = chart.open.then(|| {
        let tip = x(chart.from);
        element("path")
            .class("cm-open")
            .attr("d", format!("M{} 8h14m-3.5-3.5l3.5 3.5l-3.5 3.5", px(tip)))
    });
    element("svg")
        .class("cm-chart")
        .attr("width", px(width_px))
        .attr("height", "16")
        .attr("aria-hidden", "true")
        .child(
            element("line")
                .class("cm-axis")
                .attr("x1", px(x(0.0)))
                .attr("x2", px(x(1.0)))
                .attr("y1", "8")
                .attr("y2", "8"),
        )
        .child(
            element("line")
                .class("cm-axis")
                .attr("x1", px(x(0.0)))
                .attr("x2", px(x(0.0)))
                .attr("y1", "5")
                .attr("y2", "11"),
        )
        .child(range)
        .child(arrow)
        .child(
            element("circle")
                .class("cm-dot")
                .attr("cx", px(x(chart.from)))
                .attr("cy", "8")
                .attr("r", "4.5"),
        )
        .child((chart.to > chart.from).then(|| {
            element("circle")
                .class("cm-dot")
                .attr("cx", px(x(chart.to)))
                .attr("cy", "8")
                .attr("r", "4.5")
        }))
}

/// The claimant and the claim: "Eyewitnesses: 5 children and 2 women".
pub fn assertion_view(reader: Reader, claim: &Claim) -> Fragment {
    let has_words = match &claim.assertion {
        Assertion::Figure(figure) => figure.qualifier.is_some() || figure.detail.is_some(),
        Assertion::Text(_) => true,
    };
    // Inside the name's element, so that the colon follows the direction of the name.
    let mut name = claim.claimant.name.clone();
    if has_words {
        name.push(':');
    }
    fragment()
        .child(
            element("p")
                .child(claimant_view(&reader.story(), &name))
                .child(has_words.then_some(" "))
                .child(words_view(&reader.story(), claim)),
        )
        .child(quote_view(&reader.story(), claim))
}

pub fn claimant_view(story: &Story, name: &str) -> ElementNode {
    element("span")
        .class("cm-claimant")
        .child(told(story.as_written(name)))
}

/// The claim's text, scope and standing. Of a figure, its qualifier and detail.
pub fn words_view(story: &Story, claim: &Claim) -> Fragment {
    let locale = story.locale;
    let FigurePhrase {
        hedged,
        detail,
        separator,
    } = match &claim.assertion {
        Assertion::Figure(figure) => locale.figure_phrase(figure),
        Assertion::Text(text) => FigurePhrase::of_words(text),
    };
    fragment()
        .child(hedged)
        .child((!separator.is_empty()).then_some(separator))
        .child(detail.map(|detail| told(story.as_written(detail))))
        .child(claim.scope.as_ref().map(|scope| {
            element("span")
                .class("cm-scope")
                .child(told(story.as_written(scope)))
        }))
        .child(claim.standing.map(|standing| {
            element("span")
                .class("cm-standing")
                .child(locale.standing_name(standing))
        }))
}

/// The quote of a claim whose text is not the claimant's own wording.
pub fn quote_view(story: &Story, claim: &Claim) -> Option<ElementNode> {
    let quote = match claim.assertion {
        Assertion::Text(_) => claim.quote.as_deref()?,
        Assertion::Figure(_) => return None,
    };
    let quote = told(story.as_written(&format!("“{quote}”")));
    Some(element("p").class("cm-quote").child(quote))
}

/// The note on a claim, the type of its claimant, and its sources.
pub fn sources_view(reader: Reader, claim: &Claim) -> ElementNode {
    let story = reader.story();
    let kind = story.locale.claimant_type_name(claim.claimant.kind);
    let kind = (!reader.is_page()).then(|| element("span").child(kind).child(" · "));
    let note = claim.note.as_ref().map(|note| {
        fragment()
            .child(
                element("span")
                    .class("cm-claim-note")
                    .child(told(story.as_written(note))),
            )
            .child(" ")
    });
    let citations = claim.sources.iter().enumerate().map(|(i, &source)| {
        fragment()
            .child((i > 0).then_some(" · "))
            .child(citation_view(reader, source))
    });
    element("p")
        .class("cm-claim-sources")
        .child(note)
        .child(kind)
        .children(citations)
}

/// Publisher, date, and the number that links to the list of sources. On a page without scripts
/// only that list links to the report, once for all claims.
fn citation_view(reader: Reader, source: SourceIndex) -> Fragment {
    let story = reader.story();
    let number = number_view(reader, source);
    let source = story.dataset.source(source);
    let locale = story.locale;
    let date = source
        .date
        .map(|date| locale.word(Word::Comma).to_owned() + &locale.day_text(date));
    let publisher = told(story.as_written(&source.publisher));
    if reader.is_page() {
        return fragment()
            .child(publisher)
            .child(date)
            .child(" ")
            .child(number);
    }
    fragment()
        .child(
            element("a")
                .attr("href", source.url.clone())
                .attr("rel", "noopener noreferrer")
                .attr("target", "_blank")
                .child(publisher),
        )
        .child(date)
        .child(" ")
        .child(number)
}

/// The number that links to a source in the list.
pub fn number_view(reader: Reader, source: SourceIndex) -> ElementNode {
    let story = reader.story();
    let number = story.citations.number(source);
    let text = story.locale.number(usize::from(number));
    let target = format!("#{}", entry_id(number));
    if reader.is_page() {
        return element("a")
            .class("cm-number")
            .attr("href", target)
            .child(text);
    }
    let label = story.locale.fill(Word::SourceNumber, &[("number", &text)]);
    let id = story.dataset.source(source).id.clone();
    let selector = format!("[data-source-entry=\"{id}\"]");
    element("a")
        .class("cm-number")
        .attr("href", target)
        .attr("data-source", id)
        .attr("aria-label", label)
        .on(ev::click, move |event| {
            event.prevent_default();
            let position = usize::from(number) - 1;
            let count = reader.story().citations.in_order().len();
            let page = Paging::FOOTER.page_with(position, count);
            reader.sources_page.set(page.number);
            reader.sources_open.set(true);
            focus_after_render(reader.root, selector.clone());
        })
        .child(text)
}
