//! The table of the listed incidents, which the reader can sort.
//!
//! No column has a number of casualties. If claims differ there is no such number, and if they
//! agree it is still a claim. One cell shows the claims about people killed, one by one, and the
//! table cannot be sorted by it.

use super::{Page, State, Story, claim_groups, list_page, shown_incidents};
use crate::model::{Claim, Incident, IncidentIndex, Kind, Metric, SourceIndex, sorted_positions};
use std::cmp::Ordering;

/// The column by which the table is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortKey {
    /// First day, then time of day, as in the list.
    Date,
    /// In the order of the legend.
    Kind,
    /// In the language of the page.
    Title,
    /// Name of the first province. Incidents without one come after all others.
    Province,
    ClaimCount,
    SourceCount,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortOrder {
    Ascending,
    Descending,
}

/// Rows that compare equal stay in time order, in either sort order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    pub key: SortKey,
    pub order: SortOrder,
}

#[derive(Clone, Debug, PartialEq)]
pub struct IncidentTable {
    pub sort: Sort,
    pub page: Page,
    /// The rows of the page.
    pub rows: Vec<IncidentRow>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct IncidentRow {
    pub incident: IncidentIndex,
    /// The incident has sites, which have rows of their own. It is never counted with them.
    pub is_parent: bool,
    /// Names of its provinces, in the order of its places. Empty if none is known.
    pub provinces: Vec<String>,
    pub claim_count: usize,
    /// Sources cited by its claims, each once. Not a measure of confirmation: several may carry the
    /// report of one agency.
    pub source_count: usize,
    /// Positions in [`Incident::claims`] of the claims about people killed, sorted by subject and
    /// then as in the data. Rival claims stay side by side.
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
    /// Time order, as in the list.
    pub const INITIAL: Self = Self {
        key: SortKey::Date,
        order: SortOrder::Ascending,
    };

    /// The sort after the reader presses a column heading. Pressing the current column reverses the
    /// order.
    pub fn pressed(self, key: SortKey) -> Self {
        let order = match self.order {
            SortOrder::Ascending if self.key == key => SortOrder::Descending,
            _ => SortOrder::Ascending,
        };
        Self { key, order }
    }
}

/// The table for the page that the reader is on.
pub fn incident_table(story: &Story, state: &State) -> IncidentTable {
    incident_table_of(story, state, list_page(story, state))
}

pub fn incident_table_of(story: &Story, state: &State, page: Page) -> IncidentTable {
    let sorted = sorted_incidents(story, state);
    let rows = sorted[page.range()].iter();
    IncidentTable {
        sort: state.sort,
        page,
        rows: rows.filter_map(|&incident| row(story, incident)).collect(),
    }
}

/// All listed incidents, in the order of the table.
pub(super) fn sorted_incidents(story: &Story, state: &State) -> Vec<IncidentIndex> {
    let Sort { key, order } = state.sort;
    let shown = shown_incidents(story, state);
    let values: Vec<SortValue> = shown.iter().map(|&i| sort_value(story, key, i)).collect();
    let positions = sorted_positions(shown.len(), &|a, b| {
        let ascending = compare(story, &values[a], &values[b]);
        match order {
            SortOrder::Ascending => ascending,
            SortOrder::Descending => ascending.reverse(),
        }
    });
    positions.into_iter().map(|i| shown[i]).collect()
}

fn row(story: &Story, index: IncidentIndex) -> Option<IncidentRow> {
    let incident = story.dataset.incidents.record(index)?;
    let provinces = story.index.provinces_of(index).iter();
    Some(IncidentRow {
        incident: index,
        is_parent: incident.is_parent(),
        provinces: provinces.map(|&code| story.area_name(code)).collect(),
        claim_count: incident.claims.len(),
        source_count: sources_of(&incident.claims).len(),
        killed_claims: killed_claims(incident),
    })
}

fn sources_of(claims: &[Claim]) -> Vec<SourceIndex> {
    let mut sources = Vec::new();
    for &source in claims.iter().flat_map(|claim| &claim.sources) {
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

/// The value by which a row is sorted, computed once per row.
enum SortValue {
    Number(usize),
    /// `None` comes after all texts.
    Text(Option<String>),
}

fn sort_value(story: &Story, key: SortKey, index: IncidentIndex) -> SortValue {
    let incidents = &story.dataset.incidents;
    let claims = incidents
        .record(index)
        .map_or(&[][..], |record| &record.claims);
    match key {
        SortKey::Date => SortValue::Number(index.0 as usize),
        SortKey::Kind => {
            let kind = incidents.kind(index);
            let category = kind.category();
            SortValue::Number(category as usize * Kind::ALL.len() + kind as usize)
        }
        SortKey::Title => SortValue::Text(Some(story.title(index).text.to_owned())),
        SortKey::Province => {
            let first = story.index.provinces_of(index).first();
            SortValue::Text(first.map(|&code| story.area_name(code)))
        }
        SortKey::ClaimCount => SortValue::Number(claims.len()),
        SortKey::SourceCount => SortValue::Number(sources_of(claims).len()),
    }
}

fn compare(story: &Story, a: &SortValue, b: &SortValue) -> Ordering {
    match (a, b) {
        (SortValue::Number(a), SortValue::Number(b)) => a.cmp(b),
        (SortValue::Text(Some(a)), SortValue::Text(Some(b))) => story.locale.compare(a, b),
        (SortValue::Text(a), SortValue::Text(b)) => a.is_none().cmp(&b.is_none()),
        _ => unreachable!("all values are from one column"),
    }
}
