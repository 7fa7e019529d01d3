//! The data: incidents, the claims about them, and the sources that reported those claims. Knows no
//! geometry, no screen and no browser.

mod change;
mod claim;
pub mod cmap;
mod dataset;
mod date;
mod decimal;
mod incident;
mod incidents;
mod issue;
mod json;
mod load;
mod order;
mod packed;
mod packed_incidents;
mod place;
mod raw;
mod record;
mod save;
mod source;
mod translation;
mod when;
mod whereabouts;

pub use change::{Change, ChangeKind};
pub use claim::{
    Assertion, Claim, Claimant, ClaimantType, Figure, Metric, Standing, Subject, sources_differ,
};
pub use dataset::{Dataset, Period};
pub use date::{Date, LocalMinute};
pub use decimal::{decimal_from_text, decimal_text};
pub use incident::{Category, Incident, IncidentIndex, Kind};
#[cfg(debug_assertions)]
pub use incidents::INCIDENTS_ASKED;
pub use incidents::Incidents;
pub use issue::Issue;
pub use json::json_text;
pub use load::{Gazetteer, Loaded, load, load_columns, load_text};
pub use order::sorted_positions;
pub use packed::{pack, unpack};
pub use packed_incidents::PackedIncidents;
pub use place::{GeoPrecision, LonLat, Place, Point, ProvinceCode};
pub use raw::Raw;
pub use record::Record;
pub use save::raw_dataset;
pub use source::{Source, SourceIndex, Tier};
pub use translation::{DatasetTranslation, Translation, is_same_language};
pub use when::{Clock, TimePrecision, When, Zone};
pub use whereabouts::Whereabouts;
