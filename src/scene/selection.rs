//! What a reader looks at, as links, attributes and messages say it:
//! `province=AF-PKA&from=2024-03-16&kinds=airstrike,clash`.
//!
//! | key | value |
//! |---|---|
//! | `province` | ISO 3166-2 code of a province on the map |
//! | `incident` | id of an incident |
//! | `from`, `to` | first and last day of the window, `YYYY-MM-DD` |
//! | `kinds` | codes of the categories shown, with commas, or `none` |
//!
//! No value needs escaping in a URL. An empty value stands for what a reader starts with.

use super::{CategorySet, State, Story};
use crate::model::{Category, Date, IncidentIndex, ProvinceCode};
use crate::time::Interval;

const NO_KINDS: &str = "none";

/// A change of what is looked at: `None` leaves a thing as it is, `Some(None)` sets it
/// to what a reader starts with.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Selection {
    pub province: Option<Option<ProvinceCode>>,
    pub incident: Option<Option<IncidentIndex>>,
    pub from: Option<Option<Date>>,
    pub to: Option<Option<Date>>,
    pub kinds: Option<Option<CategorySet>>,
}

impl Selection {
    /// Reads a query. Faults are named, one a line, and what is in order holds all the
    /// same; keys that are not in the table above are left alone, since a link may carry
    /// others.
    pub fn parse(story: &Story, query: &str) -> (Self, Vec<String>) {
        let mut selection = Self::default();
        let mut faults = Vec::new();
        for (key, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            let known = match key {
                "province" => set(&mut selection.province, value, |v| province(story, v)),
                "incident" => set(&mut selection.incident, value, |v| story.dataset.find(v)),
                "from" => set(&mut selection.from, value, Date::parse),
                "to" => set(&mut selection.to, value, Date::parse),
                "kinds" => set(&mut selection.kinds, value, kinds),
                _ => true,
            };
            if !known {
                let expected = match key {
                    "province" => "the code of a province on the map, such as AF-PKA",
                    "incident" => "the id of an incident of the story",
                    "kinds" => "codes with commas: airstrike, clash, attack, statement",
                    _ => "a day as YYYY-MM-DD",
                };
                faults.push(format!("{key}: expected {expected}, found \"{value}\""));
            }
        }
        (selection, faults)
    }

    /// The window after the change.
    pub(super) fn window(&self, story: &Story, now: Interval) -> Interval {
        let (focus_first, focus_last) = story.focus().days();
        let (first, last) = now.days();
        let first = self.from.map_or(first, |from| from.unwrap_or(focus_first));
        let last = self.to.map_or(last, |to| to.unwrap_or(focus_last));
        let (extent_first, extent_last) = story.extent.days();
        let within = |day: Date| day.clamp(extent_first, extent_last);
        Interval::of_days(within(first), within(last))
    }
}

/// Whether the value is empty or of the right form.
fn set<T>(field: &mut Option<Option<T>>, value: &str, read: impl Fn(&str) -> Option<T>) -> bool {
    let read = (!value.is_empty()).then(|| read(value));
    let known = !matches!(read, Some(None));
    if known {
        *field = Some(read.flatten());
    }
    known
}

fn province(story: &Story, code: &str) -> Option<ProvinceCode> {
    let code = ProvinceCode::parse(code)?;
    let mut areas = story.basemap.areas.iter();
    areas
        .any(|area| area.code.province() == code)
        .then_some(code)
}

fn kinds(codes: &str) -> Option<CategorySet> {
    if codes == NO_KINDS {
        return Some(CategorySet::NONE);
    }
    codes
        .split(',')
        .map(Category::parse)
        .try_fold(CategorySet::NONE, |set, category| Some(set.with(category?)))
}

/// All that is selected: `from`, `to` and `kinds` always, the others where there is one.
pub fn selection_query(story: &Story, state: &State) -> String {
    pairs(story, state, |_| true)
}

/// What of the selection differs from the story's start; empty where that is nothing. From
/// the start, it leads to the same view.
pub fn link_query(story: &Story, state: &State) -> String {
    let initial = State::initial(story);
    pairs(story, state, |key| match key {
        "kinds" => state.categories != initial.categories,
        _ => state.window != initial.window,
    })
}

fn pairs(story: &Story, state: &State, is_said: impl Fn(&str) -> bool) -> String {
    let (first, last) = state.window.days();
    let shown = Category::ALL
        .into_iter()
        .filter(|category| state.categories.contains(*category))
        .map(Category::code)
        .collect::<Vec<_>>();
    let province = state.province.map(|code| ("province", code.to_string()));
    let incident = state
        .incident
        .map(|incident| ("incident", story.dataset.incident(incident).id.clone()));
    let others = [
        ("from", first.to_string()),
        ("to", last.to_string()),
        (
            "kinds",
            if shown.is_empty() {
                NO_KINDS.into()
            } else {
                shown.join(",")
            },
        ),
    ];
    let said = others.into_iter().filter(|(key, _)| is_said(key));
    let pairs = province.into_iter().chain(incident).chain(said);
    pairs
        .map(|(key, value)| format!("{key}={value}"))
        .collect::<Vec<_>>()
        .join("&")
}
