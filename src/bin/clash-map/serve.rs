//! `serve`: builds what has changed, serves it, and rebuilds on every change with `--watch`.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use crate::profile::Profile;
use anyhow::{Context, anyhow};
use axum::Router;
use axum::http::{StatusCode, Uri};
use axum::response::Json;
use axum::routing::get;
use notify::{RecursiveMode, Watcher};
use serde_json::Value;
use url::Url;

use crate::{oembed, server, site};

/// How long the files must be unchanged before a rebuild, because editors save in several writes.
const REST: Duration = Duration::from_millis(150);

/// Builds and serves the site until you press Ctrl-C.
///
/// # Errors
/// Fails if the first build fails, the port is taken, or a folder cannot be watched.
pub fn run(root: &Path, port: u16, watch: bool, profile: Profile) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Runtime::new()?;
    // Bind first: the build takes long, and the port may be taken.
    let (listener, address) = runtime
        .block_on(server::listen(port))
        .map_err(|error| cannot_listen(error, port))?;
    let base = site::folder_url(&format!("http://{address}/")).map_err(|error| anyhow!(error))?;
    site::build(root, profile, Some(&base))?;
    let title = site::story(root)?.dataset.title;
    if watch {
        let (watcher, changes) = watch_inputs(root)?;
        let (root, base) = (root.to_owned(), base.clone());
        std::thread::spawn(move || {
            let _watcher = watcher;
            build_on_change(&root, profile, &base, &changes);
        });
    }
    runtime.block_on(async {
        let server = axum::serve(listener, router(&site::dist(root), base, title));
        println!("Serving http://{address}/ (press Ctrl-C to stop)");
        tokio::select! {
            served = server => served.context("the server stopped"),
            interrupt = tokio::signal::ctrl_c() => interrupt.context("cannot wait for Ctrl-C"),
        }
    })
}

/// Serves the site, frame.html with its policy, and oEmbed responses in the requested size.
fn router(dist: &Path, base: Url, title: String) -> Router {
    let frame = server::with_frame_policy(
        Router::new().route_service("/frame.html", server::files(dist)),
        &base.origin().ascii_serialization(),
    );
    let answer = async move |query: Uri| -> Result<Json<Value>, StatusCode> {
        oembed::answer(&base, &title, query.query().unwrap_or_default()).map(Json)
    };
    server::with_headers(frame.route("/oembed.json", get(answer))).merge(server::router(dist))
}

fn cannot_listen(error: std::io::Error, port: u16) -> anyhow::Error {
    if error.kind() == ErrorKind::AddrInUse {
        anyhow!("port {port} is taken; choose another with --port (0 picks a free one)")
    } else {
        anyhow!(error).context(format!("cannot listen on port {port}"))
    }
}

type Changes = mpsc::Receiver<notify::Result<notify::Event>>;

/// Watches the files in the root and the input folders, but not target/ and dist/.
fn watch_inputs(root: &Path) -> anyhow::Result<(notify::RecommendedWatcher, Changes)> {
    let (sender, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(sender)?;
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    for folder in site::INPUTS.map(|input| root.join(input)) {
        if folder.is_dir() {
            watcher
                .watch(&folder, RecursiveMode::Recursive)
                .with_context(|| format!("cannot watch {}", folder.display()))?;
        }
    }
    Ok((watcher, changes))
}

/// Rebuilds on changes until the watcher is dropped. If a build fails, it prints the error and the
/// last good build stays.
fn build_on_change(root: &Path, profile: Profile, base: &Url, changes: &Changes) {
    let inputs = site::INPUTS.map(|input| root.join(input));
    while let Ok(change) = changes.recv() {
        let touches_input = change.is_ok_and(|event| {
            writes(&event)
                && event
                    .paths
                    .iter()
                    .any(|path| inputs.iter().any(|input| path.starts_with(input)))
        });
        if !touches_input {
            continue;
        }
        while changes.recv_timeout(REST).is_ok() {}
        match site::build(root, profile, Some(base)) {
            Ok(()) => eprintln!("Rebuilt; reload the page"),
            Err(error) => eprintln!("error: {error:#}"),
        }
    }
}

/// Whether the event is a write. Reads are events too, and every build reads all files.
fn writes(event: &notify::Event) -> bool {
    event.kind.is_create() || event.kind.is_modify() || event.kind.is_remove()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::headers::{EVERY_FILE, frame_policy};
    use std::net::SocketAddr;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpStream;

    /// Requests `path` from a site that serves `src/embed`. Returns the site's address and the
    /// response with its headers.
    async fn get(path: &str) -> (SocketAddr, String) {
        let (listener, address) = server::listen(0).await.unwrap();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/embed");
        let base = Url::parse(&format!("http://{address}/")).unwrap();
        tokio::spawn(
            async move { axum::serve(listener, router(&folder, base, "A map".into())).await },
        );
        let mut stream = TcpStream::connect(address).await.unwrap();
        let request = format!("GET {path} HTTP/1.0\r\nhost: {address}\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        (address, answer)
    }

    #[tokio::test]
    async fn the_frame_is_served_under_its_policy_and_other_files_are_not() {
        let (address, answer) = get("/frame.html").await;
        let policy = frame_policy(&format!("http://{address}"));
        assert!(
            answer.contains(&format!("content-security-policy: {policy}\r\n")),
            "{answer}"
        );
        let (_, answer) = get("/frame.js").await;
        assert!(answer.starts_with("HTTP/1.0 200 OK\r\n"), "{answer}");
        assert!(
            answer.contains("content-type: text/javascript\r\n"),
            "{answer}"
        );
        assert!(!answer.contains("content-security-policy"), "{answer}");
    }

    #[tokio::test]
    async fn every_answer_may_be_embedded_anywhere() {
        for path in ["/frame.html", "/embed.js", "/oembed.json", "/nothing"] {
            let (_, answer) = get(path).await;
            for (name, value) in EVERY_FILE {
                assert!(
                    answer.contains(&format!("\r\n{name}: {value}\r\n")),
                    "{path}: {answer}"
                );
            }
        }
    }

    #[tokio::test]
    async fn oembed_answers_with_json_or_with_the_status_that_says_why_not() {
        let (_, answer) = get("/oembed.json").await;
        assert!(answer.starts_with("HTTP/1.0 400 "), "{answer}");
        let (_, answer) = get("/oembed.json?url=http://elsewhere.example.org/").await;
        assert!(answer.starts_with("HTTP/1.0 404 "), "{answer}");
        let (_, answer) = get("/oembed.json?url=http://elsewhere.example.org/&format=xml").await;
        assert!(answer.starts_with("HTTP/1.0 501 "), "{answer}");
    }
}
