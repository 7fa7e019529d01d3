//! What an editor pastes, and the examples that show it.

use std::fs;
use std::path::Path;

use clash_map::scene::{FRAME_HEIGHT_PX, iframe_snippet, iframe_snippet_with_image};

const FRAME: &str = "https://graphics.example.org/clash-map/0.1.0/frame.html";
const IMAGE: &str = "https://graphics.example.org/clash-map/0.1.0/clash-map.png";
const TITLE: &str = "Map and timeline of reported clashes and airstrikes, March 2024";
const ALT: &str = "Map of the provinces along the Afghanistan–Pakistan border, shaded by the \
    number of incidents reported in March 2024.";

fn example(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(path);
    fs::read_to_string(path).unwrap()
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

#[test]
fn the_examples_show_the_snippet_as_it_is() {
    let snippet = iframe_snippet_with_image(FRAME, TITLE, FRAME_HEIGHT_PX, IMAGE, ALT);
    for path in [
        "plain/iframe.html",
        "plain/iframe-resized.html",
        "strict-csp/index.html",
        "wordpress/README.md",
        "ghost/README.md",
    ] {
        let example: Vec<_> = example(path)
            .lines()
            .map(str::trim)
            .map(str::to_owned)
            .collect();
        for line in snippet.lines() {
            assert!(
                example.iter().any(|found| found == line),
                "{path} lacks {line}"
            );
        }
    }
}

/// The browser tests run the pages of `examples/plain/`.
#[test]
fn the_readme_shows_only_snippets_of_pages_that_are_tested() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(readme).unwrap();
    let without_indent = |text: &str| -> String {
        let lines = text.lines().map(|line| line.trim_start().to_owned() + "\n");
        lines.collect()
    };
    let pages = ["iframe", "iframe-resized", "element"]
        .map(|name| without_indent(&example(&format!("plain/{name}.html"))));
    let snippets: Vec<String> = readme
        .split("```html\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .map(without_indent)
        .collect();
    assert_eq!(snippets.len(), pages.len());
    for (snippet, page) in snippets.iter().zip(&pages) {
        assert!(page.contains(snippet.as_str()), "{snippet}");
    }
}
