//! Scenes as elements, and the reader's input as actions. The only layer that
//! names Leptos; it decides nothing about what is shown.

mod activation;
mod brush;
mod card;
mod claims;
mod filters;
mod focus;
mod gestures;
mod legend;
mod list;
mod map;
mod measure;
mod notes;
mod px;
mod reader;
mod sources;
mod symbol;
mod timeline;
mod tooltip;
mod widget;

pub use reader::Reader;
pub use widget::ClashMap;
