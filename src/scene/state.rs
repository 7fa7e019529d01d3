//! What the reader has chosen, and the one function that changes it.

use super::{Selection, Story};
use crate::geo::Viewport;
use crate::model::{Category, IncidentIndex, ProvinceCode};
use crate::time::Interval;

/// Invariant: a selected incident is visible, and lies in the selected province if
/// there is one. Only [`update`] makes new states.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct State {
    pub province: Option<ProvinceCode>,
    pub incident: Option<IncidentIndex>,
    pub window: Interval,
    pub categories: CategorySet,
    pub framing: Framing,
}

/// What part of the map is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Framing {
    /// The places of the incidents of this window; it does not follow a brush until
    /// the brush is let go, so that the map stands still under the reader's eye.
    Incidents(Interval),
    /// Afghanistan and Pakistan.
    Countries,
    /// Where the reader has moved it.
    Free(Viewport),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Action {
    /// Selects a province, or clears it if it is selected.
    ToggleProvince(ProvinceCode),
    /// Selects an incident, or clears it if it is selected.
    ToggleIncident(IncidentIndex),
    /// Selects an incident and lets everything through that hides it.
    OpenIncident(IncidentIndex),
    /// Clears province and incident.
    Clear,
    ToggleCategory(Category),
    /// Moves the window while the reader still drags.
    Brush(Interval),
    /// The reader let go of the window.
    BrushEnd,
    Frame(Framing),
    /// What a link or the page that embeds the map asks for.
    Select(Selection),
    /// Everything as at the start.
    Reset,
}

/// Which categories are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CategorySet(u8);

impl CategorySet {
    pub const ALL: Self = Self((1 << Category::ALL.len()) - 1);

    pub const NONE: Self = Self(0);

    pub fn contains(self, category: Category) -> bool {
        self.0 & (1 << category as u8) != 0
    }

    pub fn with(self, category: Category) -> Self {
        Self(self.0 | (1 << category as u8))
    }

    pub fn toggled(self, category: Category) -> Self {
        Self(self.0 ^ (1 << category as u8))
    }
}

impl State {
    pub fn initial(story: &Story) -> Self {
        Self {
            province: None,
            incident: None,
            window: story.focus(),
            categories: CategorySet::ALL,
            framing: Framing::Incidents(story.focus()),
        }
    }

    /// Whether window and categories let the incident through.
    pub fn shows(&self, story: &Story, incident: IncidentIndex) -> bool {
        let category = story.dataset.incident(incident).kind.category();
        let (start, end) = story.index.span(incident);
        self.categories.contains(category) && self.window.overlaps(start, end)
    }

    /// Selects an incident and lets everything through that hides it.
    fn open(&mut self, story: &Story, incident: IncidentIndex) {
        self.incident = Some(incident);
        if !self.selects(story, incident) {
            self.province = None;
        }
        let record = story.dataset.incident(incident);
        self.categories = self.categories.with(record.kind.category());
        if !self.shows(story, incident) {
            self.window = Interval::of_days(record.when.first, record.when.last);
            self.framing = Framing::Incidents(self.window);
        }
    }

    fn select(&mut self, story: &Story, selection: Selection) {
        if let Some(kinds) = selection.kinds {
            self.categories = kinds.unwrap_or(CategorySet::ALL);
        }
        let window = selection.window(story, self.window);
        if window != self.window {
            self.window = window;
            self.framing = Framing::Incidents(window);
        }
        if let Some(province) = selection.province {
            self.province = province;
        }
        match selection.incident {
            Some(Some(incident)) => self.open(story, incident),
            Some(None) => self.incident = None,
            None => {}
        }
    }

    /// Whether the incident lies in the selected province; all do where none is selected.
    pub fn selects(&self, story: &Story, incident: IncidentIndex) -> bool {
        self.province
            .is_none_or(|code| story.index.provinces_of(incident).contains(&code))
    }
}

/// The state after an action.
pub fn update(story: &Story, state: &State, action: Action) -> State {
    let mut next = *state;
    match action {
        Action::ToggleProvince(code) => {
            next.province = (state.province != Some(code)).then_some(code);
        }
        Action::ToggleIncident(incident) => {
            next.incident = (state.incident != Some(incident)).then_some(incident);
            if !state.selects(story, incident) {
                next.province = None;
            }
        }
        Action::OpenIncident(incident) => next.open(story, incident),
        Action::Clear => {
            next.province = None;
            next.incident = None;
        }
        Action::ToggleCategory(category) => next.categories = state.categories.toggled(category),
        Action::Brush(window) => next.window = window.clamped(story.extent),
        Action::BrushEnd => {
            if let Framing::Incidents(_) = state.framing {
                next.framing = Framing::Incidents(state.window);
            }
        }
        Action::Frame(framing) => next.framing = framing,
        Action::Select(selection) => next.select(story, selection),
        Action::Reset => next = State::initial(story),
    }
    next.incident = next
        .incident
        .filter(|&incident| next.shows(story, incident) && next.selects(story, incident));
    next
}
