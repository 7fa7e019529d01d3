//! The incidents shown as rows of a table that the reader can sort.
//!
//! No column has a number of casualties: where claims differ there is none, and where they
//! agree it would still be somebody's. What is claimed stands in one cell, claim by claim,
//! and no sorting goes by it.

use super::{State, Story, claim_groups, shown_incidents};
use crate::model::{Incident, IncidentIndex, Metric, SourceIndex, sorted_positions};
use std::cmp::Ordering;

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortKey {
    /// First day, then hour: the order of the list.
    Date,
    /// In the order of the legend.
    Kind,
    /// As the story tells it.
    Title,
    /// Name of the first province; incidents without one after all others.
    Province,
    ClaimCount,
    SourceCount,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortOrder {
    Ascending,
    Descending,
}

/// Rows that compare equal stay in order of time, in either order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    pub key: SortKey,
    pub order: SortOrder,
}

#[derive(Clone, Debug, PartialEq)]
pub struct IncidentTable {
    pub sort: Sort,
    /// Incidents without those that only sum up others, as in [`super::ListScene::count`].
    pub count: usize,
    pub rows: Vec<IncidentRow>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct IncidentRow {
    pub incident: IncidentIndex,
    /// A report on several sites, which have rows of their own: never counted with them.
    pub is_parent: bool,
    /// Names of its provinces, in order of mention; empty where none is known.
    pub provinces: Vec<String>,
    pub claim_count: usize,
    /// Sources cited by its claims, each once. No measure of confirmation: several may
    /// carry the report of one agency.
    pub source_count: usize,
    /// Positions in [`Incident::claims`] of the claims about people killed, in order of
    /// whom they count and then of the data. Rivals stand here side by side.
    pub killed_claims: Vec<usize>,
}

impl SortKey {
    pub const ALL: [SortKey; 6] = [
        SortKey::Date,
        SortKey::Kind,
        SortKey::Title,
        SortKey::Province,
        SortKey::ClaimCount,
        SortKey::SourceCount,
    ];
}

impl Sort {
    /// Order of time, as in the list.
    pub const INITIAL: Self = Self {
        key: SortKey::Date,
        order: SortOrder::Ascending,
    };

    /// The sort after a press on the heading of a column: the other order where it is
    /// sorted by that already.
    pub fn pressed(self, key: SortKey) -> Self {
        let order = match self.order {
            SortOrder::Ascending if self.key == key => SortOrder::Descending,
            _ => SortOrder::Ascending,
        };
        Self { key, order }
    }
}

pub fn incident_table(story: &Story, state: &State, sort: Sort) -> IncidentTable {
    let rows: Vec<IncidentRow> = shown_incidents(story, state)
        .into_iter()
        .filter_map(|incident| row(story, incident))
        .collect();
    let order = sorted_positions(rows.len(), &|a, b| {
        let ascending = compare(story, sort.key, &rows[a], &rows[b]);
        match sort.order {
            SortOrder::Ascending => ascending,
            SortOrder::Descending => ascending.reverse(),
        }
    });
    IncidentTable {
        sort,
        count: rows.iter().filter(|row| !row.is_parent).count(),
        rows: order.into_iter().map(|i| rows[i].clone()).collect(),
    }
}

fn row(story: &Story, index: IncidentIndex) -> Option<IncidentRow> {
    let incident = story.dataset.incidents.record(index)?;
    let provinces = story.index.provinces_of(index).iter();
    Some(IncidentRow {
        incident: index,
        is_parent: incident.is_parent(),
        provinces: provinces.map(|&code| story.area_name(code)).collect(),
        claim_count: incident.claims.len(),
        source_count: sources_of(incident).len(),
        killed_claims: killed_claims(incident),
    })
}

fn sources_of(incident: &Incident) -> Vec<SourceIndex> {
    let mut sources = Vec::new();
    for &source in incident.claims.iter().flat_map(|claim| &claim.sources) {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    sources
}

fn killed_claims(incident: &Incident) -> Vec<usize> {
    let groups = claim_groups(incident).into_iter();
    groups
        .filter(|group| group.metric == Metric::Killed)
        .flat_map(|group| group.rows)
        .map(|row| row.claim)
        .collect()
}

fn compare(story: &Story, key: SortKey, a: &IncidentRow, b: &IncidentRow) -> Ordering {
    match key {
        SortKey::Date => a.incident.cmp(&b.incident),
        SortKey::Kind => {
            let rank = |row: &IncidentRow| {
                let kind = story.dataset.incidents.kind(row.incident);
                (kind.category(), kind as u8)
            };
            rank(a).cmp(&rank(b))
        }
        SortKey::Title => {
            let title = |row: &IncidentRow| story.title(row.incident).text;
            story.locale.compare(title(a), title(b))
        }
        SortKey::Province => match (a.provinces.first(), b.provinces.first()) {
            (Some(a), Some(b)) => story.locale.compare(a, b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        },
        SortKey::ClaimCount => a.claim_count.cmp(&b.claim_count),
        SortKey::SourceCount => a.source_count.cmp(&b.source_count),
    }
}
