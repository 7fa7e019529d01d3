//! Names of everything the model can hold.

use crate::model::{
    Category, ClaimantType, Figure, GeoPrecision, Kind, Metric, Standing, Subject, Tier,
    TimePrecision,
};

pub fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Airstrike => "Airstrike",
        Kind::BorderClash => "Border clash",
        Kind::WarEscalation => "Open hostilities",
        Kind::MilitantAttack => "Militant attack",
        Kind::SuicideAttack => "Suicide attack",
        Kind::SecurityOperation => "Security operation",
        Kind::Statement => "Statement",
        Kind::Closure => "Border closure",
        Kind::Ceasefire => "Ceasefire",
    }
}

/// Plural, as on a filter.
pub fn category_name(category: Category) -> &'static str {
    match category {
        Category::Airstrike => "Airstrikes",
        Category::BorderClash => "Border clashes",
        Category::AttackOrOperation => "Attacks, operations",
        Category::StatementOrMeasure => "Statements, measures",
    }
}

pub fn metric_name(metric: Metric) -> &'static str {
    match metric {
        Metric::Killed => "Killed",
        Metric::Injured => "Injured",
        Metric::Casualties => "Casualties",
        Metric::BodiesSeen => "Bodies seen",
        Metric::Target => "Target",
        Metric::Responsibility => "Responsibility",
        Metric::Denial => "Denials",
        Metric::Damage => "Damage",
        Metric::Munitions => "Munitions",
        Metric::Territory => "Territory",
        Metric::Time => "Time",
        Metric::Date => "Date",
        Metric::Place => "Place",
        Metric::Cause => "Cause",
        Metric::Accusation => "Accusations",
        Metric::Statement => "Statements",
        Metric::Closure => "Closure",
        Metric::Verification => "Verification",
    }
}

/// Whom a figure counts, in lower case after a metric: "Killed, civilians".
pub fn subject_name(subject: Subject) -> &'static str {
    match subject {
        Subject::Civilians => "civilians",
        Subject::Children => "children",
        Subject::PakistaniForces => "Pakistani forces",
        Subject::TalibanForces => "Taliban forces",
        Subject::Militants => "militants",
        Subject::People => "people, not specified",
        Subject::Things => "",
    }
}

pub fn claimant_type_name(kind: ClaimantType) -> &'static str {
    match kind {
        ClaimantType::Official => "official",
        ClaimantType::AnonymousOfficial => "unnamed official",
        ClaimantType::ArmedGroup => "armed group",
        ClaimantType::LocalSource => "local source",
        ClaimantType::Media => "media",
        ClaimantType::Un => "United Nations",
        ClaimantType::NgoOsint => "independent monitor",
    }
}

pub fn standing_name(standing: Standing) -> &'static str {
    match standing {
        Standing::Claimed => "claimed",
        Standing::ConfirmedByAccused => "confirmed by the accused party",
        Standing::Corroborated => "corroborated",
        Standing::Disputed => "disputed",
        Standing::Unverified => "unverified",
        Standing::Denied => "denied",
    }
}

pub fn tier_name(tier: Tier) -> &'static str {
    match tier {
        Tier::Primary => "primary source",
        Tier::Osint => "open-source investigation",
        Tier::NgoMonitor => "monitoring group",
        Tier::Local => "local outlet",
        Tier::Tertiary => "tertiary source",
        Tier::Gazetteer => "place register",
    }
}

pub fn geo_precision_text(precision: GeoPrecision) -> &'static str {
    match precision {
        GeoPrecision::Exact => "place known exactly",
        GeoPrecision::Town => "place known to the town",
        GeoPrecision::NearbyTown => "marked at the nearest town",
        GeoPrecision::District => "place known only to the district",
        GeoPrecision::Province => "place known only to the province",
    }
}

pub fn time_precision_text(precision: TimePrecision) -> &'static str {
    match precision {
        TimePrecision::Day => "known to the day",
        TimePrecision::Night => "known to the night",
        TimePrecision::Range => "over several days",
        TimePrecision::Month => "known to the month",
        TimePrecision::ReportedOn => "day of the report; day of the incident not known",
    }
}

/// "7", "10+", "7–8", "≤55" where a claim is open downwards.
pub fn figure_text(figure: &Figure) -> String {
    match figure.max {
        None => format!("{}+", figure.min),
        Some(max) if max == figure.min => max.to_string(),
        Some(max) if figure.min == 0 => format!("≤{max}"),
        Some(max) => format!("{}–{max}", figure.min),
    }
}

/// The claimant's hedge and detail in one phrase: "at least 10 soldiers", "3 women, 3
/// children". Empty where there is neither.
pub fn figure_phrase(figure: &Figure) -> String {
    let number = match (figure.qualifier.as_deref(), figure.max) {
        (Some("up to"), Some(max)) => max.to_string(),
        (_, None) => figure.min.to_string(),
        _ => figure_text(figure),
    };
    let hedged = figure
        .qualifier
        .as_ref()
        .map(|qualifier| format!("{qualifier} {number}"));
    match (hedged, &figure.detail) {
        (Some(hedged), Some(detail)) => {
            let counts_on = detail.starts_with(|c: char| c.is_ascii_digit());
            let adds = counts_on || detail.starts_with("includ");
            format!("{hedged}{}{detail}", if adds { ", " } else { " " })
        }
        (hedged, detail) => hedged.or(detail.clone()).unwrap_or_default(),
    }
}

pub fn incident_count_text(count: usize) -> String {
    match count {
        0 => String::from("no incidents"),
        1 => String::from("1 incident"),
        n => format!("{n} incidents"),
    }
}

/// Countries of the region by ISO 3166-1 code.
pub fn country_name(code: &str) -> Option<&'static str> {
    Some(match code {
        "AF" => "Afghanistan",
        "PK" => "Pakistan",
        "IR" => "Iran",
        "IN" => "India",
        "CN" => "China",
        "TJ" => "Tajikistan",
        "TM" => "Turkmenistan",
        "UZ" => "Uzbekistan",
        "KG" => "Kyrgyzstan",
        _ => return None,
    })
}
