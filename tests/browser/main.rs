//! Tests the built site in real browsers over WebDriver: `cargo x test --only browser`.
//!
//! The head of each file says in which engines its tests run, and why. To run some tests: `cargo x
//! test --only browser --engines firefox --filter brushing`.

use std::process::ExitCode;

mod accessible;
mod announcing;
mod bounded;
mod brushing;
mod choosing;
mod citing;
mod clustering;
mod devtools;
mod driver;
mod element;
mod embedding;
mod every_state;
mod failing;
mod filtering;
#[path = "../../src/bin/clash-map/frame.rs"]
mod frame;
mod framing;
#[path = "../../src/bin/clash-map/headers.rs"]
mod headers;
mod iframe;
mod keeping;
mod legible;
mod lifecycle;
mod listing;
mod looking;
mod moving;
mod newsroom;
#[path = "../../src/bin/clash-map/oembed.rs"]
mod oembed;
mod packed;
mod page;
mod playing;
mod prerendered;
mod printing;
mod roving;
mod runner;
mod selecting;
#[path = "../../src/bin/clash-map/server.rs"]
mod server;
mod site;
mod speaking;
mod states;
mod stepping;
mod suite;
mod walk_through;
#[cfg(unix)]
mod wordpress;

const FILES: &[&[suite::Test]] = &[
    announcing::TESTS,
    bounded::TESTS,
    brushing::TESTS,
    choosing::TESTS,
    citing::TESTS,
    clustering::TESTS,
    element::TESTS,
    embedding::TESTS,
    every_state::TESTS,
    failing::TESTS,
    filtering::TESTS,
    framing::TESTS,
    keeping::TESTS,
    lifecycle::TESTS,
    listing::TESTS,
    looking::TESTS,
    moving::TESTS,
    packed::TESTS,
    playing::TESTS,
    prerendered::TESTS,
    printing::TESTS,
    roving::TESTS,
    selecting::TESTS,
    speaking::TESTS,
    stepping::TESTS,
    walk_through::TESTS,
    #[cfg(unix)]
    wordpress::TESTS,
];

fn main() -> ExitCode {
    runner::run(FILES)
}
