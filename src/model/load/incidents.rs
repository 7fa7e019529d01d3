//! Incidents, their order, and which is part of which.

use super::Gazetteer;
use super::claim::claim;
use super::ids::Ids;
use super::place::place;
use super::report::{Read, Report};
use super::sources::Sources;
use super::value::At;
use super::when::when;
use crate::model::{Claim, Incident, IncidentIndex, Kind, Raw};

const KINDS: [(&str, Kind); 9] = [
    ("airstrike", Kind::Airstrike),
    ("border_clash", Kind::BorderClash),
    ("war_escalation", Kind::WarEscalation),
    ("militant_attack", Kind::MilitantAttack),
    ("suicide_attack", Kind::SuicideAttack),
    ("security_operation", Kind::SecurityOperation),
    ("statement", Kind::Statement),
    ("closure", Kind::Closure),
    ("ceasefire", Kind::Ceasefire),
];

const RECORD: (&str, &str) = ("incident", "incidents");

/// What incidents are read against.
struct Context<'a> {
    raw: &'a [Raw],
    ids: Ids<'a>,
    claim_ids: Ids<'a>,
    sources: &'a Sources<'a>,
    gazetteer: &'a dyn Gazetteer,
}

/// An incident that could be read, not yet in order.
struct Unplaced {
    position: usize,
    /// Position of the incident it is part of.
    parent: Option<usize>,
    incident: Incident,
}

/// Reads incidents and their claims, and puts them in order of time.
pub(super) fn incidents(
    raw: &[Raw],
    sources: &Sources,
    gazetteer: &dyn Gazetteer,
    report: &Report,
) -> Vec<Incident> {
    let ids = Ids::of(raw.iter());
    let claim_ids = Ids::of(raw.iter().flat_map(claims_of));
    let context = Context {
        raw,
        ids,
        claim_ids,
        sources,
        gazetteer,
    };
    let mut unplaced = Vec::new();
    let mut first_claim = 0;
    for (position, incident_raw) in raw.iter().enumerate() {
        let at = context.ids.record(RECORD, position, incident_raw, report);
        unplaced.extend(incident(&at, position, first_claim, &context));
        first_claim += claims_of(incident_raw).len();
    }
    placed(unplaced, raw.len())
}

/// The claims of an incident as written; none where they cannot be read.
pub(super) fn claims_of(incident: &Raw) -> &[Raw] {
    match incident.get("claims") {
        Some(Raw::List(claims)) => claims,
        _ => &[],
    }
}

fn incident(at: &At, position: usize, first_claim: usize, context: &Context) -> Read<Unplaced> {
    let mut fields = at.fields()?;
    let id = context.ids.own_id(&mut fields, position);
    let kind = fields.required("kind").word(&KINDS);
    let title = fields.required("title").text();
    let summary = fields.required("summary").text();
    let parent = fields.optional("part_of", |at| parent(at, context));
    let when = when(&fields.required("when"));
    let places_at = fields.required("places");
    let places = places_at.list_of(|at| place(at, context.gazetteer));
    let actors = fields.required("actors").list_of(|item| item.text());
    let note = fields.optional("note", At::text);
    let claims = claims(&fields.required("claims"), first_claim, context);
    fields.end();
    let places = places?;
    if places.is_empty() {
        return Err(places_at.expected("at least one place"));
    }
    let incident = Incident {
        id: id?,
        kind: kind?,
        title: title?,
        summary: summary?,
        when: when?,
        places,
        actors: actors?,
        note: note?,
        part_of: None,
        parts: Vec::new(),
        claims: claims?,
    };
    Ok(Unplaced {
        position,
        parent: parent?,
        incident,
    })
}

/// Position of the incident named at `at`. Parts are one level deep, which also rules
/// out circles.
fn parent(at: &At, context: &Context) -> Read<usize> {
    let id = at.str("the id of an incident")?;
    let position = context
        .ids
        .position(id)
        .ok_or_else(|| at.expected("the id of an incident"))?;
    match context.raw[position].get("part_of") {
        None => Ok(position),
        Some(_) => Err(at.expected("an incident that is not itself part of one")),
    }
}

/// The claims that can be read: at least one, for without a claim there is nothing to
/// attribute.
fn claims(at: &At, first_claim: usize, context: &Context) -> Read<Vec<Claim>> {
    let raw = at.list()?;
    let mut claims = Vec::new();
    for (i, claim_raw) in raw.iter().enumerate() {
        let at = at.item(i, claim_raw);
        claims.extend(claim(
            &at,
            &context.claim_ids,
            first_claim + i,
            context.sources,
        ));
    }
    match (claims.is_empty(), raw.is_empty()) {
        (false, _) => Ok(claims),
        (true, true) => Err(at.expected("at least one claim")),
        (true, false) => Err(at.wrong(
            "at least one readable claim".into(),
            "only withheld ones".into(),
        )),
    }
}

/// Sorts by first day, then by time, then as given, and ties parts to their whole. A
/// part of a withheld incident stands alone.
fn placed(mut unplaced: Vec<Unplaced>, position_count: usize) -> Vec<Incident> {
    unplaced.sort_by_key(
        |Unplaced {
             incident: Incident { when, .. },
             ..
         }| (when.first, when.span().0),
    );
    let mut index_by_position = vec![None; position_count];
    for (index, Unplaced { position, .. }) in unplaced.iter().enumerate() {
        index_by_position[*position] = Some(IncidentIndex(index as u32));
    }
    let parents: Vec<Option<IncidentIndex>> = unplaced
        .iter()
        .map(|part| index_by_position[part.parent?])
        .collect();
    let mut incidents: Vec<Incident> = unplaced.into_iter().map(|part| part.incident).collect();
    for (index, parent) in parents.into_iter().enumerate() {
        incidents[index].part_of = parent;
        if let Some(parent) = parent {
            incidents[parent.0 as usize]
                .parts
                .push(IncidentIndex(index as u32));
        }
    }
    incidents
}
