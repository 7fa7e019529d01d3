//! The host page's side: the functions that `element.js` calls.

mod builtin;
mod frame_url;
mod languages;
mod mount;
mod outside;
mod packed;

pub use languages::prepare;
pub use mount::{Widget, mount};
