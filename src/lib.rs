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
//!   elements are one tree of one type, since Leptos' own views, a type each, are a third more
//!   bytes for a reader to load.
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

//! # Scale
//! `n` incidents in all, `k` in the window. A move of the brush costs what does not grow with
//! `n` but by its logarithm, except where the table says so; tests hold the answers asked
//! for and the allocations, `cargo bench` measures the time.
//!
//! | part | on each move of the brush | once |
//! |---|---|---|
//! | counts, shades, list of provinces | provinces × kinds × `log n` | `n log n`; ≤ 24 bytes an incident, see [`scene::Index`] |
//! | overview of the timeline | months × kinds × `log n` | |
//! | lanes of the timeline | ≤ [`scene::MAX_MARKS`] marks, or columns × kinds × `log n` | |
//! | symbols of the map | ≤ [`scene::MAX_SYMBOLS`] symbols | |
//! | clusters where there are more, of records | `k`, as ≤ [`scene::MAX_GROUPS`] symbols and clusters | `n`; 24 bytes an incident |
//! | the same, of columns, which have no points | none: shades and numbers stand for them | |
//! | rows of the list on the screen | `log n` a day and the incidents of those days | |
//! | frame of the map | incidents under way as its window begins | |
//! | choices of the filters, tables, files | `k` (`k log k` where sorted) | |
//! | another filter, another search | | `n`, and `n log n` for its counts |
//! | text, for the search | | its length |
//!
//! While the window is dragged, cards and provinces of the list are made anew ten times a second
//! and not with each move.
//!
//! [`model::cmap`] is how a large dataset is served: columns that are loaded at once and chunks
//! of text that are fetched when shown, where the window rests. Scenes ask [`model::Incidents`]
//! for time, kind and place, which records and columns answer alike, and for a record, which may
//! not be here yet; [`scene::reads_text`] says which states ask for one. A million synthetic
//! incidents are 2.1 MB of columns with brotli and 3,907 chunks of about 12 kB.
//!
//! At 10⁸ incidents the columns themselves are about 200 MB, which no reader loads. A host of
//! plain files would serve tiles by province and month instead:
//!
//! - One file of cumulative counts by province, kind and day, under 1 MB with brotli for five
//!   years, answers counts, shades and timeline in whole days, exactly, whatever `n` is.
//! - A tile for each province and month has the columns of its incidents, in the form of
//!   [`model::cmap`]: with 50 provinces and 60 months, 3,000 tiles of some 33,000 incidents,
//!   66 kB each. A reader loads those that the list or the symbols show, a few at a time.
//! - Chunks of text as now, 390,000 files, named by tile.
//!
//! What would have to change: windows end at midnight; an incident that lasts past its month
//! is in each tile it touches, and counts by the day of its start and of its end keep it from
//! counting twice; the list is one province's or a merge of tiles; filters by actor and source
//! need counts of their own in the first file, or a server; and so does the search by words.

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
