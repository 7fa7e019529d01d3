//! Clash Map: a map and timeline of reported border clashes and airstrikes that a news article
//! can embed. Every figure names who claims it and which source reported it.
//!
//! Data flows one way, and so do imports:
//!
//! ```text
//! model <- geo, time <- i18n <- scene <- view <- embed, prerender <- bin
//! ```
//!
//! - [`model`]: incidents, claims and sources. [`model::load`] is the only way in for untrusted
//!   data.
//! - [`geo`]: longitude and latitude to pixels.
//! - [`time`]: time spans to pixels.
//! - [`i18n`]: words, numerals and dates of the reader's language.
//! - [`scene`]: pure functions from story, state and size to what is drawn. [`scene::update`]
//!   alone changes the [`scene::State`].
//! - [`view`]: scenes as elements, input as actions. No layer below names Leptos.
//! - `embed` (wasm only): what `<clash-map>` calls.
//! - `prerender` (native only): the same views as HTML text, for pages without scripts.
//! - [`builtin`]: the story that comes with the widget.
//!
//! The documentation is in the repository:
//!
//! - [`docs/architecture.md`](../../../docs/architecture.md): the folders, the invariants and why
//!   they hold, and how cost grows with the number of incidents
//! - [`docs/embed.md`](../../../docs/embed.md): snippets, attributes, events and policies
//! - [`docs/data.md`](../../../docs/data.md): the data dictionary, and how to check a dataset
//! - [`docs/benchmarks.md`](../../../docs/benchmarks.md): what the widget costs a reader

pub mod builtin;
pub mod geo;
pub mod i18n;
pub mod model;
#[cfg(not(target_arch = "wasm32"))]
pub mod prerender;
pub mod scene;
pub mod time;
pub mod view;

#[cfg(target_arch = "wasm32")]
pub mod embed;

pub use view::ClashMap;
