//! Loads claims and their figures.

use super::fields::Fields;
use super::ids::Ids;
use super::sources::Sources;
use super::value::{At, Found};
use super::words::{Words, words};
use crate::model::{Assertion, Claim, Claimant, ClaimantType, Figure, Metric, Standing, Subject};

const QUOTE_WORDS_MAX: usize = 20;

pub(super) const CLAIMANT_TYPES: Words<ClaimantType> = words!(ClaimantType {
    "official" => Official,
    "anonymous_official" => AnonymousOfficial,
    "armed_group" => ArmedGroup,
    "local_source" => LocalSource,
    "media" => Media,
    "un" => Un,
    "ngo_osint" => NgoOsint,
});

pub(super) const METRICS: Words<Metric> = words!(Metric {
    "killed" => Killed,
    "injured" => Injured,
    "casualties" => Casualties,
    "bodies_seen" => BodiesSeen,
    "target" => Target,
    "responsibility" => Responsibility,
    "denial" => Denial,
    "damage" => Damage,
    "munitions" => Munitions,
    "territory" => Territory,
    "time" => Time,
    "date" => Date,
    "place" => Place,
    "cause" => Cause,
    "accusation" => Accusation,
    "statement" => Statement,
    "closure" => Closure,
    "verification" => Verification,
});

pub(super) const SUBJECTS: Words<Subject> = words!(Subject {
    "civilians" => Civilians,
    "children" => Children,
    "pakistani_forces" => PakistaniForces,
    "taliban_forces" => TalibanForces,
    "militants" => Militants,
    "people" => People,
    "things" => Things,
});

pub(super) const STANDINGS: Words<Standing> = words!(Standing {
    "claimed" => Claimed,
    "confirmed_by_accused" => ConfirmedByAccused,
    "corroborated" => Corroborated,
    "disputed" => Disputed,
    "unverified" => Unverified,
    "denied" => Denied,
});

/// Reads a claim. `position` is its position among all claims of the dataset.
pub(super) fn claim(at: &At, ids: &Ids, position: usize, sources: &Sources) -> Claim {
    let mut fields = Fields::of(at);
    let claim = Claim {
        id: ids.own_id(&mut fields, position),
        claimant: claimant(&fields.take("claimant")),
        metric: fields.word("metric", &METRICS),
        assertion: assertion(at, &fields.take("figure"), &fields.take("text")),
        scope: fields.optional_text("scope"),
        quote: fields.take_optional("quote").and_then(|at| quote(&at)),
        standing: fields.optional_word("standing", &STANDINGS),
        note: fields.optional_text("note"),
        sources: sources.cited_by(&fields.take("sources")),
    };
    fields.end();
    claim
}

fn claimant(at: &At) -> Claimant {
    let mut fields = Fields::of(at);
    let claimant = Claimant {
        name: fields.text("name"),
        kind: fields.word("type", &CLAIMANT_TYPES),
    };
    fields.end();
    claimant
}

fn quote(at: &At) -> Option<String> {
    let quote = at.text()?;
    let words = quote.split_whitespace().count();
    if words > QUOTE_WORDS_MAX {
        at.wrong(
            format!("at most {QUOTE_WORDS_MAX} words"),
            format!("{words}"),
        );
    }
    Some(quote.into())
}

fn assertion(claim: &At, figure_at: &At, text_at: &At) -> Assertion {
    match (figure_at.found, text_at.found) {
        (Found::Unreadable, _) => {}
        (Found::Nothing, Found::Nothing) => {
            claim.wrong("a figure or a text".into(), "neither".into());
        }
        (_, Found::Nothing) => return Assertion::Figure(figure(figure_at)),
        (Found::Nothing, _) => return Assertion::Text(text_at.text().unwrap_or_default().into()),
        _ => claim.wrong("a figure or a text".into(), "both".into()),
    }
    Assertion::Text(String::new())
}

fn figure(at: &At) -> Figure {
    let mut fields = Fields::of(at);
    let min = fields.take("min").whole_number();
    let max_at = fields.take_optional("max");
    let max = max_at.and_then(|max| max.whole_number());
    if let (Some(min), Some(max), Some(max_at)) = (min, max, max_at)
        && max < min
    {
        max_at.expected(&format!("a number of at least min, {min}"));
    }
    let figure = Figure {
        min: min.unwrap_or_default(),
        max,
        qualifier: fields.optional_text("qualifier"),
        subject: fields.word("subject", &SUBJECTS),
        detail: fields.optional_text("detail"),
    };
    fields.end();
    figure
}
