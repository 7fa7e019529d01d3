//! The list of tests of a file, and the engines that each runs in.

use std::pin::Pin;

use crate::driver::Engine;
use crate::page::Page;

/// For tests in which engines can differ: layout, input, focus, printing, policies, loading,
/// memory.
pub const EVERY_ENGINE: &[Engine] = &[Engine::Chromium, Engine::Firefox, Engine::WebKit];

/// For tests in which another engine would prove nothing more, or which only Chromium's driver
/// supports.
pub const CHROMIUM: &[Engine] = &[Engine::Chromium];

/// The engines whose drivers can print.
pub const PRINTING_ENGINES: &[Engine] = &[Engine::Chromium, Engine::Firefox];

/// The panic of a test that cannot run on this machine, with the reason.
pub struct Skipped(pub &'static str);

pub struct Test {
    pub file: &'static str,
    pub name: &'static str,
    pub engines: &'static [Engine],
    pub run: fn(Page) -> Pin<Box<dyn Future<Output = ()>>>,
}

/// Lists the tests of a file as `TESTS`, grouped by the engines they run in. Each is an `async
/// fn(Page)`. The first is the file's main journey, which `cargo x test --quick` runs in Chromium.
macro_rules! tests {
    ($($engines:ident: $($test:ident),+;)+) => {
        pub const TESTS: &[$crate::suite::Test] = &[$($(
            $crate::suite::Test {
                file: module_path!(),
                name: stringify!($test),
                engines: $crate::suite::$engines,
                run: |page| Box::pin($test(page)),
            },
        )+)+];
    };
}
pub(crate) use tests;
