//! What incidents are filtered by, one value of a list at a time.

use super::folding::folded_words;
use super::{State, Story};
use crate::i18n::Locale;
use crate::model::{ClaimantType, Dataset, IncidentIndex, sorted_positions};

/// A list of values, of which each incident has some.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// Whom the record names as having acted, or as accused of it.
    Actor,
    /// What kind of claimant a claim is by.
    Claimant,
    /// Who published a source of a claim.
    Source,
}

/// Position of a value in its facet's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FacetValue(u16);

/// The values of every facet in one story; none where its incidents are packed.
pub struct Facets {
    by_facet: [Values; Facet::ALL.len()],
}

/// A value that a reader can choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub value: FacetValue,
    pub name: String,
    /// Incidents that are listed once it is chosen.
    pub count: usize,
    pub selected: bool,
}

struct Values {
    keys: Vec<String>,
    names: Vec<String>,
    /// By incident, each value once; empty where the incidents are packed.
    of_incidents: Vec<Vec<FacetValue>>,
}

impl Facet {
    pub const ALL: [Facet; 3] = [Facet::Actor, Facet::Claimant, Facet::Source];

    /// What links and attributes call it.
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

    /// What links and attributes call it; unique in its facet.
    pub fn key(&self, facet: Facet, value: FacetValue) -> &str {
        &self.values(facet).keys[usize::from(value.0)]
    }

    /// Inverse of [`Self::key`].
    pub fn find(&self, facet: Facet, key: &str) -> Option<FacetValue> {
        self.values(facet).find(key)
    }

    /// The values of an incident, and of the report that it is one site of.
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

    /// The value of this key, new or known. It keeps the first name it was given.
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

/// The name's folded words with hyphens, `pakistans-armed-forces`: names that differ only
/// in case, accents or punctuation are one.
fn key_of(name: &str) -> String {
    folded_words(name).trim_start().replace(' ', "-")
}

/// An actor's name without what the record says of its part, "Pakistan" of "Pakistan
/// (accused; denied)": the part is shown on the card, and the name is what is looked for.
fn without_remark(actor: &str) -> &str {
    match actor.split_once(" (") {
        Some((name, remark)) if remark.ends_with(')') => name,
        _ => actor,
    }
}

/// The values that leave something to list in the window, the province and under the other
/// filters, and the chosen one; by count, then by name.
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
