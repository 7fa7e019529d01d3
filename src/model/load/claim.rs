//! Claims and their figures.

use super::ids::Ids;
use super::report::Read;
use super::sources::Sources;
use super::value::{At, Found};
use crate::model::{Assertion, Claim, Claimant, ClaimantType, Figure, Metric, Standing, Subject};

const QUOTE_WORDS_MAX: usize = 20;

const CLAIMANT_TYPES: [(&str, ClaimantType); 7] = [
    ("official", ClaimantType::Official),
    ("anonymous_official", ClaimantType::AnonymousOfficial),
    ("armed_group", ClaimantType::ArmedGroup),
    ("local_source", ClaimantType::LocalSource),
    ("media", ClaimantType::Media),
    ("un", ClaimantType::Un),
    ("ngo_osint", ClaimantType::NgoOsint),
];

const METRICS: [(&str, Metric); 18] = [
    ("killed", Metric::Killed),
    ("injured", Metric::Injured),
    ("casualties", Metric::Casualties),
    ("bodies_seen", Metric::BodiesSeen),
    ("target", Metric::Target),
    ("responsibility", Metric::Responsibility),
    ("denial", Metric::Denial),
    ("damage", Metric::Damage),
    ("munitions", Metric::Munitions),
    ("territory", Metric::Territory),
    ("time", Metric::Time),
    ("date", Metric::Date),
    ("place", Metric::Place),
    ("cause", Metric::Cause),
    ("accusation", Metric::Accusation),
    ("statement", Metric::Statement),
    ("closure", Metric::Closure),
    ("verification", Metric::Verification),
];

const SUBJECTS: [(&str, Subject); 7] = [
    ("civilians", Subject::Civilians),
    ("children", Subject::Children),
    ("pakistani_forces", Subject::PakistaniForces),
    ("taliban_forces", Subject::TalibanForces),
    ("militants", Subject::Militants),
    ("people", Subject::People),
    ("things", Subject::Things),
];

const STANDINGS: [(&str, Standing); 6] = [
    ("claimed", Standing::Claimed),
    ("confirmed_by_accused", Standing::ConfirmedByAccused),
    ("corroborated", Standing::Corroborated),
    ("disputed", Standing::Disputed),
    ("unverified", Standing::Unverified),
    ("denied", Standing::Denied),
];

/// Reads the claim at `position` among all claims of the dataset.
pub(super) fn claim(at: &At, ids: &Ids, position: usize, sources: &Sources) -> Read<Claim> {
    let mut fields = at.fields()?;
    let id = ids.own_id(&mut fields, position);
    let claimant = claimant(&fields.required("claimant"));
    let metric = fields.required("metric").word(&METRICS);
    let assertion = assertion(at, &fields.required("figure"), &fields.required("text"));
    let scope = fields.optional("scope", At::text);
    let quote = fields.optional("quote", |quote| quote.short_text(QUOTE_WORDS_MAX));
    let standing = fields.optional("standing", |standing| standing.word(&STANDINGS));
    let note = fields.optional("note", At::text);
    let sources = sources.cited_by(&fields.required("sources"));
    fields.end();
    Ok(Claim {
        id: id?,
        claimant: claimant?,
        metric: metric?,
        assertion: assertion?,
        scope: scope?,
        quote: quote?,
        standing: standing?,
        note: note?,
        sources: sources?,
    })
}

fn claimant(at: &At) -> Read<Claimant> {
    let mut fields = at.fields()?;
    let name = fields.required("name").text();
    let kind = fields.required("type").word(&CLAIMANT_TYPES);
    fields.end();
    Ok(Claimant {
        name: name?,
        kind: kind?,
    })
}

fn assertion(claim: &At, figure_at: &At, text_at: &At) -> Read<Assertion> {
    match (figure_at.raw, text_at.raw) {
        (Found::Nothing, Found::Nothing) => {
            Err(claim.wrong("a figure or a text".into(), "neither".into()))
        }
        (_, Found::Nothing) => figure(figure_at).map(Assertion::Figure),
        (Found::Nothing, _) => text_at.text().map(Assertion::Text),
        _ => Err(claim.wrong("a figure or a text".into(), "both".into())),
    }
}

fn figure(at: &At) -> Read<Figure> {
    let mut fields = at.fields()?;
    let min = fields.required("min").whole_number();
    let max_at = fields.required("max");
    let qualifier = fields.optional("qualifier", At::text);
    let subject = fields.required("subject").word(&SUBJECTS);
    let detail = fields.optional("detail", At::text);
    fields.end();
    let max = match max_at.raw {
        Found::Nothing => Ok(None),
        _ => max_at.whole_number().map(Some),
    };
    let (min, max) = (min?, max?);
    if max.is_some_and(|max| max < min) {
        return Err(max_at.expected(&format!("a number not below min, {min}")));
    }
    Ok(Figure {
        min,
        max,
        qualifier: qualifier?,
        subject: subject?,
        detail: detail?,
    })
}
