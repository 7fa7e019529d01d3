//! Something that was reported to have happened.

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
    /// One or two neutral sentences; every statement in them is attributed.
    pub summary: String,
    /// Of title and summary; each in another language than the dataset's.
    pub translations: Vec<Translation>,
    pub when: When,
    /// Never empty; the first is where the symbol stands.
    pub places: Vec<Place>,
    pub actors: Vec<String>,
    /// What a reader should know about the record itself.
    pub note: Option<String>,
    /// The incident of which this is one site. Parts and whole are never added up.
    pub part_of: Option<IncidentIndex>,
    /// The sites of this incident, if it covers several.
    pub parts: Vec<IncidentIndex>,
    pub claims: Vec<Claim>,
}

/// What happened, in the terms of the reports.
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

/// What the reader filters by: one shape and one colour on map and timeline.
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

    /// What links, attributes and style sheets call it.
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
    /// Whether the incident covers several recorded sites. It is shown beside them
    /// and never counted with them.
    pub fn is_parent(&self) -> bool {
        !self.parts.is_empty()
    }

    /// Title and summary in this language (BCP 47): of the same tag, or else of the same
    /// language.
    pub fn translation(&self, language: &str) -> Option<&Translation> {
        in_language(
            &self.translations,
            |translation| &translation.language,
            language,
        )
    }

    /// Provinces of its places, each once, in order of mention.
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
