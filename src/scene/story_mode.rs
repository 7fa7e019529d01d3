//! Story mode: the story incident by incident.

use super::list::listed_incidents;
use super::{Framing, Listing, State, Story};
use crate::model::{IncidentIndex, ProvinceCode};
use crate::time::Interval;

/// How the reader moves through the incidents.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mode {
    /// Freely.
    Explore,
    /// One after the other, in the order of the list. The window is the story's focus, no province
    /// is selected, and the selected incident is the current step. The map follows the step.
    Story {
        /// The view to which the reader returns.
        left: Vantage,
    },
}

/// The view that the reader leaves when story mode starts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vantage {
    pub province: Option<ProvinceCode>,
    pub incident: Option<IncidentIndex>,
    pub window: Interval,
    pub framing: Framing,
}

/// Which incident of the list to go to. A step beyond either end goes nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The first incident if none is selected.
    Next,
    /// The last incident if none is selected.
    Previous,
    /// Position in the list, from 0.
    To(usize),
}

/// Where the reader is in story mode.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryScene {
    /// All incidents of the story, in order. Never empty.
    pub steps: Vec<IncidentIndex>,
    /// Position of the current step.
    pub step: usize,
}

impl StoryScene {
    /// The incidents told so far, including the current step.
    pub fn told(&self) -> &[IncidentIndex] {
        &self.steps[..=self.step]
    }
}

/// `None` outside story mode.
pub fn story_scene(story: &Story, state: &State) -> Option<StoryScene> {
    if state.mode == Mode::Explore {
        return None;
    }
    let steps = listed_incidents(story, state);
    let step = position(&steps, state.incident)?;
    Some(StoryScene { steps, step })
}

impl State {
    /// The incident to which a step leads.
    pub(super) fn stepped(&self, story: &Story, step: Step) -> Option<IncidentIndex> {
        let listing = Listing::new(story, self);
        let now = self.incident.and_then(|now| listing.position(now));
        let to = match (step, now) {
            (Step::To(position), _) => position,
            (Step::Next, None) => 0,
            (Step::Next, Some(now)) => now + 1,
            (Step::Previous, None) => listing.len().checked_sub(1)?,
            (Step::Previous, Some(now)) => now.checked_sub(1)?,
        };
        listing.get(to)
    }

    pub(super) fn vantage(&self) -> Vantage {
        Vantage {
            province: self.province,
            incident: self.incident,
            window: self.window,
            framing: self.framing,
        }
    }

    /// Starts story mode at the given incident, or at the first one if it is not in the story. Does
    /// nothing if the filters hide every incident.
    pub(super) fn start_story(&mut self, story: &Story, at: Option<IncidentIndex>, left: Vantage) {
        let mut told = self.clone();
        told.province = None;
        told.incident = None;
        told.window = story.focus();
        told.mode = Mode::Story { left };
        let listing = Listing::new(story, &told);
        let at = at.filter(|&at| listing.position(at).is_some());
        told.incident = at.or_else(|| listing.get(0));
        if told.incident.is_some() {
            *self = told;
        }
    }

    /// Returns to the view in which story mode started.
    pub(super) fn end_story(&mut self) {
        if let Mode::Story { left } = self.mode {
            self.mode = Mode::Explore;
            self.province = left.province;
            self.incident = left.incident;
            self.window = left.window;
            self.framing = left.framing;
        }
    }

    /// Keeps story mode consistent after another action. If a filter now hides the current step,
    /// the next visible one becomes the step and the map moves to it. If the reader changed the
    /// window or the province, story mode ends and the new view stays.
    pub(super) fn follow_story(&mut self, story: &Story, before: &State) {
        if self.mode == Mode::Explore {
            return;
        }
        let is_told = self.window == story.focus() && self.province.is_none();
        if let Some(hidden) = before.incident.filter(|&i| !self.shows(story, i))
            && self.incident.is_none()
            && is_told
        {
            let steps = listed_incidents(story, self);
            let next = steps.iter().find(|&&step| step > hidden);
            self.incident = next.or(steps.last()).copied();
        }
        match self.incident.filter(|_| is_told) {
            Some(incident) => {
                if self.incident != before.incident || before.mode == Mode::Explore {
                    self.framing = Framing::Incident(incident);
                }
            }
            None => {
                self.mode = Mode::Explore;
                if let Framing::Incident(_) = self.framing {
                    self.framing = Framing::Incidents(self.window);
                }
            }
        }
    }
}

fn position(listed: &[IncidentIndex], incident: Option<IncidentIndex>) -> Option<usize> {
    let incident = incident?;
    listed.iter().position(|&step| step == incident)
}
