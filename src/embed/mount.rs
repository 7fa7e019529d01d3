//! Starts and ends a widget.

use super::frame_url::frame_url;
use super::languages::{follow_language, language_of, told};
use super::source::Source;
use crate::scene::{Action, Selection, State, selection_query};
use crate::view::{self, Files, Part, Reader, widget_view};
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;
use web_sys::js_sys::{Function, Promise};

/// A running widget.
#[wasm_bindgen]
pub struct Widget {
    reader: Reader,
    unmount: Box<dyn FnOnce()>,
}

#[wasm_bindgen]
impl Widget {
    /// Removes the widget's elements and listeners.
    pub fn unmount(self) {
        (self.unmount)();
    }

    /// The current selection, in the form of [`crate::scene::selection_query`].
    pub fn selection(&self) -> String {
        self.reader.selection()
    }

    /// Applies a query in the form of [`Selection::parse`].
    ///
    /// # Errors
    /// One line for each value that is not valid. The others are still applied.
    pub fn select(&self, query: &str) -> Result<(), JsError> {
        let (selection, faults) = Selection::parse(&self.reader.story(), query);
        self.reader.dispatch(Action::Select(selection));
        if faults.is_empty() {
            Ok(())
        } else {
            Err(JsError::new(&faults.join("\n")))
        }
    }

    /// Resets everything except the language.
    pub fn reset(&self) {
        self.reader.dispatch(Action::Reset);
    }

    /// Sets the URL of the embedding page, on which links are based. The first call also stores the
    /// current selection as the one with which the page opens.
    pub fn set_page(&self, url: String) {
        self.reader.set_page(url);
    }
}

/// Shows a story inside `root`.
///
/// - `dataset` is an object in the form of `data/dataset.json`, the bytes of a file of columns, or
///   `undefined` for the built-in story.
/// - `src` is the URL from which it came, if any.
/// - `tag` is the language. English is used if it fails to load.
/// - `file_url` is the URL of one of the widget's files. The others are in the same folder.
/// - `on_select` is called with the query of every new selection.
/// - `pause` returns a promise. The widget is built in parts and awaits it between them, so that
///   the page can respond.
///
/// # Errors
/// Every issue, one line each, if nothing of the dataset can be shown.
#[wasm_bindgen]
pub async fn mount(
    root: HtmlElement,
    dataset: JsValue,
    src: Option<String>,
    tag: String,
    file_url: String,
    on_select: Function,
    pause: Function,
) -> Result<Widget, JsError> {
    let base_url = folder_of(&file_url).to_owned();
    let source = Source::of(&dataset).await;
    let source = source
        .ok_or_else(|| JsError::new("the code that reads the dataset could not be loaded"))?;
    let is_builtin = source.is_builtin();
    let original = source
        .story(dataset)
        .map_err(|faults| JsError::new(&faults))?;
    let original = Arc::new(original);
    // Loaded first, so that the story does not appear in English before.
    let story = match language_of(&tag, &base_url).await {
        Some(locale) if locale != original.locale => Arc::new(told(&original, locale, is_builtin)),
        _ => original.clone(),
    };
    let files = Files {
        frame_url: match &src {
            None if !is_builtin => None,
            src => frame_url(&root, &base_url, src.as_deref()),
        },
        base_url: base_url.clone(),
    };
    paused(&pause).await;
    let made = Rc::new(Cell::new(None));
    let mounted = view::mount(&root, {
        let made = made.clone();
        move || {
            let state = State::initial(&story);
            let reader = Reader::for_screen(story, state, Some(files));
            reader.last_due.set(Part::Frame);
            follow_language(reader, original, is_builtin, base_url);
            if let Some(src) = src {
                source.follow(reader, src);
            }
            // During playback the page is notified only at the end.
            let query = reader.derive(|story, state| {
                let is_passing = state.playback.is_some_and(|playback| playback.is_running);
                (!is_passing).then(|| selection_query(story, state))
            });
            Effect::watch(
                move || query.get(),
                move |query, _, _| {
                    if let Some(query) = query {
                        // Errors in the page's callback are the page's own.
                        let _ = on_select.call1(&JsValue::NULL, &JsValue::from_str(query));
                    }
                },
                false,
            );
            made.set(Some(reader));
            widget_view(reader)
        }
    });
    let Some(reader) = made.take() else {
        unreachable!("mounting calls the view")
    };
    for part in Part::AFTER_FRAME {
        paused(&pause).await;
        reader.last_due.set(part);
    }
    paused(&pause).await;
    Ok(Widget {
        reader,
        unmount: Box::new(move || drop(mounted)),
    })
}

async fn paused(pause: &Function) {
    let promise = pause.call0(&JsValue::NULL);
    if let Some(promise) = promise
        .ok()
        .and_then(|promise| promise.dyn_into::<Promise>().ok())
    {
        // A rejected promise also ends the pause.
        let _ = JsFuture::from(promise).await;
    }
}

/// The URL up to the last slash of its path.
pub(super) fn folder_of(url: &str) -> &str {
    let path_end = url.find(['?', '#']).unwrap_or(url.len());
    let folder_end = url[..path_end].rfind('/').map_or(0, |slash| slash + 1);
    &url[..folder_end]
}
