//! How the widget is compiled. `cargo x` starts this while Cargo still compiles the tool, and the
//! tool finishes it: with one command, so that Cargo compiles once.

pub mod paths;
pub mod profile;
pub mod rust;
pub mod widget;
