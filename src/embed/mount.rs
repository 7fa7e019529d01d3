//! Starts and ends one widget.

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
    /// Removes the widget's elements and ends everything it listens to.
    pub fn unmount(self) {
        (self.unmount)();
    }

    /// What is selected, in the form of [`crate::scene::selection_query`].
    pub fn selection(&self) -> String {
        self.reader.selection()
    }

    /// Selects what the query names, in the form of [`Selection::parse`].
    ///
    /// # Errors
    /// A line for each part of the query that cannot be read; the others hold.
    pub fn select(&self, query: &str) -> Result<(), JsError> {
        let (selection, faults) = Selection::parse(&self.reader.story(), query);
        self.reader.dispatch(Action::Select(selection));
        if faults.is_empty() {
            Ok(())
        } else {
            Err(JsError::new(&faults.join("\n")))
        }
    }

    /// Everything as at the start.
    pub fn reset(&self) {
        self.reader.dispatch(Action::Reset);
    }

    /// The page that the widget stands in, which opens on what is selected when a page is
    /// first named: links to other selections are made from it.
    pub fn set_page(&self, url: String) {
        self.reader.set_page(url);
    }
}

/// Shows a story inside `root`: that of `dataset`, an object in the form of
/// `data/dataset.json` or the bytes of a file of columns, which came from `src` if it has an
/// address, or, where that is `undefined`, the built-in one. It is told in the language of
/// `tag` if that can be had, else in English. `file_url` is the address of one of the widget's
/// files, beside which the others lie; `on_select` is called with the query of every new
/// selection.
///
/// It is built part by part, so that the page can answer in between: `pause` returns a promise
/// that lets the page go on.
///
/// # Errors
/// A message with every fault found, where nothing of the dataset can be shown.
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
    let source = source.ok_or_else(|| JsError::new("the code that reads it cannot be had"))?;
    let is_builtin = source.is_builtin();
    let original = source
        .story(dataset)
        .map_err(|faults| JsError::new(&faults))?;
    let original = Arc::new(original);
    // So that the story is not first told in English.
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
            // Of days that pass by, the page is told only where they end.
            let query = reader.derive(|story, state| {
                let is_passing = state.playback.is_some_and(|playback| playback.is_running);
                (!is_passing).then(|| selection_query(story, state))
            });
            Effect::watch(
                move || query.get(),
                move |query, _, _| {
                    if let Some(query) = query {
                        // What the page does with it is the page's affair.
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
        // A pause that ends early is over.
        let _ = JsFuture::from(promise).await;
    }
}

/// Up to the last slash of the path.
pub(super) fn folder_of(url: &str) -> &str {
    let path_end = url.find(['?', '#']).unwrap_or(url.len());
    let folder_end = url[..path_end].rfind('/').map_or(0, |slash| slash + 1);
    &url[..folder_end]
}
