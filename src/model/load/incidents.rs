//! Loads incidents, sorts them, and links sites to their parents.

use super::Gazetteer;
use super::claim::claim;
use super::fields::Fields;
use super::ids::Ids;
use super::place::place;
use super::report::Report;
use super::sources::Sources;
use super::translations::incident_translations;
use super::value::At;
use super::when::when;
use super::words::{Words, words};
use crate::model::{
    Claim, DatasetTranslation, Incident, IncidentIndex, Kind, Place, Raw, sorted_positions,
};

pub(super) const KINDS: Words<Kind> = words!(Kind {
    "airstrike" => Airstrike,
    "border_clash" => BorderClash,
    "war_escalation" => WarEscalation,
    "militant_attack" => MilitantAttack,
    "suicide_attack" => SuicideAttack,
    "security_operation" => SecurityOperation,
    "statement" => Statement,
    "closure" => Closure,
    "ceasefire" => Ceasefire,
});

const RECORD: (&str, &str) = ("incident", "incidents");

/// What the loader needs to check the incidents.
pub(super) struct Context<'a> {
    pub raw: &'a [Raw],
    pub ids: &'a Ids<'a>,
    pub claim_ids: &'a Ids<'a>,
    pub sources: &'a Sources<'a>,
    pub gazetteer: &'a dyn Gazetteer,
    /// The language of the dataset's texts.
    pub language: &'a str,
    pub dataset_translations: &'a [DatasetTranslation],
}

/// An incident that was read but is not sorted yet.
struct Unplaced {
    position: usize,
    /// Position in the data of its parent.
    parent: Option<usize>,
    incident: Incident,
}

/// Reads incidents and their claims, and sorts the incidents by time.
pub(super) fn incidents(context: &Context, report: &Report) -> Vec<Incident> {
    let mut unplaced = Vec::new();
    let mut first_claim = 0;
    for (position, incident_raw) in context.raw.iter().enumerate() {
        let at = context.ids.record(RECORD, position, incident_raw, report);
        unplaced.extend(incident(&at, position, first_claim, context));
        first_claim += claims_of(incident_raw).len();
    }
    placed(unplaced, context.raw.len())
}

/// The claims of an incident as written. Empty if they cannot be read.
pub(super) fn claims_of(incident: &Raw) -> &[Raw] {
    match incident.get("claims") {
        Some(Raw::List(claims)) => claims,
        _ => &[],
    }
}

fn incident(at: &At, position: usize, first_claim: usize, context: &Context) -> Option<Unplaced> {
    let mut fields = Fields::of(at);
    let translations_at = fields.take_optional("translations");
    let claims_at = fields.take("claims");
    let unplaced = at.report.faultless(|| {
        let parent = fields
            .take_optional("part_of")
            .and_then(|at| parent(&at, context));
        let incident = Incident {
            id: context.ids.own_id(&mut fields, position),
            kind: fields.word("kind", &KINDS),
            title: fields.text("title"),
            summary: fields.text("summary"),
            translations: Vec::new(),
            when: when(&fields.take("when")),
            places: places(&fields.take("places"), context.gazetteer),
            actors: fields.take("actors").texts(),
            note: fields.optional_text("note"),
            part_of: None,
            parts: Vec::new(),
            claims: Vec::new(),
        };
        Unplaced {
            position,
            parent,
            incident,
        }
    });
    fields.end();
    // Read even if the incident is withheld, so that the editor sees every issue at once.
    let translations = translations_at
        .map(|at| incident_translations(&at, context.language, context.dataset_translations));
    let claims = claims(&claims_at, first_claim, context);
    let mut unplaced = unplaced.filter(|_| !claims.is_empty())?;
    unplaced.incident.translations = translations.unwrap_or_default();
    unplaced.incident.claims = claims;
    Some(unplaced)
}

/// The position of the incident that `at` names. A site cannot have sites of its own, which also
/// rules out cycles.
fn parent(at: &At, context: &Context) -> Option<usize> {
    let position = at.read("the id of an incident", |id| context.ids.position(id))?;
    if context.raw[position].get("part_of").is_some() {
        at.expected("an incident without a part_of of its own");
    }
    Some(position)
}

fn places(at: &At, gazetteer: &dyn Gazetteer) -> Vec<Place> {
    let Some(list) = at.list() else {
        return Vec::new();
    };
    if list.is_empty() {
        at.expected("at least one place");
    }
    let items = list.iter().enumerate();
    items
        .map(|(i, raw)| place(&at.item(i, raw), gazetteer))
        .collect()
}

/// The claims that can be read. Reports a fault if there is none, because then nothing is
/// attributed.
fn claims(at: &At, first_claim: usize, context: &Context) -> Vec<Claim> {
    let Some(list) = at.list() else {
        return Vec::new();
    };
    let mut claims = Vec::new();
    for (i, raw) in list.iter().enumerate() {
        let at = at.item(i, raw);
        claims.extend(
            at.report
                .faultless(|| claim(&at, context.claim_ids, first_claim + i, context.sources)),
        );
    }
    if list.is_empty() {
        at.expected("at least one claim");
    } else if claims.is_empty() {
        at.wrong(
            "at least one readable claim".into(),
            "only withheld ones".into(),
        );
    }
    claims
}

/// Sorts by first day, then by time of day, then by position in the data. Links sites to their
/// parents. A site of a withheld parent stands alone.
fn placed(unplaced: Vec<Unplaced>, position_count: usize) -> Vec<Incident> {
    let time = |i: usize| {
        let when = &unplaced[i].incident.when;
        // Without a time of day it can be any hour of the day, so it does not come first.
        let from_min = when.clock.as_ref().map_or(u16::MAX, |clock| clock.from_min);
        (when.first, from_min)
    };
    let order = sorted_positions(unplaced.len(), &|a, b| time(a).cmp(&time(b)));
    let mut index_by_position = vec![None; position_count];
    for (index, i) in order.iter().enumerate() {
        index_by_position[unplaced[*i].position] = Some(IncidentIndex(index as u32));
    }
    let parent_of = |i: usize| index_by_position[unplaced[i].parent?];
    let parents: Vec<_> = order.iter().map(|i| parent_of(*i)).collect();
    let mut unplaced: Vec<_> = unplaced
        .into_iter()
        .map(|part| Some(part.incident))
        .collect();
    let mut incidents: Vec<_> = order.iter().filter_map(|i| unplaced[*i].take()).collect();
    for (index, parent) in parents.into_iter().enumerate() {
        let Some(parent) = parent else { continue };
        incidents[index].part_of = Some(parent);
        incidents[parent.0 as usize]
            .parts
            .push(IncidentIndex(index as u32));
    }
    incidents
}
