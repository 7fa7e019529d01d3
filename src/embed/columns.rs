//! Packed datasets in the browser: the columns are the story, and its text is fetched in chunks as
//! the reader comes to it.

use crate::builtin::story_from_columns;
use crate::model::cmap::incidents_of;
use crate::model::{Issue, load_text};
use crate::scene::{Story, awaited_symbols};
use crate::view::Reader;
use leptos::logging::warn;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::Uint8Array;
use web_sys::{Response, window};

/// Reads the story from a file of columns, with the built-in basemap.
///
/// # Errors
/// One line per issue.
pub fn story_of_columns(bytes: &Uint8Array) -> Result<Story, String> {
    story_from_columns(bytes.to_vec()).map_err(|issues| lines(&issues))
}

/// Fetches the missing text for the incidents that `reader` shows. `src` is the URL of the columns.
pub fn follow_text(reader: Reader, src: String) {
    let story = reader.story();
    reader.text.fetch_by(Box::new(move |chunk| {
        let (story, url) = (story.clone(), text_url(&src, chunk));
        spawn_local(async move {
            let loaded = load_chunk(story, chunk, &url).await;
            if let Err(fault) = &loaded {
                warn!("clash-map: {url}: {fault}");
            }
            reader.text.ended(chunk, loaded.is_ok());
        });
    }));
    let awaited = reader.derive(awaited_symbols);
    Effect::new(move |_| {
        awaited.with(|incidents| incidents.iter().for_each(|&i| reader.want_text(i)));
    });
}

async fn load_chunk(story: Arc<Story>, chunk: usize, url: &str) -> Result<(), String> {
    let bytes = fetched(url).await.map_err(|fault| fault_text(&fault))?;
    let raw =
        incidents_of(&bytes).ok_or("expected a packed list of incidents, found other bytes")?;
    load_text(&story.dataset, chunk, &raw, &story.basemap).map_err(|issues| lines(&issues))
}

/// The URL of a chunk: `big.cmap.text/7?v=2` for `big.cmap?v=2`.
fn text_url(src: &str, chunk: usize) -> String {
    let path_end = src.find(['?', '#']).unwrap_or(src.len());
    let (path, rest) = src.split_at(path_end);
    format!("{path}.text/{chunk}{rest}")
}

async fn fetched(url: &str) -> Result<Vec<u8>, JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    let response: Response = JsFuture::from(window.fetch_with_str(url))
        .await?
        .dyn_into()?;
    if !response.ok() {
        return Err(JsValue::from_str(&format!("status {}", response.status())));
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

fn fault_text(fault: &JsValue) -> String {
    let text = fault.as_string();
    text.unwrap_or_else(|| "network error".into())
}

fn lines(issues: &[Issue]) -> String {
    let lines: Vec<String> = issues.iter().map(ToString::to_string).collect();
    lines.join("\n")
}
