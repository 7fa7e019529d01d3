//! Scenes as elements, and the reader's input as actions. The only layer that
//! names Leptos; it decides nothing about what is shown.

mod activation;
mod active_filters;
mod brush;
mod card;
mod chosen;
mod claims;
mod claims_table;
mod filter_panel;
mod filters;
mod focus;
mod gestures;
mod header;
mod incident_table;
mod language;
mod legend;
mod list;
mod list_views;
mod map;
mod measure;
mod notes;
mod playback;
mod px;
mod reader;
mod share;
mod sources;
#[cfg(not(target_arch = "wasm32"))]
mod still;
mod story_mode;
mod swipe;
mod symbol;
mod timeline;
mod told;
mod tooltip;
mod widget;

pub use reader::Reader;
#[cfg(not(target_arch = "wasm32"))]
pub use still::{
    HEIGHT_PX as PICTURE_HEIGHT_PX, Picture, StillStory, WIDTH_PX as PICTURE_WIDTH_PX,
};
pub use widget::{ClashMap, Widget};
