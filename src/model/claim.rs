//! Claims: who said what about an incident, and which sources reported it.

use super::SourceIndex;

/// One statement by one claimant, reported by at least one source.
///
/// Rival claims stay side by side. No function here adds, averages or merges them.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Stable id from the data, unique in the dataset.
    pub id: String,
    pub claimant: Claimant,
    pub metric: Metric,
    pub assertion: Assertion,
    /// The part of the incident that the claim is about ("Khost", "Paktika only"). `None` for the
    /// whole incident.
    pub scope: Option<String>,
    /// The source's own words for the assertion, at most 20 of them.
    pub quote: Option<String>,
    /// The editors' judgement. `None` for a plain claim.
    pub standing: Option<Standing>,
    /// What you should know before you compare this claim with another.
    pub note: Option<String>,
    /// Never empty.
    pub sources: Vec<SourceIndex>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claimant {
    pub name: String,
    pub kind: ClaimantType,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimantType {
    Official,
    AnonymousOfficial,
    ArmedGroup,
    LocalSource,
    Media,
    Un,
    NgoOsint,
}

/// What a claim is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Metric {
    Killed,
    Injured,
    Casualties,
    BodiesSeen,
    Target,
    Responsibility,
    Denial,
    Damage,
    Munitions,
    Territory,
    Time,
    Date,
    Place,
    Cause,
    Accusation,
    Statement,
    Closure,
    Verification,
}

/// A figure, or a text if the claim gives no figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Assertion {
    Figure(Figure),
    Text(String),
}

/// A number of people or things, as the claimant gave it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Lowest number the claim allows.
    pub min: u32,
    /// Highest number the claim allows. `None` if the claim has no upper limit ("at least 10").
    /// Never below `min`.
    pub max: Option<u32>,
    /// The claimant's own qualifier: "at least", "more than", "nearly".
    pub qualifier: Option<String>,
    pub subject: Subject,
    /// Details of the subject, as the claimant gave them: "3 women, 3 children".
    pub detail: Option<String>,
}

/// Whom or what a figure counts. Figures with different subjects cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    Civilians,
    Children,
    PakistaniForces,
    TalibanForces,
    Militants,
    People,
    Things,
}

/// The editors' judgement of a claim. The dataset sets it; the interface never upgrades it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Claimed,
    ConfirmedByAccused,
    Corroborated,
    Disputed,
    Unverified,
    Denied,
}

impl ClaimantType {
    pub const ALL: [ClaimantType; 7] = [
        ClaimantType::Official,
        ClaimantType::AnonymousOfficial,
        ClaimantType::ArmedGroup,
        ClaimantType::LocalSource,
        ClaimantType::Media,
        ClaimantType::Un,
        ClaimantType::NgoOsint,
    ];
}

impl Figure {
    /// Whether the two claims count the same subject and no number satisfies both.
    pub fn contradicts(&self, other: &Figure) -> bool {
        let below = |a: &Figure, b: &Figure| a.max.is_some_and(|max| max < b.min);
        self.subject == other.subject && (below(self, other) || below(other, self))
    }
}

impl Metric {
    /// Whether different texts for this metric mean that the sources disagree. Two different
    /// targets do; two different statements need not.
    fn has_one_answer(self) -> bool {
        matches!(
            self,
            Metric::Target | Metric::Time | Metric::Date | Metric::Place | Metric::Cause
        )
    }
}

/// Whether two claims contradict each other.
///
/// Claims with different metrics or about different parts of an incident are not comparable, so
/// they never differ.
pub fn sources_differ(a: &Claim, b: &Claim) -> bool {
    if a.metric != b.metric || a.scope != b.scope {
        return false;
    }
    match (&a.assertion, &b.assertion) {
        (Assertion::Figure(a), Assertion::Figure(b)) => a.contradicts(b),
        (Assertion::Text(text_a), Assertion::Text(text_b)) => {
            a.metric.has_one_answer() && text_a != text_b
        }
        _ => false,
    }
}
