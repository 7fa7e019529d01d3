//! Splits long lists into pages, so that the widget holds a limited number of elements.

use super::incident_table::sorted_incidents;
use super::shown::shown_incidents;
use super::story_mode::story_scene;
use super::{ListView, Listing, Mode, State, Story};
use crate::model::IncidentIndex;
use std::ops::Range;

/// The page lengths of one kind of list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// The longest list that stays on one page.
    pub whole_max: usize,
    /// Entries per page of a longer list.
    pub page_len: usize,
}

/// One page of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// From 0.
    pub number: usize,
    /// Number of pages, at least one.
    pub count: usize,
    len: usize,
    entry_count: usize,
}

impl Paging {
    pub const INCIDENTS: Self = Self {
        whole_max: 40,
        page_len: 20,
    };
    /// A table of claims has several rows per incident.
    pub const COMPARISON: Self = Self {
        whole_max: 20,
        page_len: 20,
    };
    /// For the sources and the log of changes.
    pub const FOOTER: Self = Self {
        whole_max: 120,
        page_len: 60,
    };
    /// For print, which has only the first page.
    pub const PAPER: Self = Self {
        whole_max: 200,
        page_len: 200,
    };

    fn of(view: ListView) -> Self {
        match view {
            ListView::Cards | ListView::Table => Self::INCIDENTS,
            ListView::Claims => Self::COMPARISON,
        }
    }

    /// Page `number` of a list with `entry_count` entries, or the last page if there are fewer.
    pub fn page(self, number: usize, entry_count: usize) -> Page {
        let len = if entry_count <= self.whole_max {
            self.whole_max
        } else {
            self.page_len
        };
        let count = entry_count.div_ceil(len).max(1);
        Page {
            number: number.min(count - 1),
            count,
            len,
            entry_count,
        }
    }

    /// The page with the entry at `position`.
    pub fn page_with(self, position: usize, entry_count: usize) -> Page {
        let first = self.page(0, entry_count);
        self.page(position / first.len, entry_count)
    }
}

impl Page {
    /// Positions of the page's entries.
    pub fn range(&self) -> Range<usize> {
        let start = self.number * self.len;
        start..(start + self.len).min(self.entry_count)
    }

    /// Number of entries on the other pages.
    pub fn left_out(&self) -> usize {
        self.entry_count - self.range().len()
    }
}

/// The page of the list or table that the reader is on.
pub fn list_page(story: &Story, state: &State) -> Page {
    Paging::of(state.listed_as()).page(state.page, entry_count(story, state))
}

/// The page of the list or table that is printed.
pub fn printed_page(story: &Story, state: &State) -> Page {
    Paging::PAPER.page(0, entry_count(story, state))
}

fn entry_count(story: &Story, state: &State) -> usize {
    match story_scene(story, state) {
        Some(scene) => scene.told().len(),
        None => Listing::new(story, state).len(),
    }
}

impl State {
    /// How the incidents are listed now. Story mode always lists cards.
    pub fn listed_as(&self) -> ListView {
        match self.mode {
            Mode::Explore => self.view,
            Mode::Story { .. } => ListView::Cards,
        }
    }

    pub(super) fn turn_to(&mut self, story: &Story, page: usize) {
        self.page = page;
        self.page = list_page(story, self).number;
    }

    /// When the list changes, goes to its first page, or to the page of the selected incident. When
    /// the reader selects an incident, goes to its page.
    pub(super) fn follow_list(&mut self, story: &Story, before: &State) {
        let is_same_list = self.province == before.province
            && self.window == before.window
            && self.categories == before.categories
            && self.filter == before.filter
            && self.listed_as() == before.listed_as()
            && self.sort == before.sort
            && self.mode == before.mode;
        if is_same_list && (self.incident.is_none() || self.incident == before.incident) {
            return;
        }
        let position = self
            .incident
            .and_then(|incident| self.position(story, incident));
        let paging = Paging::of(self.listed_as());
        self.page = position.map_or(0, |position| {
            paging.page_with(position, entry_count(story, self)).number
        });
    }

    /// The position of an incident in the list or table.
    fn position(&self, story: &Story, incident: IncidentIndex) -> Option<usize> {
        let position_in =
            |incidents: Vec<IncidentIndex>| incidents.iter().position(|&other| other == incident);
        match (self.mode, self.view) {
            // The current step comes first.
            (Mode::Story { .. }, _) => Some(0),
            (Mode::Explore, ListView::Cards) => Listing::new(story, self).position(incident),
            (Mode::Explore, ListView::Table) => position_in(sorted_incidents(story, self)),
            (Mode::Explore, ListView::Claims) => position_in(shown_incidents(story, self)),
        }
    }
}
