//! Downloads of what is shown: claims and incidents as data files, the map as a picture.

use super::Reader;
use super::later::{Later, later_details};
use super::picture::{HEIGHT_PX, WIDTH_PX, picture_view};
use super::tree::{ElementNode, Fragment, element, fragment, mount};
use crate::i18n::Word;
use crate::scene::{Listing, claims_csv, dataset_json, encoded};
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::js_sys::{Array, Function};
use leptos::web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement,
    HtmlElement, HtmlImageElement, Url,
};
use std::time::Duration;

/// The PNG has two pixels per CSS px.
const PIXELS_PER_PX: f64 = 2.0;

pub fn download_view(reader: Reader) -> ElementNode {
    later_details(reader, "cm-download", Word::Download, Later::Files)
}

pub fn files_view(reader: Reader) -> Fragment {
    let locale = reader.locale();
    let is_refused = RwSignal::new(false);
    let csv = move || claims_csv(&reader.story(), &reader.state_now());
    let json = move || dataset_json(&reader.story(), &reader.state_now());
    // A data file needs an incident; a picture does not. A packed dataset is not offered, because
    // it is a file already.
    let has_no_data = reader.derive(|story, state| {
        story.dataset.incidents.records().is_none() || Listing::new(story, state).is_empty()
    });
    let file = |word: Word, save: Box<dyn Fn()>| {
        let is_of_data = matches!(word, Word::DownloadCsv | Word::DownloadJson);
        element("li")
            .attr("hidden", move || is_of_data && has_no_data.get())
            .child(
                element("button")
                    .attr("type", "button")
                    .class("cm-link")
                    .on(ev::click, move |_| save())
                    .child(locale.word(word)),
            )
    };
    let files = [
        file(
            Word::DownloadCsv,
            Box::new(move || save_text(&csv(), "text/csv", "clash-map.csv")),
        ),
        file(
            Word::DownloadJson,
            Box::new(move || save_text(&json(), "application/json", "clash-map.json")),
        ),
        file(
            Word::DownloadSvg,
            Box::new(move || save_text(&picture_svg(reader), "image/svg+xml", "clash-map.svg")),
        ),
        file(
            Word::DownloadPng,
            Box::new(move || save_as_png(&picture_svg(reader), is_refused)),
        ),
    ];
    let refusal = move || {
        if is_refused.get() {
            locale.word(Word::NotAllowedHere)
        } else {
            ""
        }
    };
    fragment()
        .child(element("ul").children(files))
        .child(element("p").attr("role", "status").child(refusal))
}

/// The map as the reader sees it, with its title, as an SVG document.
fn picture_svg(reader: Reader) -> String {
    let holder: HtmlElement = created("div");
    let drawing = mount(&holder, || picture_view(reader));
    let svg = holder.inner_html();
    drop(drawing);
    // The only entity that HTML serialization writes and XML does not know.
    svg.replace("&nbsp;", "\u{a0}")
}

/// A new element outside the page.
fn created<T: JsCast>(tag: &str) -> T {
    let element = document().create_element(tag).expect("the tag is valid");
    element.unchecked_into()
}

fn save_text(text: &str, media_type: &str, name: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&JsValue::from_str(text));
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) {
        save(&blob, name);
    }
}

fn save(blob: &Blob, name: &str) {
    let Ok(url) = Url::create_object_url_with_blob(blob) else {
        return;
    };
    let link: HtmlAnchorElement = created("a");
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // Not at once: some browsers read the URL only after the click.
    let revoke = move || {
        let _ = Url::revoke_object_url(&url);
    };
    set_timeout(revoke, Duration::from_secs(60));
}

/// Saves the picture as PNG. Tells the reader if the page's CSP does not allow `data:` images.
fn save_as_png(svg: &str, is_refused: RwSignal<bool>) {
    let image: HtmlImageElement = created("img");
    let drawn = image.clone();
    let on_load = once(move |_| {
        let done = paint(&drawn, is_refused);
        is_refused.set(done.is_none());
    });
    image.set_onload(Some(&on_load));
    image.set_onerror(Some(&once(move |_| is_refused.set(true))));
    image.set_src(&format!("data:image/svg+xml,{}", encoded(svg)));
}

fn paint(image: &HtmlImageElement, is_refused: RwSignal<bool>) -> Option<()> {
    let canvas: HtmlCanvasElement = created("canvas");
    let (width, height) = (WIDTH_PX * PIXELS_PER_PX, HEIGHT_PX * PIXELS_PER_PX);
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context = canvas.get_context("2d").ok().flatten()?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context
        .draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)
        .ok()?;
    let on_blob = once(move |blob| match blob.dyn_into::<Blob>() {
        Ok(blob) => save(&blob, "clash-map.png"),
        Err(_) => is_refused.set(true),
    });
    canvas.to_blob(&on_blob).ok()
}

/// A JavaScript function that can be called at most once.
fn once(call: impl FnOnce(JsValue) + 'static) -> Function {
    Closure::once_into_js(call).unchecked_into()
}
