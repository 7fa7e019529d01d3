//! Compiles the widget. `cargo x` starts this while Cargo still compiles the tool, and the tool
//! later waits for it. Both use the same command, so that Cargo compiles only once.

pub mod paths;
pub mod profile;
pub mod rust;
pub mod widget;
