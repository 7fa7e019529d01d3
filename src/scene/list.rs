//! The incidents beside the map, and the list of provinces that does the map's job
//! without a pointer.

use super::story_mode::story_scene;
use super::{CategorySet, Filter, State, Story};
use crate::model::{IncidentIndex, ProvinceCode, sorted_positions};

#[derive(Clone, Debug, PartialEq)]
pub struct ListScene {
    /// `None` for all provinces.
    pub province: Option<ProvinceCode>,
    /// Incidents of window and province, without those that only sum up others.
    pub count: usize,
    /// In time order; a parent stands before its sites. In story mode, what has been told,
    /// the step first.
    pub entries: Vec<ListEntry>,
    /// Why there is no entry, where there is none.
    pub lack: Option<Lack>,
}

/// Why nothing is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Nothing is recorded in the window and the province.
    Record,
    /// Filters or hidden kinds hide what is recorded there.
    Match,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ListEntry {
    pub incident: IncidentIndex,
    /// A report on several sites: shown one level up, never counted.
    pub is_parent: bool,
    /// A site listed under its parent.
    pub is_site: bool,
    pub selected: bool,
    /// Whether its claims are open to read.
    pub expanded: bool,
}

/// A province by its count in the window.
#[derive(Clone, Debug, PartialEq)]
pub struct ProvinceEntry {
    pub code: ProvinceCode,
    pub name: String,
    pub count: usize,
    pub selected: bool,
}

pub fn list_scene(story: &Story, state: &State) -> ListScene {
    let dataset = &story.dataset;
    // A province opens on its own incidents; what reports on several stays one click away.
    let opens_with_province = state.province.is_some() && state.incident.is_none();
    let listed = listed_incidents(story, state);
    let told = story_scene(story, state);
    let entry = |&incident: &IncidentIndex| {
        let record = dataset.incident(incident);
        let selected = state.incident == Some(incident);
        let is_parent = record.is_parent();
        ListEntry {
            incident,
            is_parent,
            is_site: told.is_none() && record.part_of.is_some_and(|whole| listed.contains(&whole)),
            selected,
            expanded: selected || told.is_some() || opens_with_province && !is_parent,
        }
    };
    let entries: Vec<ListEntry> = match &told {
        Some(scene) => scene.told().iter().rev().map(entry).collect(),
        None => listed.iter().map(entry).collect(),
    };
    let is_parent = |&&incident: &&IncidentIndex| dataset.incident(incident).is_parent();
    ListScene {
        province: state.province,
        count: listed.len() - listed.iter().filter(is_parent).count(),
        lack: entries.is_empty().then(|| lack(story, state)),
        entries,
    }
}

fn lack(story: &Story, state: &State) -> Lack {
    let unfiltered = State {
        categories: CategorySet::ALL,
        filter: Filter::default(),
        ..state.clone()
    };
    if listed_incidents(story, &unfiltered).is_empty() {
        Lack::Record
    } else {
        Lack::Match
    }
}

/// The incidents that are shown, in the selected province, in time order; a parent stands
/// before its sites.
pub fn listed_incidents(story: &Story, state: &State) -> Vec<IncidentIndex> {
    let dataset = &story.dataset;
    let is_listed =
        |incident: IncidentIndex| state.shows(story, incident) && state.selects(story, incident);
    let mut listed = Vec::new();
    for incident in dataset.incident_indices().filter(|&i| is_listed(i)) {
        let record = dataset.incident(incident);
        if record.part_of.is_some_and(is_listed) {
            continue;
        }
        listed.push(incident);
        listed.extend(record.parts.iter().filter(|&&site| is_listed(site)));
    }
    listed
}

/// Every province of the map: those with incidents in the window first, by count,
/// then the others by name.
pub fn province_entries(story: &Story, state: &State) -> Vec<ProvinceEntry> {
    let mut codes: Vec<ProvinceCode> = Vec::new();
    for province in story.basemap.areas.iter().map(|area| area.code.province()) {
        if !codes.contains(&province) {
            codes.push(province);
        }
    }
    let counts = state.counts(story);
    let entries: Vec<ProvinceEntry> = codes
        .into_iter()
        .map(|code| ProvinceEntry {
            code,
            name: story.area_name(code),
            count: counts.count(Some(code), state.window, state.categories),
            selected: state.province == Some(code),
        })
        .collect();
    let order = sorted_positions(entries.len(), &|a, b| {
        let (a, b) = (&entries[a], &entries[b]);
        let by_name = || story.locale.compare(&a.name, &b.name);
        b.count.cmp(&a.count).then_with(by_name)
    });
    order.into_iter().map(|i| entries[i].clone()).collect()
}
