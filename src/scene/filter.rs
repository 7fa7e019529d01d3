//! The filters besides the window and the kinds.

use super::counts::Counts;
use super::facet::{Facet, FacetValue};
use super::index::Tally;
use super::search::Search;
use super::{Action, State, Story};
use crate::model::IncidentIndex;
use std::sync::Arc;

/// The criteria that an incident must all meet. A site also meets those that its parent meets,
/// because the parent's record is about the site too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Criteria {
    /// For each [`Facet`], in the order of [`Facet::ALL`], the chosen value.
    pub chosen: [Option<FacetValue>; Facet::ALL.len()],
    /// Only incidents with claims that contradict each other.
    pub differ: bool,
    pub search: Search,
}

/// One criterion that is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Criterion {
    Search,
    Chosen(Facet, FacetValue),
    Differ,
}

/// [`Criteria`] and the incidents that meet them, computed once when they change.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    criteria: Criteria,
    /// `None` if every incident passes.
    matched: Option<Arc<Matched>>,
}

#[derive(Debug)]
struct Matched {
    /// By incident.
    are_let_through: Vec<bool>,
    tally: Tally,
}

impl Criteria {
    pub fn is_empty(&self) -> bool {
        self.chosen == [None; Facet::ALL.len()] && !self.differ && self.search.is_empty()
    }

    /// The criteria that are set, in the order of the interface: the search first.
    pub fn set(&self) -> Vec<Criterion> {
        let mut set = Vec::new();
        set.extend((!self.search.is_empty()).then_some(Criterion::Search));
        for facet in Facet::ALL {
            let value = self.chosen[facet as usize];
            set.extend(value.map(|value| Criterion::Chosen(facet, value)));
        }
        set.extend(self.differ.then_some(Criterion::Differ));
        set
    }

    pub fn hold(&self, story: &Story, incident: IncidentIndex) -> bool {
        let has_chosen = |facet: Facet| {
            self.chosen[facet as usize]
                .is_none_or(|value| story.facets.of(facet, incident).contains(&value))
        };
        Facet::ALL.into_iter().all(has_chosen)
            && (!self.differ || story.index.sources_differ(incident))
            && story.search.finds(incident, &self.search)
    }

    /// The criteria without those that hide the incident.
    pub(super) fn letting_through(mut self, story: &Story, incident: IncidentIndex) -> Self {
        for facet in Facet::ALL {
            let chosen = &mut self.chosen[facet as usize];
            *chosen = chosen.filter(|value| story.facets.of(facet, incident).contains(value));
        }
        self.differ &= story.index.sources_differ(incident);
        if !story.search.finds(incident, &self.search) {
            self.search = Search::default();
        }
        self
    }
}

impl Criterion {
    /// The action that removes this criterion and keeps the others.
    pub fn removal(self) -> Action {
        match self {
            Criterion::Search => Action::Search(String::new()),
            Criterion::Chosen(facet, _) => Action::Choose(facet, None),
            Criterion::Differ => Action::ShowDiffering(false),
        }
    }
}

impl Filter {
    /// A packed dataset has no filter, because its text may not be loaded.
    pub fn new(story: &Story, criteria: Criteria) -> Self {
        if story.dataset.incidents.records().is_none() {
            return Self::default();
        }
        let matched = (!criteria.is_empty()).then(|| {
            let incidents = story.dataset.incidents.indices();
            let are_let_through: Vec<bool> = incidents.map(|i| criteria.hold(story, i)).collect();
            let tally = story
                .index
                .tally_of(&story.dataset, &|i| are_let_through[i.0 as usize]);
            Arc::new(Matched {
                are_let_through,
                tally,
            })
        });
        Self { criteria, matched }
    }

    pub fn criteria(&self) -> &Criteria {
        &self.criteria
    }

    pub fn lets_through(&self, incident: IncidentIndex) -> bool {
        self.matched
            .as_ref()
            .is_none_or(|matched| matched.are_let_through[incident.0 as usize])
    }

    /// Counts of the incidents that pass.
    pub fn counts<'a>(&'a self, story: &'a Story) -> &'a Counts {
        &self.tally(story).counts
    }

    pub(super) fn tally<'a>(&'a self, story: &'a Story) -> &'a Tally {
        match &self.matched {
            Some(matched) => &matched.tally,
            None => story.index.tally(),
        }
    }
}

/// The matches follow from the criteria, so they are not compared.
impl PartialEq for Filter {
    fn eq(&self, other: &Self) -> bool {
        self.criteria == other.criteria
    }
}

/// Number of incidents that would be listed if only those with contradicting claims were shown.
pub fn differing_count(story: &Story, state: &State) -> usize {
    let criteria = Criteria {
        differ: true,
        ..state.filter.criteria().clone()
    };
    story
        .incidents_in(state.window)
        .filter(|&incident| {
            state.admits(story, incident)
                && state.selects(story, incident)
                && criteria.hold(story, incident)
                && !story.dataset.incidents.is_parent(incident)
        })
        .count()
}
