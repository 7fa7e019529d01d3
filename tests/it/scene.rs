//! The scenes of the built-in story.

mod agreement;
mod announcement;
mod citation_text;
mod claims_chart;
mod claims_table;
mod compass;
mod export;
mod filter;
mod incident_table;
mod json_ld;
mod map;
mod meant_provinces;
mod pages;
mod percent;
mod playback;
mod report_link;
mod search;
mod selection;
pub mod snippet;
mod state;
mod story_mode;
mod timeline;
mod told;
mod type_ahead;
