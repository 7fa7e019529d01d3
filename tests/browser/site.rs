//! Serves the built site on a free port. Every page has a script that records errors, and a policy:
//! a strict one, unless the page tests another.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{RawQuery, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Html;
use axum::routing::{MethodRouter, get};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tower::ServiceExt;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::bounded::{MANY_INCIDENTS, PAGES_OF_INCIDENTS};
use crate::headers::frame_policy;
use crate::packed;
use crate::server;

/// The policy that docs/embed.md recommends for strict newsrooms. It blocks requests to any other
/// origin and reports them in the page.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
    base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

pub const RECORDER: &str = include_str!("recorder.js");

/// Returns a page with these widgets. `head` comes before their script.
fn page_of(head: &str, body: &str) -> String {
    format!(
        r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Article</title>
<link rel="icon" href="data:,">{head}<link rel="stylesheet" href="/clash-map.css">
<script type="module" src="clash-map.js"></script></head>
<body>{body}<p id="after">After the map</p></body></html>"#
    )
}

/// Two widgets. The first has no content for readers without scripts.
const TWO_WIDGETS: &str = r#"<clash-map></clash-map><clash-map><p>In words</p></clash-map>
<section id="elsewhere"></section>"#;

/// Returns the page's own story: the built-in one with its JSON changed by `fault`.
fn own_story(fault: impl Fn(String) -> String) -> String {
    let dataset = fault(dataset());
    page_of(
        "",
        &format!(
            r#"<clash-map><p>In words</p><script type="application/json">{dataset}</script></clash-map>"#
        ),
    )
}

fn dataset() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/dataset.json");
    std::fs::read_to_string(path).expect("the dataset is there")
}

/// JavaScript: removes what Safari 15 or Firefox 79 lacks.
const OLDER_BROWSER: &str = "delete ShadowRoot.prototype.adoptedStyleSheets; \
    delete Document.prototype.adoptedStyleSheets; delete window.IntersectionObserver;";

fn with_own_title_and_a_bad_claim(dataset: String) -> String {
    dataset
        .replacen(
            "Border clashes and airstrikes, March 2024",
            "A story of our own",
            1,
        )
        .replacen("\"metric\": \"killed\"", "\"metric\": \"kiled\"", 1)
}

