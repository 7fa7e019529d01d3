//! An incident: an event that was reported, with its place, time and claims.

use super::translation::in_language;
use super::{Claim, Place, ProvinceCode, Translation, When};

/// Position of an incident in [`super::Dataset::incidents`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IncidentIndex(pub u32);

#[derive(Clone, Debug, PartialEq)]
pub struct Incident {
    /// Stable id from the data, unique in the dataset.
    pub id: String,
    pub kind: Kind,
    pub title: String,
    /// One or two neutral sentences. Every statement in them is attributed.
    pub summary: String,
    /// Title and summary in other languages, one entry each.
    pub translations: Vec<Translation>,
    pub when: When,
    /// Never empty. The symbol stands at the first.
    pub places: Vec<Place>,
    pub actors: Vec<String>,
    /// What you should know about the record itself.
    pub note: Option<String>,
    /// The parent: the incident of which this one is a site. The two are never added up.
    pub part_of: Option<IncidentIndex>,
    /// The sites of this incident, if other records are its sites.
    pub parts: Vec<IncidentIndex>,
    pub claims: Vec<Claim>,
}

/// What happened, in the words of the reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Airstrike,
    BorderClash,
    WarEscalation,
    MilitantAttack,
    SuicideAttack,
    SecurityOperation,
    Statement,
    Closure,
    Ceasefire,
}

/// A group of kinds, by which the reader filters. Each has one shape and one colour on the map and
/// the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    Airstrike,
    BorderClash,
    AttackOrOperation,
    StatementOrMeasure,
}

impl Kind {
    pub const ALL: [Kind; 9] = [
        Kind::Airstrike,
        Kind::BorderClash,
        Kind::WarEscalation,
        Kind::MilitantAttack,
        Kind::SuicideAttack,
        Kind::SecurityOperation,
        Kind::Statement,
        Kind::Closure,
        Kind::Ceasefire,
    ];

    pub fn category(self) -> Category {
        match self {
            Kind::Airstrike => Category::Airstrike,
            Kind::BorderClash | Kind::WarEscalation => Category::BorderClash,
            Kind::MilitantAttack | Kind::SuicideAttack | Kind::SecurityOperation => {
                Category::AttackOrOperation
            }
            Kind::Statement | Kind::Closure | Kind::Ceasefire => Category::StatementOrMeasure,
        }
    }
}

impl Category {
    pub const ALL: [Category; 4] = [
        Category::Airstrike,
        Category::BorderClash,
        Category::AttackOrOperation,
        Category::StatementOrMeasure,
    ];

    /// The code in links, attributes and style sheets.
    pub fn code(self) -> &'static str {
        match self {
            Category::Airstrike => "airstrike",
            Category::BorderClash => "clash",
            Category::AttackOrOperation => "attack",
            Category::StatementOrMeasure => "statement",
        }
    }

    /// Inverse of [`Self::code`].
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|category| category.code() == code)
    }
}

impl Incident {
    /// Whether other records are sites of this incident. It is shown beside them and never counted
    /// with them.
    pub fn is_parent(&self) -> bool {
        !self.parts.is_empty()
    }

    /// Title and summary in `language` (a BCP 47 tag). An exact match of the tag wins over a match
    /// of the primary language.
    pub fn translation(&self, language: &str) -> Option<&Translation> {
        in_language(
            &self.translations,
            |translation| &translation.language,
            language,
        )
    }

    /// The provinces of its places, each once, in the order of the places.
    pub fn provinces(&self) -> Vec<ProvinceCode> {
        let mut provinces = Vec::new();
        for area in self.places.iter().filter_map(|place| place.area) {
            let province = area.province();
            if !provinces.contains(&province) {
                provinces.push(province);
            }
        }
        provinces
    }
}
