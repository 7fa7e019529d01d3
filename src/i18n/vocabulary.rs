//! Names of the model's values in the reader's language.

use super::{Locale, Word};
use crate::model::{
    Category, ClaimantType, GeoPrecision, Kind, Metric, Standing, Subject, Tier, TimePrecision,
};

impl Locale {
    pub fn kind_name(self, kind: Kind) -> &'static str {
        self.word(match kind {
            Kind::Airstrike => Word::KindAirstrike,
            Kind::BorderClash => Word::KindBorderClash,
            Kind::WarEscalation => Word::KindWarEscalation,
            Kind::MilitantAttack => Word::KindMilitantAttack,
            Kind::SuicideAttack => Word::KindSuicideAttack,
            Kind::SecurityOperation => Word::KindSecurityOperation,
            Kind::Statement => Word::KindStatement,
            Kind::Closure => Word::KindClosure,
            Kind::Ceasefire => Word::KindCeasefire,
        })
    }

    /// Plural, for a filter.
    pub fn category_name(self, category: Category) -> &'static str {
        self.word(match category {
            Category::Airstrike => Word::CategoryAirstrikes,
            Category::BorderClash => Word::CategoryClashes,
            Category::AttackOrOperation => Word::CategoryAttacks,
            Category::StatementOrMeasure => Word::CategoryStatements,
        })
    }

    pub fn metric_name(self, metric: Metric) -> &'static str {
        self.word(match metric {
            Metric::Killed => Word::MetricKilled,
            Metric::Injured => Word::MetricInjured,
            Metric::Casualties => Word::MetricCasualties,
            Metric::BodiesSeen => Word::MetricBodiesSeen,
            Metric::Target => Word::MetricTarget,
            Metric::Responsibility => Word::MetricResponsibility,
            Metric::Denial => Word::MetricDenial,
            Metric::Damage => Word::MetricDamage,
            Metric::Munitions => Word::MetricMunitions,
            Metric::Territory => Word::MetricTerritory,
            Metric::Time => Word::MetricTime,
            Metric::Date => Word::MetricDate,
            Metric::Place => Word::MetricPlace,
            Metric::Cause => Word::MetricCause,
            Metric::Accusation => Word::MetricAccusation,
            Metric::Statement => Word::MetricStatement,
            Metric::Closure => Word::MetricClosure,
            Metric::Verification => Word::MetricVerification,
        })
    }

    /// Whom a figure counts. `None` for things.
    pub fn subject_name(self, subject: Subject) -> Option<&'static str> {
        Some(self.word(match subject {
            Subject::Civilians => Word::SubjectCivilians,
            Subject::Children => Word::SubjectChildren,
            Subject::PakistaniForces => Word::SubjectPakistaniForces,
            Subject::TalibanForces => Word::SubjectTalibanForces,
            Subject::Militants => Word::SubjectMilitants,
            Subject::People => Word::SubjectPeople,
            Subject::Things => return None,
        }))
    }

    pub fn claimant_type_name(self, kind: ClaimantType) -> &'static str {
        self.word(match kind {
            ClaimantType::Official => Word::ClaimantOfficial,
            ClaimantType::AnonymousOfficial => Word::ClaimantAnonymousOfficial,
            ClaimantType::ArmedGroup => Word::ClaimantArmedGroup,
            ClaimantType::LocalSource => Word::ClaimantLocalSource,
            ClaimantType::Media => Word::ClaimantMedia,
            ClaimantType::Un => Word::ClaimantUn,
            ClaimantType::NgoOsint => Word::ClaimantMonitor,
        })
    }

    pub fn standing_name(self, standing: Standing) -> &'static str {
        self.word(match standing {
            Standing::Claimed => Word::StandingClaimed,
            Standing::ConfirmedByAccused => Word::StandingConfirmed,
            Standing::Corroborated => Word::StandingCorroborated,
            Standing::Disputed => Word::StandingDisputed,
            Standing::Unverified => Word::StandingUnverified,
            Standing::Denied => Word::StandingDenied,
        })
    }

    pub fn tier_name(self, tier: Tier) -> &'static str {
        self.word(match tier {
            Tier::Primary => Word::TierPrimary,
            Tier::Osint => Word::TierOsint,
            Tier::NgoMonitor => Word::TierMonitor,
            Tier::Local => Word::TierLocal,
            Tier::Tertiary => Word::TierTertiary,
            Tier::Gazetteer => Word::TierGazetteer,
        })
    }

    pub fn geo_precision_text(self, precision: GeoPrecision) -> &'static str {
        self.word(match precision {
            GeoPrecision::Exact => Word::GeoExact,
            GeoPrecision::Town => Word::GeoTown,
            GeoPrecision::NearbyTown => Word::GeoNearbyTown,
            GeoPrecision::District => Word::GeoDistrict,
            GeoPrecision::Province => Word::GeoProvince,
        })
    }

    pub fn time_precision_text(self, precision: TimePrecision) -> &'static str {
        self.word(match precision {
            TimePrecision::Day => Word::TimeDay,
            TimePrecision::Night => Word::TimeNight,
            TimePrecision::Range => Word::TimeRange,
            TimePrecision::Month => Word::TimeMonth,
            TimePrecision::ReportedOn => Word::TimeReportedOn,
        })
    }

    pub fn incident_count_text(self, count: usize) -> String {
        if count == 0 {
            return self.word(Word::NoIncidents).into();
        }
        self.counted(Word::IncidentsOne, Word::IncidentsOther, count)
    }
}
