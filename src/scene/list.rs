//! The list of incidents beside the map, and the list of provinces, which replaces the map for
//! readers without a pointer.

use super::listing::Listing;
use super::story_mode::{StoryScene, story_scene};
use super::{CategorySet, Filter, Page, State, Story, list_page};
use crate::model::{IncidentIndex, ProvinceCode, sorted_positions};

#[derive(Clone, Debug, PartialEq)]
pub struct ListScene {
    /// `None` for all provinces.
    pub province: Option<ProvinceCode>,
    /// Incidents in the window and the province, without parent incidents.
    pub count: usize,
    pub page: Page,
    /// The entries of the page, in time order; a parent comes before its sites. In story mode, the
    /// incidents told so far, the current step first.
    pub entries: Vec<ListEntry>,
    /// Why the list is empty, if it is.
    pub lack: Option<Lack>,
}

/// Why the list is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Nothing is recorded in the window and the province.
    Record,
    /// The filters or hidden kinds hide what is recorded.
    Match,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ListEntry {
    pub incident: IncidentIndex,
    /// The incident has sites. It is shown one level above them and never counted.
    pub is_parent: bool,
    /// A site that is listed under its parent.
    pub is_site: bool,
    pub selected: bool,
    /// Whether the card shows its claims.
    pub expanded: bool,
}

/// A province and its count in the window.
#[derive(Clone, Debug, PartialEq)]
pub struct ProvinceEntry {
    pub code: ProvinceCode,
    pub name: String,
    pub count: usize,
    pub selected: bool,
}

/// The list for the page that the reader is on.
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

/// Replaces `entries` by the entries of the list from `offset` on, at most `max`.
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
    // Selecting a province opens the cards of its incidents. Parent incidents stay closed.
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

/// The most incidents, and the most claims, that open without a click. More would be a long way to
/// scroll and slow to draw.
const MAX_OPENED: usize = 16;
const MAX_OPENED_CLAIMS: usize = 70;

/// False if the number of their claims is not known.
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

/// The shown incidents in the selected province, in time order. A parent comes before its sites.
pub fn listed_incidents(story: &Story, state: &State) -> Vec<IncidentIndex> {
    let mut listed = Vec::new();
    Listing::new(story, state).for_each(&mut |incident| listed.push(incident));
    listed
}

/// Every province of the map: first those with incidents in the window, by count, then the others
/// by name.
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
