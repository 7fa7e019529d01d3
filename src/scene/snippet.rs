//! The `<iframe>` snippet that an editor pastes into an article.

use std::fmt::Write;

/// Height that a page reserves for the frame until the frame reports its own.
pub const FRAME_HEIGHT_PX: u32 = 1000;

/// The `<iframe>`: sandboxed, as wide as the text around it, lazily loaded. It is `height_px` high
/// until the page adopts the height that the frame reports. It has no `style` attribute, which a
/// strict CSP forbids.
#[must_use]
pub fn iframe_snippet(frame_url: &str, title: &str, height_px: u32) -> String {
    iframe(frame_url, title, "100%", height_px)
}

/// Like [`iframe_snippet`], with a fixed width.
#[must_use]
pub fn iframe_snippet_of_width(
    frame_url: &str,
    title: &str,
    width_px: u32,
    height_px: u32,
) -> String {
    iframe(frame_url, title, &width_px.to_string(), height_px)
}

fn iframe(frame_url: &str, title: &str, width: &str, height_px: u32) -> String {
    format!(
        r#"<iframe src="{}" title="{}" width="{width}" height="{height_px}" frameborder="0" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals" referrerpolicy="strict-origin-when-cross-origin"></iframe>"#,
        escaped(frame_url),
        escaped(title),
    )
}

/// The `<iframe>`, and a picture with alternative text for readers whose browser runs no script.
#[must_use]
pub fn iframe_snippet_with_image(
    frame_url: &str,
    title: &str,
    height_px: u32,
    image_url: &str,
    image_alt: &str,
) -> String {
    let mut snippet = iframe_snippet(frame_url, title, height_px);
    let (frame_url, image_url) = (escaped(frame_url), escaped(image_url));
    write!(
        snippet,
        "\n<noscript><a href=\"{frame_url}\"><img src=\"{image_url}\" width=\"1200\" height=\"630\" alt=\"{}\"></a></noscript>",
        escaped(image_alt),
    )
    .expect("writing to a string cannot fail");
    snippet
}

/// Text escaped for HTML, also inside a quoted attribute.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
    html
}
