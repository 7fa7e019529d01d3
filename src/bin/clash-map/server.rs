//! A static file server that sends the headers a newsroom's host should send. The browser tests
//! include this file, so that they test the same server.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use tokio::net::TcpListener;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::headers::{EVERY_FILE, frame_policy};

/// Serves the files of `folder` with all headers.
pub fn router(folder: &Path) -> Router {
    with_headers(Router::new().fallback_service(files(folder)))
}

/// Serves the files of `folder`, and sends a compressed copy if there is one.
pub fn files(folder: &Path) -> ServeDir {
    ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip()
}

/// Adds the Content-Security-Policy of frame.html at `origin`.
pub fn with_frame_policy(frame: Router, origin: &str) -> Router {
    let policy = HeaderValue::from_str(&frame_policy(origin)).expect("an origin is plain text");
    with_header(frame, header::CONTENT_SECURITY_POLICY, policy)
}

/// Adds the headers of every response.
pub fn with_headers(router: Router) -> Router {
    // Browsers must revalidate, because files change during development.
    let ours = [
        (header::CACHE_CONTROL, "no-cache"),
        (header::VARY, "accept-encoding"),
    ];
    EVERY_FILE
        .map(|(name, value)| (HeaderName::from_static(name), value))
        .into_iter()
        .chain(ours)
        .fold(router, |router, (name, value)| {
            with_header(router, name, HeaderValue::from_static(value))
        })
}

fn with_header(router: Router, name: HeaderName, value: HeaderValue) -> Router {
    router.layer(SetResponseHeaderLayer::if_not_present(name, value))
}

/// Listens on 127.0.0.1. Port 0 picks a free one. Accepts connections once it returns.
///
/// # Errors
/// Fails if the port is taken or not permitted.
pub async fn listen(port: u16) -> std::io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}