fn with_a_correction_and_an_address_for_errors(dataset: String) -> String {
    let correction = r#""report_url": "mailto:desk@example.org",
        "corrections": [{ "date": "2026-11-24", "version": "2", "kind": "correction",
          "incident": "2024-03-18-strikes", "text": "Two sites.", "was": "One site." },"#;
    dataset.replacen("\"corrections\": [", correction, 1)
}

fn of_another_format(dataset: String) -> String {
    dataset.replacen("\"format\": 1", "\"format\": 9", 1)
}

/// The site at one origin, for all tests of a run.
pub struct Site {
    pub origin: String,
    foreign_data: String,
    pages: Arc<Mutex<Router>>,
}

impl Site {
    /// Starts serving. The server ends with the runtime.
    pub async fn serve() -> Self {
        let (listener, origin) = listen().await;
        let foreign_data = foreign_data().await;
        let pages = Arc::new(Mutex::new(pages(&origin, &foreign_data)));
        let now = pages.clone();
        let answer = async move |request: Request| {
            let pages = now.lock().expect("no test panics in it").clone();
            pages.oneshot(request).await
        };
        start(listener, Router::new().fallback(answer));
        Self {
            origin,
            foreign_data,
            pages,
        }
    }

    /// Resets the site for another test: responses that are held or fail the first time do so
    /// again.
    pub fn renewed(&self) -> &Self {
        *self.pages.lock().expect("no test panics in it") = pages(&self.origin, &self.foreign_data);
        self
    }
}

fn pages(origin: &str, foreign_data: &str) -> Router {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let read = |name| {
        std::fs::read_to_string(dist.join(name))
            .expect("dist/ is there once `cargo x build` has run")
    };
    let (article, story) = (read("index.html"), read("story.html"));
    let page = |html: &str| {
        let recorded = with_recorder(html);
        get(async move || Html(recorded.clone()))
    };
    let with_story =
        |attributes: &str| page_of("", &format!("<clash-map {attributes}>{story}</clash-map>"));
    let files = || server::router(&dist);

    let strict = Router::new()
        .route("/recorder.js", script(RECORDER))
        .route("/older.js", script(OLDER_BROWSER))
        .route("/ledger.js", script(include_str!("ledger.js")))
        .route("/", page(&article))
        .route("/two.html", page(&page_of("", TWO_WIDGETS)))
        .route(
            "/ten.html",
            page(&page_of("", &"<clash-map></clash-map>".repeat(10))),
        )
        .route(
            "/older.html",
            page(&page_of(
                r#"<script src="older.js"></script>"#,
                "<clash-map></clash-map>",
            )),
        )
        .route(
            "/counted.html",
            page(&page_of(LEDGER, "<clash-map></clash-map>")),
        )
        .route(
            "/own.html",
            page(&own_story(with_own_title_and_a_bad_claim)),
        )
        .route(
            "/corrected.html",
            page(&own_story(with_a_correction_and_an_address_for_errors)),
        )
        .route(
            "/many.html",
            page(&page_of("", r#"<clash-map src="many.json"></clash-map>"#)),
        )
        .route("/many.json", get(async || MANY_INCIDENTS.clone()))
        .route(
            "/pages.html",
            page(&page_of("", r#"<clash-map src="pages.json"></clash-map>"#)),
        )
        .route("/pages.json", get(async || PAGES_OF_INCIDENTS.clone()))
        .route("/linked-data.html", page(&read("frame.html")))
        .route("/unreadable.html", page(&own_story(of_another_format)))
        .route(
            "/missing-data.html",
            page(&with_story(r#"src="no-such.json""#)),
        )
        .route(
            "/own-story.json",
            get(async || with_own_title_and_a_bad_claim(dataset())),
        )
        .route(
            "/attributes.html",
            page(&page_of(
                "",
                r#"<clash-map province="AF-PKA" incident="2024-03-18-strike-paktika"
                    from="2024-03-17" to="2024-03-31" kinds="airstrike,clash"
                    frame="https://graphics.example.org/map/frame.html?x=/"></clash-map>"#,
            )),
        )
        .route("/undefined.html", page(&undefined()))
        .route(
            "/integrity.html",
            page(&with_integrity(&read("integrity.json"))),
        )
        .route(
            "/house.css",
            get(async || ([(header::CONTENT_TYPE, "text/css")], HOUSE_STYLE)),
        )
        .route(
            "/house-style.html",
            page(&page_of(
                r#"<link rel="stylesheet" href="house.css">"#,
                "<clash-map></clash-map>",
            )),
        )
        .nest("/held", held(&dist, "", &story))
        .nest(
            "/held-ur",
            held(&dist, r#"lang="ur""#, &read("story.ur.html")),
        )
        .nest(
            "/packed",
            packed::router(&dist, |body| with_recorder(&page_of("", body))),
        )
        .nest(
            "/no-languages",
            Router::new()
                .route("/two.html", page(&page_of("", TWO_WIDGETS)))
                .route("/clash-map.ur.txt", get(async || StatusCode::NOT_FOUND))
                .fallback_service(files()),
        )
        .nest(
            "/broken",
            Router::new()
                .route("/two.html", page(&page_of("", TWO_WIDGETS)))
                .route(MODULE, get(async || StatusCode::NOT_FOUND))
                .fallback_service(files()),
        )
        .nest(
            "/late-chunk",
            Router::new()
                .route("/article.html", page(&with_story("")))
                .route(CHUNK, missing_at_first(&dist))
                .fallback_service(files()),
        )
        .nest(
            "/octets",
            Router::new()
                .route("/two.html", page(&page_of("", TWO_WIDGETS)))
                .route(MODULE, octets(&dist))
                .fallback_service(files()),
        )
        .nest(
            "/page-for-module",
            Router::new()
                .route("/article.html", page(&with_story("")))
                .route(MODULE, get(async || Html("<p>No such page</p>")))
                .fallback_service(files()),
        )
        .fallback_service(files())
        .layer(policy(POLICY));

    let no_wasm_no_frame = POLICY.replace(" 'wasm-unsafe-eval'", "");
    let no_wasm = format!("{no_wasm_no_frame}; frame-src 'self'");
    let no_scripts = POLICY.replace("script-src 'self' 'wasm-unsafe-eval'", "script-src 'none'");
    let any_data = POLICY.replace("connect-src 'self'", "connect-src *");
    let lenient = Router::new()
        .nest(
            "/frame",
            Router::new()
                .route("/frame.html", page(&read("frame.html")))
                .fallback_service(files())
                .layer(policy(&frame_policy(origin))),
        )
        .nest(
            "/no-wasm",
            Router::new()
                .route("/article.html", page(&with_story("")))
                .route("/framed.html", page(&with_story(FRAMED)))
                .route(
                    "/framed-data.html",
                    page(&with_story(&format!(r#"{FRAMED} src="/own-story.json""#))),
                )
                .layer(policy(&no_wasm))
                .route(
                    "/no-frame/framed.html",
                    page(&with_story(FRAMED)).layer(policy(&no_wasm_no_frame)),
                )
                .nest_service("/no-frame", files())
                .fallback_service(files()),
        )
        .route("/package.html", page(&package(&dist)))
        .route(
            "/no-scripts.html",
            still_stories(&dist).layer(policy(&no_scripts)),
        )
        .route(
            "/foreign-data.html",
            page(&with_story(&format!(r#"src="{foreign_data}""#))).layer(policy(&any_data)),
        );

    lenient.fallback_service(strict)
}

/// A newsroom's styles: the widget's properties and parts, and rules that must not affect the
/// widget.
const HOUSE_STYLE: &str = "clash-map { --clash-map-ink: rgb(0, 0, 128); } \
    clash-map::part(title) { color: rgb(128, 0, 0); } \
    h3 { text-decoration: underline; } p { margin: 3px; }";

/// The attributes of a widget that names a frame to show instead.
const FRAMED: &str = r#"frame="/frame/frame.html?x=1" province="AF-PKA""#;

const LEDGER: &str = r#"<script src="/ledger.js"></script>"#;

/// Returns a page with a widget whose script is not loaded.
fn undefined() -> String {
    page_of(LEDGER, "<clash-map></clash-map>")
        .replace(r#"<script type="module" src="clash-map.js"></script>"#, "")
}

/// Returns a page in which the browser verifies each file it names.
fn with_integrity(hashes: &str) -> String {
    let hashes: serde_json::Value = serde_json::from_str(hashes).expect("it is JSON");
    let checked = |file: &str| {
        let hash = hashes[file].as_str().expect("the file has a hash");
        format!(r#"{file}" integrity="{hash}" crossorigin="anonymous""#)
    };
    page_of("", "<clash-map></clash-map>")
        .replace(r#"clash-map.js""#, &checked("clash-map.js"))
        .replace(r#"clash-map.css""#, &checked("clash-map.css"))
}

/// Returns a page that imports the npm package by name.
fn package(dist: &Path) -> String {
    let manifest = std::fs::read_to_string(dist.join("npm/package.json"))
        .expect("the release build makes the package");
    let manifest: serde_json::Value = serde_json::from_str(&manifest).expect("it is JSON");
    let entry = manifest["exports"]["."]["default"]
        .as_str()
        .expect("it exports a script");
    let entry = entry.trim_start_matches("./");
    let imports = format!(
        r#"<script type="importmap">{{ "imports": {{ "clash-map": "/npm/{entry}" }} }}</script>
<script type="module">import 'clash-map';</script>"#
    );
    undefined().replace("</head>", &(imports + "</head>"))
}

const MODULE: &str = "/clash-map_bg.wasm";
const CHUNK: &str = "/clash-map_later.wasm";

/// Serves the story without the widget. A language after `?` selects its file.
fn still_stories(dist: &Path) -> MethodRouter {
    let dist = dist.to_owned();
    get(async move |RawQuery(language): RawQuery| {
        let name = match language {
            Some(language) => format!("story.{language}.html"),
            None => "story.html".to_owned(),
        };
        let story = std::fs::read_to_string(dist.join(name)).expect("the build writes it");
        let page = page_of("", &format!("<clash-map>{story}</clash-map>"));
        Html(with_recorder(&page))
    })
}

fn policy(policy: &str) -> SetResponseHeaderLayer<HeaderValue> {
    let value = HeaderValue::from_str(policy).expect("a policy is plain text");
    SetResponseHeaderLayer::overriding(header::CONTENT_SECURITY_POLICY, value)
}

/// Serves a chunk that loads on demand. The first request for it fails.
fn missing_at_first(dist: &Path) -> MethodRouter {
    let path = dist.join(&CHUNK[1..]);
    let was_asked = Arc::new(AtomicBool::new(false));
    get(async move || {
        if !was_asked.swap(true, Ordering::Relaxed) {
            return Err(StatusCode::NOT_FOUND);
        }
        let bytes = tokio::fs::read(&path).await.expect("the chunk is there");
        Ok(([(header::CONTENT_TYPE, "application/wasm")], bytes))
    })
}

/// Serves the module with the wrong media type.
fn octets(dist: &Path) -> MethodRouter {
    let path = dist.join(&MODULE[1..]);
    get(async move || {
        let bytes = tokio::fs::read(&path).await.expect("the module is there");
        ([(header::CONTENT_TYPE, "application/octet-stream")], bytes)
    })
}

/// Serves data at an origin that allows no other origin to read it. Returns its address.
async fn foreign_data() -> String {
    let (listener, origin) = listen().await;
    let unshared = Router::new().route("/data.json", get(async || "{}"));
    start(listener, unshared);
    format!("{origin}/data.json")
}

/// Serves the story in a column whose width the query sets. The module arrives once `release` is
/// requested.
fn held(dist: &Path, attributes: &str, story: &str) -> Router {
    let element = format!("<clash-map {attributes}>{story}</clash-map>");
    let page = async move |width: RawQuery| {
        let head = format!(
            r#"<script src="shifts.js"></script><link rel="stylesheet" href="width.css?{}">"#,
            width.0.unwrap_or_default()
        );
        let body = format!(r#"<div class="column">{element}</div>"#);
        Html(with_recorder(&page_of(&head, &body)))
    };
    let width = async |RawQuery(width): RawQuery| {
        let width = width.unwrap_or_default();
        let style = format!("body {{ margin: 0 }} .column {{ width: {width} }}");
        ([(header::CONTENT_TYPE, "text/css")], style)
    };
    let released = Arc::new(Semaphore::new(0));
    let waiting = released.clone();
    let path = dist.join(&MODULE[1..]);
    let module = async move || {
        let release = waiting.acquire().await.expect("it is never closed");
        release.forget();
        let bytes = tokio::fs::read(&path).await.expect("the module is there");
        ([(header::CONTENT_TYPE, "application/wasm")], bytes)
    };
    Router::new()
        .route("/article.html", get(page))
        .route("/width.css", get(width))
        .route("/shifts.js", script(include_str!("shifts.js")))
        .route("/release", get(async move || released.add_permits(1)))
        .route(MODULE, get(module))
        .fallback_service(server::router(dist))
}

pub fn with_recorder(html: &str) -> String {
    assert!(html.contains("<head>"), "no place for the recorder");
    html.replacen("<head>", r#"<head><script src="/recorder.js"></script>"#, 1)
}

pub fn script(source: &'static str) -> MethodRouter {
    get(async move || ([(header::CONTENT_TYPE, "text/javascript")], source))
}

/// Listens on a free port, which makes an origin of its own.
pub async fn listen() -> (TcpListener, String) {
    let (listener, address) = server::listen(0).await.expect("a port is free");
    (listener, format!("http://{address}"))
}

/// Serves until the runtime of the test or the run ends.
pub fn start(listener: TcpListener, site: Router) {
    tokio::spawn(async move { axum::serve(listener, site).await });
}
