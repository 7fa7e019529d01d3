//! Scenes as elements, and the reader's input as actions. The only layer that
//! names Leptos; it decides nothing about what is shown.

mod announcement;
mod brush;
mod card;
mod chooser;
mod claims;
mod filters;
mod focus;
mod gestures;
mod header;
mod language;
mod legend;
mod list;
mod map;
mod map_keys;
mod marks;
mod measure;
mod notes;
mod px;
mod reader;
mod share;
mod sources;
#[cfg(not(target_arch = "wasm32"))]
mod still;
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
