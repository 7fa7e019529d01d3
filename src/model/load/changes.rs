//! Loads the log of corrections and additions. A faulty entry is withheld; the rest stays.

use super::fields::Fields;
use super::ids::Ids;
use super::value::At;
use super::words::{Words, words};
use crate::model::{Change, ChangeKind, Date, Incident, IncidentIndex, sorted_positions};

#[derive(Clone, Copy)]
enum Kind {
    Correction,
    Addition,
}

const KINDS: Words<Kind> = words!(Kind {
    "correction" => Correction,
    "addition" => Addition,
});

/// What the loader needs to check the entries.
pub(super) struct Context<'a> {
    pub named: Named<'a>,
    /// Day of the dataset's last change, if that could be read.
    pub updated: Option<Date>,
}

/// How an entry refers to its incident.
pub(super) enum Named<'a> {
    ById {
        ids: &'a Ids<'a>,
        /// The incidents that are not withheld.
        incidents: &'a [Incident],
    },
    /// By index, in a packed dataset: its ids are in the chunks of text.
    ByPosition { incident_count: usize },
}

/// The entries, newest first. Entries of the same day keep their order.
pub(super) fn changes(at: &At, context: &Context) -> Vec<Change> {
    let mut changes = Vec::new();
    for (i, raw) in at.list().unwrap_or_default().iter().enumerate() {
        let at = at.item(i, raw);
        changes.extend(at.report.faultless(|| change(&at, context)));
    }
    let order = sorted_positions(changes.len(), &|a, b| changes[b].date.cmp(&changes[a].date));
    let mut changes: Vec<_> = changes.into_iter().map(Some).collect();
    order.iter().filter_map(|i| changes[*i].take()).collect()
}

fn change(at: &At, context: &Context) -> Change {
    let mut fields = Fields::of(at);
    let date_at = fields.take("date");
    let date = date_at.date();
    if let (Some(date), Some(updated)) = (date, context.updated)
        && date > updated
    {
        date_at.expected(&format!("a date no later than updated, {updated}"));
    }
    let change = Change {
        date: date.unwrap_or(Date::from_days(0)),
        version: fields.text("version"),
        kind: kind(&fields.take("kind"), &fields.take("was")),
        incident: fields
            .take_optional("incident")
            .and_then(|at| incident(&at, context)),
        text: fields.text("text"),
    };
    fields.end();
    change
}

fn kind(at: &At, was_at: &At) -> ChangeKind {
    match at.word(&KINDS) {
        Some(Kind::Correction) => {
            let was = was_at.text().unwrap_or_default().into();
            return ChangeKind::Correction { was };
        }
        Some(Kind::Addition) if !was_at.is_absent() => {
            was_at.expected("nothing unless kind is correction");
        }
        _ => {}
    }
    ChangeKind::Addition
}

/// The incident that `at` refers to. `None` if it is withheld.
fn incident(at: &At, context: &Context) -> Option<IncidentIndex> {
    match context.named {
        Named::ById { ids, incidents } => {
            let id = at.read("the id of an incident", |id| ids.position(id).map(|_| id))?;
            let index = incidents.iter().position(|incident| incident.id == id)?;
            Some(IncidentIndex(index as u32))
        }
        Named::ByPosition { incident_count } => {
            let index = at.whole_number()?;
            let is_there = (index as usize) < incident_count;
            if !is_there {
                at.expected(&format!("a number below {incident_count}"));
            }
            is_there.then_some(IncidentIndex(index))
        }
    }
}
