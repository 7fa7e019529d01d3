//! The reader's state, and the only function that changes it.

use super::counts::Counts;
use super::filter::{Criteria, Filter};
use super::incident_table::{Sort, SortKey};
use super::playback::Playback;
use super::story_mode::{Mode, Step};
use super::window::day_after;
use super::{Facet, FacetValue, Search, Selection, Story};
use crate::geo::{PlaneRect, Viewport};
use crate::i18n::Language;
use crate::model::{Category, Date, IncidentIndex, ProvinceCode};
use crate::time::Interval;

/// Invariant: a selected incident is visible, and is in the selected province if there is one.
/// [`Mode::Story`] has further invariants. Only [`update`] makes new states.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The language that the reader chose. The page switches to it once its texts are loaded.
    pub language: Language,
    pub province: Option<ProvinceCode>,
    pub incident: Option<IncidentIndex>,
    pub window: Interval,
    pub categories: CategorySet,
    pub filter: Filter,
    pub view: ListView,
    /// The sort order of the table of incidents.
    pub sort: Sort,
    /// Page of the list or table, from 0.
    pub page: usize,
    pub framing: Framing,
    pub mode: Mode,
    /// Ends when anything else changes the window.
    pub playback: Option<Playback>,
}

/// How the incidents are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListView {
    Cards,
    Table,
    /// The claims of each incident side by side.
    Claims,
}

/// Which part of the map is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Framing {
    /// The places of the incidents in this window. Follows the window only when the reader stops
    /// dragging it, so that the map does not move during the drag.
    Incidents(Interval),
    /// One incident and its surroundings.
    Incident(IncidentIndex),
    /// Afghanistan and Pakistan.
    Countries,
    /// A rectangle of the plane.
    Ground(PlaneRect),
    /// The viewport to which the reader panned or zoomed.
    Free(Viewport),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    Read(Language),
    /// Selects a province, or deselects it if it is selected.
    ToggleProvince(ProvinceCode),
    /// Selects an incident, or deselects it if it is selected.
    ToggleIncident(IncidentIndex),
    /// Selects an incident and removes every filter that hides it.
    OpenIncident(IncidentIndex),
    /// Deselects province and incident. In story mode, ends the story.
    Clear,
    ToggleCategory(Category),
    /// Sets the value of a facet, or clears it.
    Choose(Facet, Option<FacetValue>),
    /// Shows only incidents whose sources differ, or all.
    ShowDiffering(bool),
    /// Shows only incidents with these words. Sent while the reader types.
    Search(String),
    /// Shows every incident of the window and the province: all kinds, no filter.
    ClearFilters,
    ShowAs(ListView),
    /// Sorts the table by a column, or reverses the order if it is the current one.
    SortBy(SortKey),
    /// Goes to a page of the list or table, from 0.
    TurnTo(usize),
    /// Selects another incident of the list. In story mode, goes to another step.
    Step(Step),
    /// Starts story mode at the first incident of the focus window that passes the filters.
    StartStory,
    /// Restores the selection and the view from before the story.
    EndStory,
    /// Plays the window, or resumes after a pause.
    Play,
    /// Advances a running playback by one tick.
    PlayTick,
    /// Pauses the playback at the current window.
    Pause,
    /// Changes the window while the reader drags it.
    Brush(Interval),
    /// The reader stopped dragging the window.
    BrushEnd,
    Frame(Framing),
    /// Applies the selection of a link or of the embedding page.
    Select(Selection),
    /// Resets everything except the language.
    Reset,
}

impl ListView {
    pub const ALL: [ListView; 3] = [ListView::Cards, ListView::Table, ListView::Claims];

    /// The code in links and attributes.
    pub fn code(self) -> &'static str {
        match self {
            ListView::Cards => "cards",
            ListView::Table => "table",
            ListView::Claims => "claims",
        }
    }

    /// Inverse of [`Self::code`].
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.code() == code)
    }
}

