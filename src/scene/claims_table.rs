//! The table that compares all claims of the listed incidents: one row group per incident, in it
//! one group per metric and subject, and one row per claim.
//!
//! It has no row and no field for a total.

use super::{Page, State, Story, claim_groups, list_page, shown_incidents};
use crate::model::{Claim, IncidentIndex, Metric, Subject, sources_differ};

#[derive(Clone, Debug, PartialEq)]
pub struct ClaimsTable {
    pub page: Page,
    /// The incidents of the page, in time order like the list.
    pub incidents: Vec<ComparedIncident>,
}

/// A row group of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedIncident {
    pub incident: IncidentIndex,
    /// The incident has sites, which have row groups of their own.
    pub is_parent: bool,
    /// Number of rows of all its groups, for the `rowspan` of its heading.
    pub claim_count: usize,
    /// Sorted by metric, then by subject, as in [`claim_groups`].
    pub groups: Vec<ComparedGroup>,
}

/// The claims with one metric and one subject.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedGroup {
    pub metric: Metric,
    /// `None` if the claims are texts.
    pub subject: Option<Subject>,
    /// Whether two claims of the group contradict each other.
    pub sources_differ: bool,
    /// In the order of the data. Never empty.
    pub rows: Vec<ComparedClaim>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ComparedClaim {
    /// Position in [`crate::model::Incident::claims`].
    pub claim: usize,
    /// Positions of the claims of its group that contradict it.
    pub differs_from: Vec<usize>,
}

/// The table for the page that the reader is on.
pub fn claims_table(story: &Story, state: &State) -> ClaimsTable {
    claims_table_of(story, state, list_page(story, state))
}

pub fn claims_table_of(story: &Story, state: &State, page: Page) -> ClaimsTable {
    let shown = shown_incidents(story, state);
    let incidents = shown[page.range()].iter();
    ClaimsTable {
        page,
        incidents: incidents
            .filter_map(|&incident| compared_incident(story, incident))
            .collect(),
    }
}

fn compared_incident(story: &Story, index: IncidentIndex) -> Option<ComparedIncident> {
    let incident = story.dataset.incidents.record(index)?;
    let groups = claim_groups(incident).into_iter().map(|group| {
        let members: Vec<usize> = group.rows.iter().map(|row| row.claim).collect();
        ComparedGroup {
            metric: group.metric,
            subject: group.subject,
            sources_differ: group.sources_differ,
            rows: members
                .iter()
                .map(|&claim| compared_claim(&incident.claims, claim, &members))
                .collect(),
        }
    });
    Some(ComparedIncident {
        incident: index,
        is_parent: incident.is_parent(),
        claim_count: incident.claims.len(),
        groups: groups.collect(),
    })
}

fn compared_claim(claims: &[Claim], claim: usize, members: &[usize]) -> ComparedClaim {
    let differs = |other: &usize| sources_differ(&claims[claim], &claims[*other]);
    ComparedClaim {
        claim,
        differs_from: members.iter().copied().filter(differs).collect(),
    }
}
