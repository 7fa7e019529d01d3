//! The incidents beside the map, and the list of provinces that does the map's job
//! without a pointer.

use super::listing::Listing;
use super::story_mode::{StoryScene, story_scene};
use super::{CategorySet, Filter, Page, State, Story, list_page};
use crate::model::{IncidentIndex, ProvinceCode, sorted_positions};

#[derive(Clone, Debug, PartialEq)]
pub struct ListScene {
    /// `None` for all provinces.
    pub province: Option<ProvinceCode>,
    /// Incidents of window and province, without those that only sum up others.
    pub count: usize,
    pub page: Page,
    /// Those of the page, in time order; a parent stands before its sites. In story mode, what
    /// has been told, the step first.
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

/// The page that the reader has before them.
pub fn list_scene(story: &Story, state: &State) -> ListScene {
    list_scene_of(story, state, list_page(story, state))
}

pub fn list_scene_of(story: &Story, state: &State, page: Page) -> ListScene {
    let mut entries = Vec::new();
    let range = page.range();
    list_slice(story, state, range.start, range.len(), &mut entries);
    ListScene {
        province: state.province,
        count: Listing::new(story, state).count(),
        page,
        lack: entries.is_empty().then(|| lack(story, state)),
        entries,
    }
}

/// Puts the entries of the list from `offset` on, at most `max`, in place of what `entries`
/// holds.
pub fn list_slice(
    story: &Story,
    state: &State,
    offset: usize,
    max: usize,
    entries: &mut Vec<ListEntry>,
) {
    entries.clear();
    let listing = Listing::new(story, state);
    let told = story_scene(story, state);
    // A province opens on its own incidents; what reports on several stays one click away.
    let opens_with_province = state.province.is_some() && state.incident.is_none();
    let are_few = (told.is_some() || opens_with_province) && are_few(story, &told, &listing);
    let mut push = |incident: IncidentIndex| {
        let selected = state.incident == Some(incident);
        let is_parent = story.dataset.incidents.is_parent(incident);
        entries.push(ListEntry {
            incident,
            is_parent,
            is_site: told.is_none() && listing.stands_under_parent(incident),
            selected,
            expanded: selected || are_few && (told.is_some() || !is_parent),
        });
    };
    match &told {
        Some(scene) => {
            let told = scene.told().iter().rev().skip(offset).take(max);
            told.for_each(|&incident| push(incident));
        }
        None => listing.slice(offset, max, &mut push),
    }
}

/// Incidents that open without a click on each, and their claims: more would be a long way to
/// scroll, and much to draw.
const MAX_OPENED: usize = 16;
const MAX_OPENED_CLAIMS: usize = 70;

/// No where it is not known how many claims they have.
fn are_few(story: &Story, told: &Option<StoryScene>, listing: &Listing) -> bool {
    let Some(records) = story.dataset.incidents.records() else {
        return false;
    };
    let told = told.as_ref().map(StoryScene::told);
    if told.map_or_else(|| listing.len(), <[_]>::len) > MAX_OPENED {
        return false;
    }
    let mut claim_count = 0;
    let mut count_claims =
        |incident: IncidentIndex| claim_count += records[incident.0 as usize].claims.len();
    match told {
        Some(told) => told.iter().copied().for_each(&mut count_claims),
        None => listing.slice(0, MAX_OPENED, &mut count_claims),
    }
    claim_count <= MAX_OPENED_CLAIMS
}

fn lack(story: &Story, state: &State) -> Lack {
    let unfiltered = State {
        categories: CategorySet::ALL,
        filter: Filter::default(),
        ..state.clone()
    };
    if Listing::new(story, &unfiltered).is_empty() {
        Lack::Record
    } else {
        Lack::Match
    }
}

/// The incidents that are shown, in the selected province, in time order; a parent stands
/// before its sites.
pub fn listed_incidents(story: &Story, state: &State) -> Vec<IncidentIndex> {
    let mut listed = Vec::new();
    Listing::new(story, state).for_each(&mut |incident| listed.push(incident));
    listed
}

/// Every province of the map: those with incidents in the window first, by count,
/// then the others by name.
pub fn province_entries(story: &Story, state: &State) -> Vec<ProvinceEntry> {
    let counts = state.counts(story);
    let entry = |&code: &ProvinceCode| ProvinceEntry {
        code,
        name: story.area_name(code),
        count: counts.count(Some(code), state.window, state.categories),
        selected: state.province == Some(code),
    };
    let entries: Vec<ProvinceEntry> = story.provinces_by_name.iter().map(entry).collect();
    let by_count = |a: usize, b: usize| entries[b].count.cmp(&entries[a].count);
    let order = sorted_positions(entries.len(), &by_count);
    order.into_iter().map(|i| entries[i].clone()).collect()
}