/// A set of categories: those that are shown.
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
            language: story.locale.language(),
            province: None,
            incident: None,
            window: story.focus(),
            categories: CategorySet::ALL,
            filter: Filter::default(),
            view: ListView::Cards,
            sort: Sort::INITIAL,
            page: 0,
            framing: Framing::Incidents(story.focus()),
            mode: Mode::Explore,
            playback: None,
        }
    }

    /// Whether the incident passes the window, the categories and the filter.
    pub fn shows(&self, story: &Story, incident: IncidentIndex) -> bool {
        self.filter.lets_through(incident) && self.admits(story, incident)
    }

    /// Counts of the incidents that pass the filter, for any window and category.
    pub fn counts<'a>(&'a self, story: &'a Story) -> &'a Counts {
        self.filter.counts(story)
    }

    /// Number of incidents, parents included, that pass the window, the categories and the filter.
    pub fn shown_count(&self, story: &Story) -> usize {
        self.begun_count(story, None, day_after(self.window.end()))
    }

    /// Like [`Self::shown_count`], but only those in `province` (if there is one) that began before
    /// `day`. `day` must not begin before the window.
    pub(super) fn begun_count(
        &self,
        story: &Story,
        province: Option<ProvinceCode>,
        day: Date,
    ) -> usize {
        let tally = self.filter.tally(story);
        let begun = |counts: &Counts| {
            counts.count_begun(province, self.window, day.midnight(), self.categories)
        };
        begun(&tally.counts) + begun(&tally.parents)
    }

    /// Whether the incident passes the window and the categories.
    pub(super) fn admits(&self, story: &Story, incident: IncidentIndex) -> bool {
        let incidents = &story.dataset.incidents;
        let (start, end) = incidents.span(incident);
        let category = incidents.kind(incident).category();
        self.categories.contains(category) && self.window.overlaps(start, end)
    }

    /// Selects an incident and removes every filter that hides it.
    fn open(&mut self, story: &Story, incident: IncidentIndex) {
        self.incident = Some(incident);
        if !self.selects(story, incident) {
            self.province = None;
        }
        let incidents = &story.dataset.incidents;
        let category = incidents.kind(incident).category();
        self.categories = self.categories.with(category);
        self.change_filter(story, |criteria| criteria.letting_through(story, incident));
        if !self.shows(story, incident) {
            let days = incidents.days(incident);
            self.window = Interval::of_days(days.first, days.last);
            self.framing = Framing::Incidents(self.window);
        }
    }

    fn change_filter(&mut self, story: &Story, change: impl FnOnce(Criteria) -> Criteria) {
        let criteria = self.filter.criteria();
        let changed = change(criteria.clone());
        if changed != *criteria {
            self.filter = Filter::new(story, changed);
        }
    }

    fn select(&mut self, story: &Story, selection: Selection) {
        if selection.story == Some(None) {
            self.end_story();
        }
        if let Some(lang) = selection.lang {
            self.language = lang.unwrap_or(Language::English);
        }
        if let Some(kinds) = selection.kinds {
            self.categories = kinds.unwrap_or(CategorySet::ALL);
        }
        self.change_filter(story, |criteria| selection.criteria(criteria));
        if let Some(view) = selection.view {
            self.view = view.unwrap_or(ListView::Cards);
        }
        let window = selection.window(story, self.window);
        if window != self.window {
            self.window = window;
            self.framing = Framing::Incidents(window);
        }
        if let Some(province) = selection.province {
            self.province = province;
        }
        let left = self.vantage();
        match selection.incident {
            Some(Some(incident)) => self.open(story, incident),
            Some(None) => self.incident = None,
            None => {}
        }
        if selection.story == Some(Some(())) && self.mode == Mode::Explore {
            self.start_story(story, selection.incident.flatten(), left);
        }
    }

    /// Whether the incident is in the list: it is shown, and is in the selected province.
    pub fn lists(&self, story: &Story, incident: IncidentIndex) -> bool {
        self.shows(story, incident) && self.selects(story, incident)
    }

    fn play(&mut self, playback: Option<Playback>, is_running: bool) {
        if let Some(playback) = playback {
            self.window = playback.frame;
            self.playback = Some(Playback {
                is_running,
                ..playback
            });
        }
    }

    /// Whether the incident is in the selected province. True if none is selected.
    pub fn selects(&self, story: &Story, incident: IncidentIndex) -> bool {
        self.province
            .is_none_or(|code| story.index.provinces_of(incident).contains(&code))
    }
}

/// The state after an action.
pub fn update(story: &Story, state: &State, action: Action) -> State {
    let mut next = state.clone();
    match action {
        Action::Read(language) => next.language = language,
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
        Action::Clear if state.mode != Mode::Explore => next.end_story(),
        Action::Clear => {
            next.province = None;
            next.incident = None;
        }
        Action::ToggleCategory(category) => next.categories = state.categories.toggled(category),
        Action::Choose(facet, value) => next.change_filter(story, |mut criteria| {
            criteria.chosen[facet as usize] = value;
            criteria
        }),
        Action::ShowDiffering(differ) => {
            next.change_filter(story, |criteria| Criteria { differ, ..criteria });
        }
        Action::Search(text) => next.change_filter(story, |criteria| Criteria {
            search: Search::new(&text),
            ..criteria
        }),
        Action::ClearFilters => {
            next.categories = CategorySet::ALL;
            next.filter = Filter::default();
        }
        Action::ShowAs(view) => next.view = view,
        Action::SortBy(key) => next.sort = state.sort.pressed(key),
        Action::TurnTo(page) => next.turn_to(story, page),
        Action::Step(step) => next.incident = state.stepped(story, step).or(state.incident),
        Action::StartStory if state.mode == Mode::Explore => {
            next.start_story(story, None, state.vantage());
        }
        Action::StartStory => {}
        Action::EndStory => next.end_story(),
        Action::Play => next.play(state.playback.or_else(|| Playback::of(state.window)), true),
        Action::PlayTick => match state.playback {
            Some(playback) if playback.is_running => match playback.next() {
                Some(playback) => next.play(Some(playback), true),
                None => next.window = playback.stretch,
            },
            _ => {}
        },
        Action::Pause => next.play(state.playback, false),
        Action::Brush(window) => next.window = window.clamped(story.extent),
        Action::BrushEnd => {
            if let Framing::Incidents(_) | Framing::Incident(_) = state.framing {
                next.framing = Framing::Incidents(state.window);
            }
        }
        Action::Frame(framing) => next.framing = framing,
        Action::Select(selection) => next.select(story, selection),
        Action::Reset => {
            next = State {
                language: state.language,
                ..State::initial(story)
            }
        }
    }
    next.playback = next
        .playback
        .filter(|playback| playback.frame == next.window);
    next.incident = next
        .incident
        .filter(|&incident| next.lists(story, incident));
    if story.dataset.incidents.records().is_none() {
        // The tables need text, which a packed dataset may not have loaded.
        next.view = ListView::Cards;
    }
    next.follow_story(story, state);
    next.follow_list(story, state);
    next
}
