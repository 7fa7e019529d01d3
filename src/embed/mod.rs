//! The host page's side: the functions that `element.js` calls.

mod columns;
mod frame_url;
mod languages;
mod mount;
mod object;
mod source;

pub use mount::{Widget, mount};
