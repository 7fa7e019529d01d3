//! Clash Map: a map and a timeline of reported border clashes and airstrikes, for a
//! news article to embed. Under every figure stands who claims it and which source
//! reported it.
//!
//! # Architecture
//! Data flows one way, and so do imports:
//!
//! ```text
//! model <- geo, time <- i18n <- scene <- view <- embed, prerender <- bin
//! ```
//!
//! - [`model`]: what was reported. Untrusted input becomes a [`model::Dataset`] in one
//!   place, [`model::load`].
//! - [`geo`]: longitude and latitude to pixels. Knows no incident.
//! - [`time`]: stretches of time to pixels. Knows no incident.
//! - [`i18n`]: words, numerals and dates of the reader's language.
//! - [`scene`]: pure functions from story, state and size to what is drawn; one
//!   [`scene::State`], changed by one [`scene::update`].
//! - [`view`]: scenes as elements, input as actions. The only layer that names Leptos; its
//!   elements are one tree of one type, since Leptos' own views, a type each, would be several
//!   times the bytes for a reader to load.
//! - `embed` (wasm only): what `<clash-map>` calls.
//! - `prerender` (native only): the same views as text, for pages without scripts.
//! - [`builtin`]: the story that comes with the widget.
//!
//! # Invariants
//! - A claim has a claimant and at least one source, or it does not exist.
//! - Rival figures are never added, averaged or merged: no function of the crate sums
//!   claims.
//! - A report on several sites is shown beside them and never counted with them.
//! - What a page without scripts shows is drawn from the same scenes, and is as high, part
//!   by part, as the widget that takes its place.
//! - Only a [`scene::Selection`] carries a choice across: links, attributes, messages and
//!   methods say it in one form.
//! - Map, timeline and list are derived from the same state and agree.
//! - A [`scene::Story`] is told in one language; another language is another story of the
//!   same data, and all words come through its [`i18n::Locale`].
//! - `geo` and `time` do not see each other; nothing below `view` names Leptos,
//!   `web_sys` or `wasm_bindgen`. A test reads the `use` lines and holds this.

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
