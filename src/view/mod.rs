//! Turns scenes into elements and the reader's input into actions. No layer below names
//! Leptos. It does not decide what is shown.

mod active_filters;
mod announcement;
mod awaited_text;
mod brush;
mod card;
mod chooser;
mod chosen;
mod citation;
mod claims;
mod claims_table;
mod corrections;
mod derived;
mod download;
mod filter_panel;
mod filters;
mod flight;
mod focus;
mod gestures;
mod ground;
mod header;
mod incident_key;
mod incident_table;
mod language;
mod later;
mod legend;
mod list;
mod list_views;
mod map;
mod map_clusters;
mod map_ground;
mod map_keys;
mod map_marks;
mod map_names;
mod marks;
mod measure;
mod notes;
mod on_map;
mod pacing;
mod pages;
mod parts;
mod picture;
mod playback;
mod print;
mod px;
mod reader;
mod report;
mod share;
mod sources;
#[cfg(not(target_arch = "wasm32"))]
mod still;
mod story_mode;
mod swipe;
mod symbol;
mod text_loading;
mod timeline;
mod told;
mod tooltip;
mod tree;
mod unfolding;
mod widget;

pub use parts::Part;
pub use picture::{HEIGHT_PX as PICTURE_HEIGHT_PX, WIDTH_PX as PICTURE_WIDTH_PX, picture_view};
pub use reader::{Files, Reader};
#[cfg(not(target_arch = "wasm32"))]
pub use still::still_story_view;
#[cfg(not(target_arch = "wasm32"))]
pub use tree::html;
pub use tree::{Mounted, mount};
pub use widget::{ClashMap, widget_view};
