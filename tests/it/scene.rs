//! What is drawn, from the built-in story.

mod agreement;
mod citation_text;
mod claims_chart;
mod claims_table;
mod export;
mod incident_table;
mod json_ld;
mod map;
mod selection;
mod snippet;
mod state;
mod timeline;
