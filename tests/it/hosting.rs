//! The host configurations in `examples/hosting/` send the same headers as our server.

use std::fs;
use std::path::Path;

use crate::file_types::FILE_TYPES;
use crate::headers::{EVERY_FILE, frame_policy};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn every_host_sends_the_same_headers() {
    let policy = frame_policy("https://graphics.example.org");
    let frame = [("content-security-policy", policy.as_str())];
    let cached = [("cache-control", "public, max-age=31536000, immutable")];
    for host in ["nginx.conf", "Caddyfile", "cloudfront.md", "_headers"] {
        let text = read(&format!("examples/hosting/{host}"));
        for (name, value) in EVERY_FILE.into_iter().chain(frame).chain(cached) {
            let sends = text.lines().any(|line| sends(line, name, value));
            assert!(sends, "{host} does not send {name}: {value}");
        }
    }
}

/// The other servers know these types, or set them in a header.
#[test]
fn nginx_calls_every_published_file_what_it_is() {
    let text = read("examples/hosting/nginx.conf");
    let (_, types) = text.split_once("types {").expect("it has a list");
    let (types, _) = types.split_once('}').expect("which ends");
    let mut listed: Vec<_> = types.lines().map(str::trim).collect();
    listed.retain(|line| !line.is_empty());
    listed.sort_unstable();
    let mut published = FILE_TYPES.map(|(ending, kind)| format!("{kind} {ending};"));
    published.sort_unstable();
    assert_eq!(listed, published);
}

#[test]
fn wordpress_takes_every_attribute_but_two() {
    let types = read("src/embed/clash-map.d.ts");
    let (_, rest) = types
        .split_once("interface ClashMapAttributes {")
        .expect("it has them");
    let (attributes, _) = rest.split_once("\n}").expect("they end");
    let plugin = read("examples/wordpress/clash-map.php");
    let (_, rest) = plugin.split_once("shortcode_atts(").expect("it has a list");
    let (taken, _) = rest.split_once(");").expect("which ends");
    for (name, _) in attributes
        .lines()
        .filter_map(|line| line.trim().split_once("?:"))
    {
        let is_taken = taken.contains(&format!("'{name}'"));
        assert_eq!(is_taken, !["src", "frame"].contains(&name), "{name}");
    }
}

/// Whether a line names the header, followed by exactly its value.
fn sends(line: &str, name: &str, value: &str) -> bool {
    let Some(at) = line.to_ascii_lowercase().find(name) else {
        return false;
    };
    let rest = &line[at + name.len()..];
    rest.contains(&format!("\"{value}\"")) || rest == format!(": {value}")
}
