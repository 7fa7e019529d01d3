//! Facets: the lists of values by which the reader filters incidents.

use super::folding::folded_words;
use super::{State, Story};
use crate::i18n::Locale;
use crate::model::{ClaimantType, Dataset, IncidentIndex, sorted_positions};

/// A list of values. Each incident has some of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// A party that the record names as acting, or as accused.
    Actor,
    /// The type of a claim's claimant.
    Claimant,
    /// The publisher of a claim's source.
    Source,
}

/// Position of a value in the list of its facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FacetValue(u16);

/// The values of every facet in one story. Empty for a packed dataset.
pub struct Facets {
    by_facet: [Values; Facet::ALL.len()],
}

/// A value that the reader can choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub value: FacetValue,
    pub name: String,
    /// Number of incidents that would be listed.
    pub count: usize,
    pub selected: bool,
}

struct Values {
    keys: Vec<String>,
    names: Vec<String>,
    /// For each incident, its values, each once. Empty for a packed dataset.
    of_incidents: Vec<Vec<FacetValue>>,
}

impl Facet {
    pub const ALL: [Facet; 3] = [Facet::Actor, Facet::Claimant, Facet::Source];

    /// The code in links and attributes.
    pub fn code(self) -> &'static str {
        match self {
            Facet::Actor => "actor",
            Facet::Claimant => "claimant",
            Facet::Source => "source",
        }
    }
}

impl Facets {
    pub fn new(dataset: &Dataset, locale: Locale) -> Self {
        let mut by_facet = Facet::ALL.map(|_| Values {
            keys: Vec::new(),
            names: Vec::new(),
            of_incidents: Vec::new(),
        });
        if dataset.incidents.records().is_none() {
            return Self { by_facet };
        }
        for values in &mut by_facet {
            values.of_incidents = vec![Vec::new(); dataset.incidents.len()];
        }
        let [actors, claimants, publishers] = &mut by_facet;
        for kind in ClaimantType::ALL {
            claimants.value(kind.code(), locale.claimant_type_name(kind));
        }
        for incident in dataset.incidents.indices() {
            for record in dataset.told_of(incident) {
                for actor in &record.actors {
                    let name = without_remark(actor);
                    actors.add(incident, &key_of(name), name);
                }
                for claim in &record.claims {
                    let kind = claim.claimant.kind;
                    claimants.add(incident, kind.code(), "");
                    for &source in &claim.sources {
                        let name = &dataset.source(source).publisher;
                        publishers.add(incident, &key_of(name), name);
                    }
                }
            }
        }
        Self { by_facet }
    }

    pub fn name(&self, facet: Facet, value: FacetValue) -> &str {
        &self.values(facet).names[usize::from(value.0)]
    }

    /// The key in links and attributes. Unique in its facet.
    pub fn key(&self, facet: Facet, value: FacetValue) -> &str {
        &self.values(facet).keys[usize::from(value.0)]
    }

    /// Inverse of [`Self::key`].
    pub fn find(&self, facet: Facet, key: &str) -> Option<FacetValue> {
        self.values(facet).find(key)
    }

    /// The values of an incident and of its parent.
    pub fn of(&self, facet: Facet, incident: IncidentIndex) -> &[FacetValue] {
        let of_incidents = &self.values(facet).of_incidents;
        of_incidents
            .get(incident.0 as usize)
            .map_or(&[], Vec::as_slice)
    }

    fn values(&self, facet: Facet) -> &Values {
        &self.by_facet[facet as usize]
    }
}

impl Values {
    fn find(&self, key: &str) -> Option<FacetValue> {
        let at = self.keys.iter().position(|known| known == key)?;
        Some(FacetValue(at as u16))
    }

    /// The value with this key. Adds it if it is new; a known one keeps its first name.
    fn value(&mut self, key: &str, name: &str) -> FacetValue {
        self.find(key).unwrap_or_else(|| {
            self.keys.push(key.into());
            self.names.push(name.into());
            FacetValue(self.keys.len() as u16 - 1)
        })
    }

    fn add(&mut self, incident: IncidentIndex, key: &str, name: &str) {
        let value = self.value(key, name);
        let of_incident = &mut self.of_incidents[incident.0 as usize];
        if !of_incident.contains(&value) {
            of_incident.push(value);
        }
    }
}

/// The folded words of the name, joined by hyphens: `pakistans-armed-forces`. Names that differ
/// only in case, accents or punctuation have the same key.
fn key_of(name: &str) -> String {
    folded_words(name).trim_start().replace(' ', "-")
}

/// An actor's name without the remark about its role: "Pakistan" of "Pakistan (accused; denied)".
/// The card shows the role; the reader filters by the name.
fn without_remark(actor: &str) -> &str {
    match actor.split_once(" (") {
        Some((name, remark)) if remark.ends_with(')') => name,
        _ => actor,
    }
}

/// The values that leave something to list, given the window, the province and the other filters.
/// The chosen value is always among them. Sorted by count, then by name.
pub fn facet_choices(story: &Story, state: &State, facet: Facet) -> Vec<Choice> {
    let mut criteria = state.filter.criteria().clone();
    let chosen = criteria.chosen[facet as usize].take();
    let values = story.facets.values(facet);
    let mut counts = vec![0; values.keys.len()];
    let mut are_listed = vec![false; values.keys.len()];
    for incident in story.incidents_in(state.window) {
        let is_listed = state.admits(story, incident)
            && state.selects(story, incident)
            && criteria.hold(story, incident);
        for value in story
            .facets
            .of(facet, incident)
            .iter()
            .filter(|_| is_listed)
        {
            are_listed[usize::from(value.0)] = true;
            counts[usize::from(value.0)] +=
                usize::from(!story.dataset.incidents.is_parent(incident));
        }
    }
    let order = sorted_positions(counts.len(), &|a, b| {
        let by_count = counts[b].cmp(&counts[a]);
        by_count.then_with(|| story.locale.compare(&values.names[a], &values.names[b]))
    });
    let choice = |at: usize| {
        let value = FacetValue(at as u16);
        let selected = chosen == Some(value);
        (selected || are_listed[at]).then(|| Choice {
            value,
            name: values.names[at].clone(),
            count: counts[at],
            selected,
        })
    };
    order.into_iter().filter_map(choice).collect()
}
