//! Words, dates and numbers as the reader sees them. English for now.

mod dates;
mod words;

pub use dates::{
    clock_text, day_text, day_with_weekday_text, period_text, tick_text, time_basis_text, when_text,
};
pub use words::{
    category_name, claimant_type_name, country_name, figure_phrase, figure_text,
    geo_precision_text, incident_count_text, kind_name, metric_name, standing_name, subject_name,
    tier_name, time_precision_text,
};
