//! Tests the built site in real browsers over WebDriver: `cargo x test --only browser`.
//!
//! The head of each file says in which engines its tests run, and why. To run some tests: `cargo x
//! test --only browser --engines firefox --filter brushing`.

use std::process::ExitCode;

mod accessible;
mod devtools;
mod driver;
#[path = "../../src/bin/clash-map/frame.rs"]
mod frame;
#[path = "../../src/bin/clash-map/headers.rs"]
mod headers;
mod iframe;
mod legible;
mod newsroom;
#[path = "../../src/bin/clash-map/oembed.rs"]
mod oembed;
mod page;
mod runner;
#[path = "../../src/bin/clash-map/server.rs"]
mod server;
mod site;
mod states;
mod suite;

/// Declares the files of tests and lists their tests.
macro_rules! files {
    ($($(#[$attribute:meta])? $file:ident),+ $(,)?) => {
        $($(#[$attribute])? mod $file;)+
        const FILES: &[&[suite::Test]] = &[$($(#[$attribute])? $file::TESTS),+];
    };
}

files! {
    announcing,
    bounded,
    brushing,
    choosing,
    citing,
    clustering,
    element,
    embedding,
    every_state,
    failing,
    filtering,
    framing,
    keeping,
    lifecycle,
    listing,
    looking,
    moving,
    packed,
    playing,
    prerendered,
    printing,
    roving,
    selecting,
    speaking,
    stepping,
    walk_through,
    #[cfg(unix)]
    wordpress,
}

fn main() -> ExitCode {
    runner::run(FILES)
}
