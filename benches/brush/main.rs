//! `cargo x bench scale`: measures in a browser what it costs to move a window over many synthetic
//! incidents: with the widget's computation, with other libraries that filter or draw them, and
//! with the whole widget.

#[path = "../load/browser.rs"]
mod browser;
#[path = "../../tests/browser/devtools.rs"]
mod devtools;
mod frames;
mod packed;
#[expect(dead_code, reason = "criterion needs more of it")]
#[path = "../synthetic.rs"]
mod synthetic;

use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail, ensure};
use axum::Router;
use clap::Parser;
use serde::Deserialize;
use serde_json::json;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

use crate::browser::Driver;

#[derive(Parser)]
struct Arguments {
    #[arg(long, value_delimiter = ',', default_values_t = [100_000, 1_000_000])]
    incidents: Vec<usize>,
    /// The folder with the module that `cargo x bench scale` compiles. The page is written beside
    /// it. Without it, only the whole widget is measured.
    #[arg(long)]
    folder: Option<PathBuf>,
    /// Cargo passes this to every benchmark.
    #[arg(long, hide = true)]
    bench: bool,
}

/// The names in `benches/peers/brush/main.js` and in the table.
const CONTENDERS: [(&str, &str); 6] = [
    ("counts", "Clash Map: counts, list"),
    ("scenes", "Clash Map: all that is drawn"),
    ("walk", "a walk over typed arrays"),
    ("crossfilter", "crossfilter2"),
    ("deck", "deck.gl, points alone"),
    ("maplibre", "MapLibre GL, points alone"),
];

#[derive(Deserialize)]
struct Answer {
    error: Option<String>,
    #[serde(default)]
    built_ms: f64,
    #[serde(default)]
    drag_ms: f64,
    #[serde(default)]
    jump_ms: f64,
    #[serde(default)]
    wasm_bytes: f64,
}

struct Costs {
    answer: Answer,
    memory_bytes: f64,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let Arguments {
        incidents, folder, ..
    } = Arguments::parse();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let driver = Driver::start()?;
    if let Some(folder) = folder {
        compare(root, &folder, &driver, &incidents).await?;
    }
    let data = Path::new(env!("CARGO_TARGET_TMPDIR")).join("brush");
    std::fs::create_dir_all(&data)?;
    let origin = serve(frames::site(&root.join("dist"), &data)).await?;
    let mut measured = Vec::new();
    for count in [&[frames::FEW][..], &incidents].concat() {
        packed::write(root, &data, count)?;
        eprintln!("{count} incidents: the whole widget");
        measured.push(frames::measure(&driver, &origin, count).await?);
    }
    println!("{}", frames::table(&measured));
    Ok(())
}

/// Prints what each contender needs for the same windows.
async fn compare(
    root: &Path,
    folder: &Path,
    driver: &Driver,
    incidents: &[usize],
) -> anyhow::Result<()> {
    let built = Command::new("node")
        .arg(root.join("benches/peers/brush/build.mjs"))
        .arg(folder)
        .status()
        .context("cannot start node")?;
    ensure!(built.success(), "the page cannot be built: {built}");
    let origin = serve(Router::new().fallback_service(ServeDir::new(folder))).await?;
    for &count in incidents {
        let mut measured = Vec::new();
        for (contender, name) in CONTENDERS {
            eprintln!("{count} incidents: {name}");
            let url = format!("{origin}/?contender={contender}&count={count}");
            let costs = visit(driver, &url).await.context(name)?;
            measured.push((name, costs));
        }
        println!("{}\n", table(count, &measured));
    }
    Ok(())
}

/// Serves a site until the program ends. Returns its origin.
async fn serve(site: Router) -> anyhow::Result<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let origin = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, site).await });
    Ok(origin)
}

async fn visit(driver: &Driver, url: &str) -> anyhow::Result<Costs> {
    let browser = driver.open().await?;
    browser.go_to(url).await?;
    let answer: Answer = browser.wait_for("window.result ?? null").await?;
    if let Some(error) = &answer.error {
        bail!("{error}");
    }
    browser
        .devtools("HeapProfiler.collectGarbage", json!({}))
        .await?;
    let heap = browser.devtools("Runtime.getHeapUsage", json!({})).await?;
    // `backingStorageSize` counts typed arrays, but not WebAssembly memory.
    let bytes = |part: &str| heap[part].as_f64().context("Chromium knows its heap");
    let memory_bytes = bytes("usedSize")? + bytes("backingStorageSize")? + answer.wasm_bytes;
    browser.close().await;
    Ok(Costs {
        answer,
        memory_bytes,
    })
}

/// Returns a Markdown table with one row per contender. Its moves are also given as multiples of
/// the first contender's.
fn table(count: usize, measured: &[(&str, Costs)]) -> String {
    let mut lines = vec![
        format!(
            "| {:<28} | made, ms | a day on, ms | ÷ | a jump, ms | ÷ | MB |",
            format!("{count} incidents")
        ),
        "|---|--:|--:|--:|--:|--:|--:|".to_owned(),
    ];
    let first = &measured[0].1.answer;
    lines.extend(measured.iter().map(|(name, costs)| {
        let Answer {
            built_ms,
            drag_ms,
            jump_ms,
            ..
        } = costs.answer;
        format!(
            "| {name:<28} | {built_ms:.0} | {drag_ms:.3} | {:.1}× | {jump_ms:.3} | {:.1}× | {:.0} |",
            drag_ms / first.drag_ms,
            jump_ms / first.jump_ms,
            costs.memory_bytes / 1e6
        )
    }));
    lines.join("\n")
}
