//! The snippets that editors paste.

use clash_map::scene::{FRAME_HEIGHT_PX, iframe_snippet, iframe_snippet_with_image};

const FRAME: &str = "https://graphics.example.org/clash-map/0.1.0/frame.html";
const IMAGE: &str = "https://graphics.example.org/clash-map/0.1.0/clash-map.png";
const TITLE: &str = "Map and timeline of reported clashes and airstrikes, March 2024";
const ALT: &str = "Map of the provinces along the Afghanistan–Pakistan border, shaded by the \
    number of incidents reported in March 2024.";

/// Returns the snippet that examples and documentation show. See `tests/it/docs.rs`.
pub fn of_the_examples() -> String {
    iframe_snippet_with_image(FRAME, TITLE, FRAME_HEIGHT_PX, IMAGE, ALT)
}

#[test]
fn the_iframe_is_sandboxed_without_an_origin_of_its_own() {
    let snippet = iframe_snippet(FRAME, TITLE, 900);
    assert!(
        snippet
            .contains(r#" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals" "#)
    );
    assert!(!snippet.contains("allow-same-origin"));
    assert!(snippet.contains(r#" height="900" "#));
    assert!(!snippet.contains("style="), "strict pages forbid it");
}

#[test]
fn text_and_addresses_are_escaped() {
    let snippet = iframe_snippet_with_image(
        "frame.html?from=2024-03-16&to=2024-03-18",
        r#"Khost & "Paktika" <b>"#,
        900,
        "picture.png?a&b",
        r#"A "map""#,
    );
    assert!(snippet.contains(r#"src="frame.html?from=2024-03-16&amp;to=2024-03-18""#));
    assert!(snippet.contains(r#"title="Khost &amp; &quot;Paktika&quot; &lt;b&gt;""#));
    assert!(snippet.contains(r#"src="picture.png?a&amp;b""#));
    assert!(snippet.contains(r#"alt="A &quot;map&quot;""#));
}
