//! The host page's side: the functions that `element.js` calls.

mod mount;

pub use mount::{Widget, mount};
