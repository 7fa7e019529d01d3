//! How a file lists its tests, and in which engines each runs.

use std::pin::Pin;

use crate::driver::Engine;
use crate::page::Page;

/// Where engines can differ: layout, input, focus, printing, policies, loading, memory.
pub const EVERY_ENGINE: &[Engine] = &[Engine::Chromium, Engine::Firefox, Engine::WebKit];

/// Where another engine would prove nothing more, or where only Chromium can be asked.
pub const CHROMIUM: &[Engine] = &[Engine::Chromium];

/// The engines whose drivers print.
pub const PRINTING_ENGINES: &[Engine] = &[Engine::Chromium, Engine::Firefox];

pub struct Test {
    pub file: &'static str,
    pub name: &'static str,
    pub engines: &'static [Engine],
    pub run: fn(Page) -> Pin<Box<dyn Future<Output = ()>>>,
}

/// Lists the tests of a file as `TESTS`, each an `async fn(Page)`, under the engines that they
/// run in. The first is the file's journey, which `cargo x test --quick` runs in Chromium.
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
