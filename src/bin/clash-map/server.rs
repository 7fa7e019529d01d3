//! A static file server with the headers that a newsroom's host should send.
//! The browser tests include this file, so that they test the same server.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use tokio::net::TcpListener;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::headers::{EVERY_FILE, frame_policy};

/// Serves the files of `folder`, compressed where a compressed copy lies beside them.
pub fn router(folder: &Path) -> Router {
    with_headers(Router::new().fallback_service(files(folder)))
}

pub fn files(folder: &Path) -> ServeDir {
    ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip()
}

/// Adds the policy of frame.html at an origin.
pub fn with_frame_policy(frame: Router, origin: &str) -> Router {
    let policy = HeaderValue::from_str(&frame_policy(origin)).expect("an origin is plain text");
    with_header(frame, header::CONTENT_SECURITY_POLICY, policy)
}

/// Adds what every answer carries.
pub fn with_headers(router: Router) -> Router {
    // Nothing is cached without asking: files change under the developer's hands.
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

/// Listens on this machine only; port 0 takes any free one. Connections are taken from
/// the moment this returns.
///
/// # Errors
/// When the port is taken or not allowed.
pub async fn listen(port: u16) -> std::io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}
