//! The oEmbed 1.0 answer by which a CMS turns the address of frame.html into an iframe.

use axum::http::StatusCode;
use clash_map::scene::{escaped, iframe_snippet};
use serde_json::{Value, json};
use url::{Url, form_urlencoded};

const TITLE: &str = "Reported clashes and airstrikes, Afghanistan–Pakistan border";
const WIDTH_PX: u32 = 720;
/// About what the widget takes at that width; the frame tells the page its own.
const HEIGHT_PX: u32 = 1000;
const PICTURE_PX: (u32, u32) = (1200, 630);
const DAY_S: u32 = 86_400;

/// The answer to `query`, which names the page to embed and how large it may be, for the
/// site at `base`.
///
/// # Errors
/// The status that the specification asks for: 501 for a format other than JSON, 404 for a
/// page that is not the frame, 400 where the query does not say.
pub fn answer(base: &Url, query: &str) -> Result<Value, StatusCode> {
    let value = |name: &str| {
        form_urlencoded::parse(query.as_bytes())
            .find(|(found, _)| found == name)
            .map(|(_, value)| value)
    };
    let limit_px = |name| match value(name) {
        None => Ok(u32::MAX),
        Some(text) => text.parse().map_err(|_| StatusCode::BAD_REQUEST),
    };
    if value("format").is_some_and(|format| format != "json") {
        return Err(StatusCode::NOT_IMPLEMENTED);
    }
    let asked = value("url").ok_or(StatusCode::BAD_REQUEST)?;
    let frame = frame(base, &asked).ok_or(StatusCode::NOT_FOUND)?;
    let (max_width_px, max_height_px) = (limit_px("maxwidth")?, limit_px("maxheight")?);
    let height_px = HEIGHT_PX.min(max_height_px);
    // WordPress listens to the frame's height only where a block quote, bare of
    // attributes, stands before the iframe.
    let html = format!(
        r#"<blockquote><a href="{}">{TITLE}</a></blockquote>{}"#,
        escaped(frame.as_str()),
        iframe_snippet(frame.as_str(), TITLE, height_px),
    );
    let mut answer = json!({
        "type": "rich",
        "version": "1.0",
        "title": TITLE,
        "provider_name": "Clash Map",
        "provider_url": base,
        "cache_age": DAY_S,
        "width": WIDTH_PX.min(max_width_px),
        "height": height_px,
        "html": html,
    });
    // The limits hold for the picture too.
    if PICTURE_PX.0 <= max_width_px && PICTURE_PX.1 <= max_height_px {
        answer["thumbnail_url"] = json!(format!("{base}clash-map.png"));
        answer["thumbnail_width"] = json!(PICTURE_PX.0);
        answer["thumbnail_height"] = json!(PICTURE_PX.1);
    }
    Ok(answer)
}

/// The page asked for, with its parameters, where it is the site's frame.html.
fn frame(base: &Url, asked: &str) -> Option<Url> {
    let mut asked = Url::parse(asked).ok()?;
    let frame = base.join("frame.html").ok()?;
    asked.set_fragment(None);
    let is_frame = asked.origin() == frame.origin() && asked.path() == frame.path();
    is_frame.then_some(asked)
}
