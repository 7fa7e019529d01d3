//! A newsroom's page on one origin and the widget's frame on another.

use std::path::Path;

use axum::Router;
use axum::http::header;
use axum::response::Html;
use axum::routing::get;

use crate::headers::FRAME_POLICY;
use crate::page::Page;
use crate::{server, site};

/// Where the widget's files are.
pub struct Widget {
    origin: String,
}

impl Widget {
    pub async fn serve() -> Self {
        let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
        let frame = std::fs::read_to_string(dist.join("frame.html"))
            .expect("dist/ is there once `cargo x build` has run");
        let frame = || {
            let recorded = site::with_recorder(&frame);
            get(async move || {
                let policy = [(header::CONTENT_SECURITY_POLICY, FRAME_POLICY)];
                (policy, Html(recorded.clone()))
            })
        };
        let files = Router::new()
            .route("/recorder.js", site::script(site::RECORDER))
            .route("/frame.html", frame())
            .route("/recording/frame.html", frame())
            .route(
                "/recording/clash-map.js",
                site::script(include_str!("recording-element.js")),
            )
            .nest_service("/recording", server::router(&dist))
            .fallback_service(server::router(&dist));
        Self {
            origin: site::start(files).await,
        }
    }

    pub fn file(&self, path: &str) -> String {
        format!("{}/{path}", self.origin)
    }
}

/// Publishes an article with this body at an origin of its own and opens it there;
/// `more` goes behind its address.
pub async fn open_article(page: &Page, head: &str, body: &str, more: &str) -> String {
    let html = format!(
        r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Article</title>
<link rel="icon" href="data:,">{head}</head><body>{body}</body></html>"#
    );
    let article = Router::new().route("/", get(async move || Html(html.clone())));
    let origin = site::start(article).await;
    page.go_to(&format!("{origin}/{more}")).await;
    origin
}
