//! Scenes as elements, and the reader's input as actions. The only layer that
//! names Leptos; it decides nothing about what is shown.

mod activation;
mod brush;
mod card;
mod citation;
mod claims;
mod corrections;
mod download;
mod filters;
mod focus;
mod gestures;
mod ground;
mod header;
mod language;
mod legend;
mod list;
mod map;
mod measure;
mod notes;
mod picture;
mod print;
mod px;
mod reader;
mod report;
mod share;
mod sources;
#[cfg(not(target_arch = "wasm32"))]
mod still;
mod symbol;
mod timeline;
mod told;
mod tooltip;
mod widget;

pub use picture::{HEIGHT_PX as PICTURE_HEIGHT_PX, Picture, WIDTH_PX as PICTURE_WIDTH_PX};
pub use reader::Reader;
#[cfg(not(target_arch = "wasm32"))]
pub use still::StillStory;
pub use widget::{ClashMap, Widget};
