//! Lazily loaded views: those that few readers open. Their code is a separate chunk of the
//! WebAssembly, loaded when the reader opens the first of them.

use super::Reader;
use super::active_filters::active_filters_view;
use super::claims_table::claims_table_view;
use super::download::files_view;
use super::filter_panel::filter_panel_view;
use super::focus::focus_after_render;
use super::incident_table::incident_table_view;
use super::share::links_view;
use super::tree::{ElementNode, IntoNode, Node, element, fragment};
use crate::i18n::Word;
use leptos::ev;
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub enum Later {
    ActiveFilters,
    ClaimsTable,
    Files,
    FilterPanel,
    IncidentTable,
    Links,
}

impl Later {
    /// Selector of the control that opens the view.
    fn opener(self) -> &'static str {
        match self {
            Self::ActiveFilters | Self::FilterPanel => ".cm-filter-toggle",
            Self::ClaimsTable | Self::IncidentTable => ".cm-views [aria-pressed=true]",
            Self::Files => ".cm-download summary",
            Self::Links => ".cm-share summary",
        }
    }
}

type View = fn(Later, Reader) -> Node;

const IS_CUT: bool = cfg!(all(target_arch = "wasm32", feature = "chunks"));

/// Whether the code of these views is loaded.
#[derive(Clone, Copy)]
pub enum LaterCode {
    NotAsked,
    Asked,
    Failed,
    Here(View),
}

impl LaterCode {
    /// Not loaded if the WebAssembly is split into chunks.
    pub const AT_START: Self = if IS_CUT {
        Self::NotAsked
    } else {
        Self::Here(view_of)
    };
}

/// The view once its code is loaded, or a button to try again if loading failed.
pub fn later_view(reader: Reader, later: Later) -> Node {
    Node::live(move || match reader.later_code.get() {
        LaterCode::Here(view) => Some(view(later, reader)),
        LaterCode::NotAsked => {
            ask(reader.later_code);
            None
        }
        LaterCode::Asked => None,
        LaterCode::Failed => Some(failure_view(reader, later).into_node()),
    })
}

/// A `<details>` whose content is built when the reader opens it.
pub fn later_details(
    reader: Reader,
    class: &'static str,
    summary: Word,
    later: Later,
) -> ElementNode {
    let is_open = RwSignal::new(false);
    element("details")
        .class(class)
        .on(ev::toggle, move |_| is_open.set(true))
        .child(element("summary").child(reader.locale().word(summary)))
        .child(move || is_open.get().then(|| later_view(reader, later)))
}

fn failure_view(reader: Reader, later: Later) -> ElementNode {
    let locale = reader.locale();
    let try_again = move |_| {
        reader.later_code.set(LaterCode::NotAsked);
        focus_after_render(reader.root, later.opener().into());
    };
    element("p")
        .class("cm-empty")
        .attr("role", "status")
        .child(fragment().child(locale.word(Word::PartFailed)).child(" "))
        .child(
            element("button")
                .attr("type", "button")
                .class("cm-link")
                .on(ev::click, try_again)
                .child(locale.word(Word::TryAgain)),
        )
}

fn view_of(later: Later, reader: Reader) -> Node {
    match later {
        Later::ActiveFilters => active_filters_view(reader),
        Later::ClaimsTable => claims_table_view(reader).into_node(),
        Later::Files => files_view(reader).into_node(),
        Later::FilterPanel => filter_panel_view(reader).into_node(),
        Later::IncidentTable => incident_table_view(reader).into_node(),
        Later::Links => links_view(reader).into_node(),
    }
}

#[cfg(all(target_arch = "wasm32", feature = "chunks"))]
fn ask(code: RwSignal<LaterCode>) {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    #[wasm_split(later, fallible)]
    fn load() -> Result<View, SplitLoaderError> {
        Ok(view_of)
    }

    leptos::task::spawn_local(async move {
        code.try_set(LaterCode::Asked);
        let loaded = load().await;
        code.try_set(loaded.map_or(LaterCode::Failed, LaterCode::Here));
    });
}

#[cfg(not(all(target_arch = "wasm32", feature = "chunks")))]
fn ask(_: RwSignal<LaterCode>) {
    unreachable!("all code is loaded at the start")
}
