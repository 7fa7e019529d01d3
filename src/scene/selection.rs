//! The reader's selection as links, attributes and messages write it:
//! `province=AF-PKA&from=2024-03-16&kinds=airstrike,clash`.
//!
//! | key | value |
//! |---|---|
//! | `province` | ISO 3166-2 code of a province on the map |
//! | `incident` | id of an incident |
//! | `from`, `to` | first and last day of the time window, `YYYY-MM-DD` |
//! | `kinds` | codes of the categories shown, separated by commas, or `none` |
//! | `search` | words that an incident's text must have |
//! | `actor`, `claimant`, `source` | key of a value of the [`Facet`] |
//! | `differ` | `1`: only incidents whose sources differ |
//! | `view` | `cards`, `table` or `claims` |
//! | `lang` | BCP 47 tag of one of the widget’s languages; empty for English |
//! | `story` | `1`: story mode; `incident` is the current step and must be in the focus window |
//!
//! Values are percent-encoded, see [`super::encoded`]. An empty value stands for the initial one.

use super::percent::{decoded, encoded};
use super::{CategorySet, Criteria, Facet, FacetValue, ListView, Mode, Search, State, Story};
use crate::i18n::Language;
use crate::model::{Category, Date, IncidentIndex, ProvinceCode};
use crate::time::Interval;

const NO_KINDS: &str = "none";
const ON: &str = "1";

/// A change of the selection. `None` leaves a value as it is; `Some(None)` resets it to the initial
/// one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    pub lang: Option<Option<Language>>,
    pub province: Option<Option<ProvinceCode>>,
    pub incident: Option<Option<IncidentIndex>>,
    pub from: Option<Option<Date>>,
    pub to: Option<Option<Date>>,
    pub kinds: Option<Option<CategorySet>>,
    /// For each [`Facet`], in the order of [`Facet::ALL`].
    pub chosen: [Option<Option<FacetValue>>; Facet::ALL.len()],
    pub differ: Option<Option<()>>,
    pub search: Option<Option<Search>>,
    pub view: Option<Option<ListView>>,
    pub story: Option<Option<()>>,
}

impl Selection {
    /// Reads a query. Also returns the faults, one line each; the other values are still used.
    /// Ignores keys that are not in the table above, because a link may carry others.
    pub fn parse(story: &Story, query: &str) -> (Self, Vec<String>) {
        let mut selection = Self::default();
        let mut faults = Vec::new();
        for (key, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            let value = &*decoded(value);
            let facet = Facet::ALL.into_iter().find(|facet| facet.code() == key);
            let known = match (key, facet) {
                ("lang", _) => set(&mut selection.lang, value, Language::parse),
                ("province", _) => set(&mut selection.province, value, |v| province(story, v)),
                ("incident", _) => set(&mut selection.incident, value, |v| {
                    story.dataset.incidents.find(v)
                }),
                ("from", _) => set(&mut selection.from, value, Date::parse),
                ("to", _) => set(&mut selection.to, value, Date::parse),
                ("kinds", _) => set(&mut selection.kinds, value, kinds),
                ("differ", _) => set(&mut selection.differ, value, on),
                ("search", _) => set(&mut selection.search, value, |v| Some(Search::new(v))),
                ("view", _) => set(&mut selection.view, value, ListView::parse),
                ("story", _) => set(&mut selection.story, value, on),
                (_, Some(facet)) => set(&mut selection.chosen[facet as usize], value, |v| {
                    story.facets.find(facet, v)
                }),
                _ => true,
            };
            if !known {
                let expected = match key {
                    "lang" => "one of en, ps, fa-AF, ur",
                    "province" => "the code of a province on the map, such as AF-PKA",
                    "incident" => "the id of an incident of the story",
                    "kinds" => "codes separated by commas: airstrike, clash, attack, statement",
                    "differ" | "story" => "1",
                    "view" => "cards, table or claims",
                    "from" | "to" => "a day as YYYY-MM-DD",
                    _ => "a key that occurs in the story",
                };
                faults.push(format!("{key}: expected {expected}, found \"{value}\""));
            }
        }
        (selection, faults)
    }

    /// The criteria after the change.
    pub(super) fn criteria(&self, now: Criteria) -> Criteria {
        Criteria {
            chosen: Facet::ALL.map(|facet| {
                let at = facet as usize;
                self.chosen[at].unwrap_or(now.chosen[at])
            }),
            differ: self.differ.map_or(now.differ, |on| on.is_some()),
            search: match &self.search {
                Some(search) => search.clone().unwrap_or_default(),
                None => now.search,
            },
        }
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

/// Sets the field if the value is empty or valid. Returns whether it is.
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

fn on(value: &str) -> Option<()> {
    (value == ON).then_some(())
}

/// The whole selection: always `from`, `to` and `kinds`, and the others if they are set.
pub fn selection_query(story: &Story, state: &State) -> String {
    pairs(story, state, |key| {
        key != "lang" || state.language != Language::English
    })
}

/// The part of the selection that differs from the initial state, for a page that opens in the
/// language `opens_in`. Applied to the initial state it gives the same view. Empty if nothing
/// differs.
pub fn link_query(story: &Story, state: &State, opens_in: Language) -> String {
    let initial = State::initial(story);
    pairs(story, state, |key| match key {
        "lang" => state.language != opens_in,
        "kinds" => state.categories != initial.categories,
        _ => state.window != initial.window,
    })
}

fn pairs(story: &Story, state: &State, is_said: impl Fn(&str) -> bool) -> String {
    let mut said: Vec<(&str, String)> = Vec::new();
    said.extend(state.province.map(|code| ("province", code.to_string())));
    let record = state
        .incident
        .and_then(|incident| story.dataset.incidents.record(incident));
    said.extend(record.map(|record| ("incident", record.id.clone())));
    let (first, last) = state.window.days();
    let window = [("from", first.to_string()), ("to", last.to_string())];
    let kinds = [("kinds", kinds_text(state.categories))];
    let others = window.into_iter().chain(kinds);
    said.extend(others.filter(|(key, _)| is_said(key)));
    let criteria = state.filter.criteria();
    for facet in Facet::ALL {
        let chosen = criteria.chosen[facet as usize];
        said.extend(chosen.map(|value| (facet.code(), story.facets.key(facet, value).into())));
    }
    let flags = [
        ("lang", is_said("lang"), state.language.tag()),
        ("differ", criteria.differ, ON),
        (
            "search",
            !criteria.search.text().is_empty(),
            criteria.search.text(),
        ),
        ("view", state.view != ListView::Cards, state.view.code()),
        ("story", state.mode != Mode::Explore, ON),
    ];
    let flags = flags.into_iter().filter(|(_, is_set, _)| *is_set);
    said.extend(flags.map(|(key, _, value)| (key, value.into())));
    said.into_iter()
        .map(|(key, value)| format!("{key}={}", encoded(&value)))
        .collect::<Vec<_>>()
        .join("&")
}

fn kinds_text(categories: CategorySet) -> String {
    let shown = Category::ALL
        .into_iter()
        .filter(|category| categories.contains(*category))
        .map(Category::code)
        .collect::<Vec<_>>();
    if shown.is_empty() {
        NO_KINDS.into()
    } else {
        shown.join(",")
    }
}
