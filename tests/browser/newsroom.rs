//! Publishes a newsroom's page on one origin and the widget's frame on another.

use std::path::Path;

use axum::Router;
use axum::http::Uri;
use axum::response::{Html, Json};
use axum::routing::get;
use clash_map::builtin::builtin_story;
use url::Url;

use crate::page::Page;
use crate::{frame, oembed};
use crate::{server, site};

const TEMPLATE: &str = include_str!("../../src/embed/frame.html");

/// The origin that serves the widget's files.
pub struct Widget {
    origin: String,
}

impl Widget {
    pub async fn serve() -> Self {
        let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
        let (listener, origin) = site::listen().await;
        let base = Url::parse(&origin).expect("an origin is an address");
        let story = std::fs::read_to_string(dist.join("story.html"))
            .expect("dist/ is there once `cargo x build` has run");
        let builtin = builtin_story();
        let frame = frame::page(TEMPLATE, &builtin, Some(&base)).replace("<!-- story -->", &story);
        let title = builtin.dataset.title;
        let frame = site::with_recorder(&frame);
        let frame = get(async move || Html(frame.clone()));
        let answer = async move |query: Uri| {
            oembed::answer(&base, &title, query.query().unwrap_or_default()).map(Json)
        };
        let frames = Router::new()
            .route("/frame.html", frame.clone())
            .route("/recording/frame.html", frame);
        let files = server::with_frame_policy(frames, &origin)
            .route("/oembed.json", get(answer))
            .route("/recorder.js", site::script(site::RECORDER))
            .route(
                "/recording/clash-map.js",
                site::script(include_str!("recording-element.js")),
            )
            .nest_service("/recording", server::router(&dist))
            .fallback_service(server::router(&dist));
        site::start(listener, files);
        Self { origin }
    }

    pub fn file(&self, path: &str) -> String {
        format!("{}/{path}", self.origin)
    }
}

/// Publishes an article with this body at its own origin and opens it there. `more` is appended to
/// its address.
pub async fn open_article(page: &Page, body: &str, more: &str) -> String {
    let html = format!(
        r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Article</title>
<link rel="icon" href="data:,"></head><body>{body}</body></html>"#
    );
    let origin = publish(html).await;
    page.go_to(&format!("{origin}/{more}")).await;
    origin
}

/// Publishes one of `examples/` at its own origin and opens it. This widget's files replace those
/// of the fictional newsroom.
pub async fn open_example(page: &Page, widget: &Widget, path: &str) {
    const HOST: &str = "https://graphics.example.org";
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(path);
    let html = std::fs::read_to_string(path)
        .expect("the example is there")
        .replace(&format!("{HOST}/clash-map/0.1.0"), &widget.origin)
        .replace(HOST, &widget.origin);
    page.go_to(&publish(html).await).await;
}

async fn publish(html: String) -> String {
    let html = site::with_recorder(&html);
    let article = Router::new()
        .route("/", get(async move || Html(html.clone())))
        .route("/recorder.js", site::script(site::RECORDER));
    let (listener, origin) = site::listen().await;
    site::start(listener, article);
    origin
}
