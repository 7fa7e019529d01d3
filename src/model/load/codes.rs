//! The word that the data uses for each enum value.

use super::words::Words;
use super::{claim, incidents, place, sources, when};
use crate::model::{
    ClaimantType, GeoPrecision, Kind, Metric, Standing, Subject, Tier, TimePrecision, Zone,
};

macro_rules! codes {
    ($($type:ident: $words:expr,)+) => {
        $(impl $type {
            /// The word that the data uses.
            pub fn code(self) -> &'static str {
                const WORDS: Words<$type> = $words;
                WORDS.word(self)
            }
        })+
    };
}

codes! {
    Kind: incidents::KINDS,
    TimePrecision: when::PRECISIONS,
    Zone: when::ZONES,
    GeoPrecision: place::PRECISIONS,
    ClaimantType: claim::CLAIMANT_TYPES,
    Metric: claim::METRICS,
    Subject: claim::SUBJECTS,
    Standing: claim::STANDINGS,
    Tier: sources::TIERS,
}
