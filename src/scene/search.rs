//! Full-text search over incidents.

use super::folding::folded_words;
use crate::geo::Names;
use crate::model::{Dataset, Incident, IncidentIndex};

/// What the reader searches for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    text: String,
    /// Folded words, each with a space before it.
    words: Vec<String>,
}

impl Search {
    /// Longest search, in characters. Longer text is cut, so that other programs do not truncate
    /// the link.
    pub const MAX_CHARS: usize = 100;

    pub fn new(text: &str) -> Self {
        let typed = text.chars().filter(|c| !c.is_control());
        let text: String = typed
            .skip_while(|c| c.is_whitespace())
            .take(Self::MAX_CHARS)
            .collect();
        let folded = folded_words(&text);
        let words = folded.split_ascii_whitespace();
        Self {
            words: words.map(|word| format!(" {word}")).collect(),
            text,
        }
    }

    /// The text as typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is no word to search for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// The text of each incident, folded once.
pub struct SearchIndex {
    /// One entry per incident. `None` for a packed dataset, whose text may not be loaded.
    haystacks: Option<Vec<String>>,
}

impl SearchIndex {
    pub fn new(dataset: &Dataset, names: &Names) -> Self {
        let haystack = |incident: IncidentIndex| {
            let records = dataset.told_of(incident);
            let texts = records.flat_map(|record| texts(dataset, names, record));
            texts.map(folded_words).collect()
        };
        let is_all_here = dataset.incidents.records().is_some();
        Self {
            haystacks: is_all_here.then(|| dataset.incidents.indices().map(haystack).collect()),
        }
    }

    /// Whether each word of the search is the beginning of a word in the incident's text. A search
    /// hides nothing in a packed dataset.
    pub fn finds(&self, incident: IncidentIndex, search: &Search) -> bool {
        self.haystacks.as_ref().is_none_or(|haystacks| {
            let haystack = &haystacks[incident.0 as usize];
            search.words.iter().all(|word| haystack.contains(word))
        })
    }
}

/// The complete list of texts that a search covers.
fn texts<'a>(dataset: &'a Dataset, names: &Names<'a>, incident: &'a Incident) -> Vec<&'a str> {
    let mut texts = vec![incident.title.as_str(), &incident.summary];
    for translation in &incident.translations {
        texts.extend([translation.title.as_str(), &translation.summary]);
    }
    for place in &incident.places {
        texts.push(&place.name);
        if let Some(area) = place.area {
            texts.extend(names.name(area.as_str()));
            texts.extend(names.name(area.province().as_str()));
        }
    }
    texts.extend(incident.actors.iter().map(String::as_str));
    for claim in &incident.claims {
        texts.push(&claim.claimant.name);
        for source in claim.sources.iter().map(|&source| dataset.source(source)) {
            texts.push(&source.publisher);
            texts.extend(source.title.as_deref());
        }
    }
    texts
}
