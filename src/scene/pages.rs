//! Long lists in pages: what stands in the widget is bounded, whatever a window holds.

use super::incident_table::sorted_incidents;
use super::shown::shown_incidents;
use super::story_mode::story_scene;
use super::{ListView, Listing, Mode, State, Story};
use crate::model::IncidentIndex;
use std::ops::Range;

/// How a list is parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// Entries of a list that is not parted.
    pub whole_max: usize,
    /// Entries of a page of a longer one.
    pub page_len: usize,
}

/// The part of a list that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// From 0.
    pub number: usize,
    /// How many pages there are, at least one.
    pub count: usize,
    len: usize,
    entry_count: usize,
}

impl Paging {
    pub const INCIDENTS: Self = Self {
        whole_max: 40,
        page_len: 20,
    };
    /// A row for each claim takes more than a row for each incident.
    pub const COMPARISON: Self = Self {
        whole_max: 20,
        page_len: 20,
    };
    /// Of the sources, and of the log of changes.
    pub const FOOTER: Self = Self {
        whole_max: 120,
        page_len: 60,
    };
    /// Of which only the first page is printed.
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

    /// A page of so many entries; the last where there are not so many.
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

    /// The page that an entry is on.
    pub fn page_with(self, position: usize, entry_count: usize) -> Page {
        let first = self.page(0, entry_count);
        self.page(position / first.len, entry_count)
    }
}

impl Page {
    /// Positions of its entries.
    pub fn range(&self) -> Range<usize> {
        let start = self.number * self.len;
        start..(start + self.len).min(self.entry_count)
    }

    /// Entries of the other pages.
    pub fn left_out(&self) -> usize {
        self.entry_count - self.range().len()
    }
}

/// The page of the list, or of the table, that the reader has before them.
pub fn list_page(story: &Story, state: &State) -> Page {
    Paging::of(state.listed_as()).page(state.page, entry_count(story, state))
}

/// What is printed of it.
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
    /// How the incidents are listed now: those of the story, as cards.
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

    /// Another list opens on its first page, or on that of the selected incident; and an
    /// incident that is selected brings its page with it.
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

    /// Where the list, or the table, has an incident.
    fn position(&self, story: &Story, incident: IncidentIndex) -> Option<usize> {
        let position_in =
            |incidents: Vec<IncidentIndex>| incidents.iter().position(|&other| other == incident);
        match (self.mode, self.view) {
            // The step stands first.
            (Mode::Story { .. }, _) => Some(0),
            (Mode::Explore, ListView::Cards) => Listing::new(story, self).position(incident),
            (Mode::Explore, ListView::Table) => position_in(sorted_incidents(story, self)),
            (Mode::Explore, ListView::Claims) => position_in(shown_incidents(story, self)),
        }
    }
}
