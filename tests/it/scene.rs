//! What is drawn, from the built-in story.

mod agreement;
mod claims_chart;
mod filter;
mod map;
mod percent;
mod playback;
mod search;
mod selection;
mod snippet;
mod state;
mod story_mode;
mod timeline;
