//! Drives the built site in real browsers over WebDriver: `cargo x test --only browser`.
//!
//! Every test runs once per engine, in modules `chromium`, `firefox` and `webkit`, so that
//! `cargo test --features cli --test browser firefox::` selects one.

mod devtools;
mod driver;
#[path = "../../src/bin/clash-map/frame.rs"]
mod frame;
#[path = "../../src/bin/clash-map/headers.rs"]
mod headers;
mod iframe;
mod newsroom;
#[path = "../../src/bin/clash-map/oembed.rs"]
mod oembed;
mod page;
#[path = "../../src/bin/clash-map/server.rs"]
mod server;
mod site;
mod states;

mod accessible;
mod announcing;
mod bounded;
mod brushing;
mod choosing;
mod citing;
mod clustering;
mod element;
mod embedding;
mod failing;
mod filtering;
mod framing;
mod keeping;
mod legible;
mod lifecycle;
mod listing;
mod looking;
mod moving;
mod packed;
mod playing;
mod prerendered;
mod printing;
mod roving;
mod selecting;
mod speaking;
mod stepping;
mod walk_through;
#[cfg(unix)]
mod wordpress;

/// Makes one test per engine of each `async fn(Page)`.
macro_rules! in_every_engine {
    ($($test:ident),+ $(,)?) => {
        $crate::in_every_engine!(@engine chromium Chromium $($test)+);
        $crate::in_every_engine!(@engine firefox Firefox $($test)+);
        $crate::in_every_engine!(@engine webkit WebKit $($test)+);
    };
    (@engine $module:ident $engine:ident $($test:ident)+) => {
        mod $module {
            $(
                #[tokio::test]
                async fn $test() {
                    $crate::page::visit($crate::driver::Engine::$engine, super::$test).await;
                }
            )+
        }
    };
}
pub(crate) use in_every_engine;
