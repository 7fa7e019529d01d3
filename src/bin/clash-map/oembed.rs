//! Builds the oEmbed 1.0 response, with which a CMS turns the address of frame.html into an iframe.

use axum::http::StatusCode;
use clash_map::scene::{FRAME_HEIGHT_PX, escaped, iframe_snippet, iframe_snippet_of_width};
use serde_json::{Value, json};
use url::{Url, form_urlencoded};

const WIDTH_PX: u32 = 720;
const PICTURE_PX: (u32, u32) = (1200, 630);
const DAY_S: u32 = 86_400;

/// Returns the response to `query` for the story `title` on the site at `base`. The query names the
/// page and may limit its size.
///
/// # Errors
/// Returns the status from the oEmbed specification: 501 for a format other than JSON, 404 if the
/// page is not the frame, 400 if the address is missing or a limit is not a number.
pub fn answer(base: &Url, title: &str, query: &str) -> Result<Value, StatusCode> {
    let value = |name: &str| {
        form_urlencoded::parse(query.as_bytes())
            .find(|(found, _)| found == name)
            .map(|(_, value)| value)
    };
    let limit_px = |name| {
        let px = value(name).map(|text| text.parse::<u32>());
        px.transpose().map_err(|_| StatusCode::BAD_REQUEST)
    };
    if value("format").is_some_and(|format| format != "json") {
        return Err(StatusCode::NOT_IMPLEMENTED);
    }
    let asked = value("url").ok_or(StatusCode::BAD_REQUEST)?;
    let frame = frame(base, &asked).ok_or(StatusCode::NOT_FOUND)?;
    let (max_width_px, max_height_px) = (limit_px("maxwidth")?, limit_px("maxheight")?);
    let fitting = |px: u32, limit: Option<u32>| limit.map_or(px, |limit| px.min(limit));
    let width_px = fitting(WIDTH_PX, max_width_px);
    let height_px = fitting(FRAME_HEIGHT_PX, max_height_px);
    let iframe = match max_width_px {
        Some(_) => iframe_snippet_of_width(frame.as_str(), title, width_px, height_px),
        None => iframe_snippet(frame.as_str(), title, height_px),
    };
    // WordPress accepts height messages only from an iframe that follows a `<blockquote>` without
    // attributes.
    let html = format!(
        r#"<blockquote><a href="{}">{}</a></blockquote>{iframe}"#,
        escaped(frame.as_str()),
        escaped(title),
    );
    let mut answer = json!({
        "type": "rich",
        "version": "1.0",
        "title": title,
        "provider_name": "Clash Map",
        "provider_url": base,
        "cache_age": DAY_S,
        "width": width_px,
        "height": height_px,
        "html": html,
    });
    // The size limits apply to the picture too.
    let (picture_width_px, picture_height_px) = PICTURE_PX;
    if fitting(picture_width_px, max_width_px) == picture_width_px
        && fitting(picture_height_px, max_height_px) == picture_height_px
    {
        answer["thumbnail_url"] = json!(format!("{base}clash-map.png"));
        answer["thumbnail_width"] = json!(picture_width_px);
        answer["thumbnail_height"] = json!(picture_height_px);
    }
    Ok(answer)
}

/// Returns the requested page with its query, if it is the site's frame.html.
fn frame(base: &Url, asked: &str) -> Option<Url> {
    let mut asked = Url::parse(asked).ok()?;
    let frame = base.join("frame.html").ok()?;
    asked.set_fragment(None);
    let is_frame = asked.origin() == frame.origin() && asked.path() == frame.path();
    is_frame.then_some(asked)
}
