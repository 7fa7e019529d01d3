//! The built site on a free port, with a recorder in every page and a strict policy.

use std::path::Path;

use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Html;
use axum::routing::{MethodRouter, get};
use tokio::net::TcpListener;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::server;

/// What the README tells a strict newsroom to send. With it, a request to any other
/// origin is blocked and reported in the page.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
    base-uri 'none'; form-action 'none'";

pub const RECORDER: &str = include_str!("recorder.js");

/// Two widgets beside each other, the first with nothing to show without script.
const TWO_WIDGETS: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Two</title><link rel="icon" href="data:,">
<script type="module" src="clash-map.js"></script></head>
<body><clash-map></clash-map><clash-map><p>In words</p></clash-map>
<section id="elsewhere"></section></body></html>"#;

/// A story of the page's own: the built-in one with `fault` done to its JSON.
fn own_story(fault: impl Fn(String) -> String) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/dataset.json");
    let dataset = fault(std::fs::read_to_string(path).expect("the dataset is there"));
    format!(
        r#"<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Own story</title><link rel="icon" href="data:,">
<script type="module" src="clash-map.js"></script></head>
<body><clash-map><p>In words</p><script type="application/json">{dataset}</script></clash-map>
</body></html>"#
    )
}

/// What Safari 15 lacks, or Firefox 79.
const OLDER_BROWSER: &str = "delete ShadowRoot.prototype.adoptedStyleSheets; \
    delete Document.prototype.adoptedStyleSheets; delete window.IntersectionObserver;";

const IN_OLDER_BROWSER: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Older</title><link rel="icon" href="data:,"><script src="older.js"></script>
<script type="module" src="clash-map.js"></script></head>
<body><clash-map></clash-map></body></html>"#;

fn with_own_title_and_a_bad_claim(dataset: String) -> String {
    dataset
        .replacen(
            "Border clashes and airstrikes, March 2024",
            "A story of our own",
            1,
        )
        .replacen("\"metric\": \"killed\"", "\"metric\": \"kiled\"", 1)
}

fn of_another_format(dataset: String) -> String {
    dataset.replacen("\"format\": 1", "\"format\": 9", 1)
}

/// Starts serving and returns the origin. The server ends with the test's runtime.
pub async fn serve() -> String {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let article = std::fs::read_to_string(dist.join("index.html"))
        .expect("dist/ is there once `cargo x build` has run");
    let page = |html: &str| {
        let recorded = with_recorder(html);
        get(async move || Html(recorded.clone()))
    };
    let site = Router::new()
        .route("/recorder.js", script(RECORDER))
        .route("/older.js", script(OLDER_BROWSER))
        .route("/older.html", page(IN_OLDER_BROWSER))
        .route("/", page(&article))
        .route("/two.html", page(TWO_WIDGETS))
        .route(
            "/own.html",
            page(&own_story(with_own_title_and_a_bad_claim)),
        )
        .route("/unreadable.html", page(&own_story(of_another_format)))
        .route("/broken/two.html", page(TWO_WIDGETS))
        .route(
            "/broken/clash-map_bg.wasm",
            get(async || StatusCode::NOT_FOUND),
        )
        .nest_service("/broken", server::router(&dist))
        .fallback_service(server::router(&dist))
        .layer(SetResponseHeaderLayer::overriding(
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(POLICY),
        ));
    let (listener, origin) = listen().await;
    start(listener, site);
    origin
}

pub fn with_recorder(html: &str) -> String {
    html.replacen("<head>", r#"<head><script src="/recorder.js"></script>"#, 1)
}

pub fn script(source: &'static str) -> MethodRouter {
    get(async move || ([(header::CONTENT_TYPE, "text/javascript")], source))
}

/// A free port, which is an origin of its own.
pub async fn listen() -> (TcpListener, String) {
    let (listener, address) = server::listen(0).await.expect("a port is free");
    (listener, format!("http://{address}"))
}

/// Serves until the test's runtime ends.
pub fn start(listener: TcpListener, site: Router) {
    tokio::spawn(async move { axum::serve(listener, site).await });
}
