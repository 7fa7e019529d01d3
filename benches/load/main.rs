//! `cargo x bench load`: measures what a page with a map of incidents costs readers until they can
//! use it. It compares our page with those of `benches/peers`, on the same incidents and basemap.
//!
//! Absolute times are valid for one machine at one time only. Each run visits all pages in turn, so
//! that noise affects all alike and their ratios are comparable.

mod basemap_geojson;
mod browser;
#[path = "../../tests/browser/devtools.rs"]
mod devtools;
mod pages;
mod synthetic;
mod table;
mod visit;

use std::net::Ipv4Addr;
use std::path::Path;

use axum::Router;
use axum::response::Html;
use axum::routing::get;
use clap::Parser;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

use crate::browser::Driver;
use crate::pages::Page;
use crate::table::{Runs, table};

#[derive(Parser)]
struct Arguments {
    #[arg(long, value_delimiter = ',', default_values_t = [24, 1_000, 5_000])]
    incidents: Vec<usize>,
    #[arg(long, default_value_t = 7)]
    runs: usize,
    /// Cargo passes this to every benchmark.
    #[arg(long, hide = true)]
    bench: bool,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let Arguments {
        incidents, runs, ..
    } = Arguments::parse();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("load");
    for &incidents in &incidents {
        eprintln!("Making the pages of {incidents} incidents");
        pages::write(root, &folder.join(incidents.to_string()), incidents)?;
    }
    let origin = serve(&folder).await?;
    let driver = Driver::start()?;
    println!("{}\n", machine(&driver).await?);
    for incidents in incidents {
        let mut measured = Page::ALL.map(|page| (page, Runs::default()));
        for run in 0..runs {
            eprintln!("{incidents} incidents, run {} of {runs}", run + 1);
            // Each run starts with another page.
            let (pages, first) = (measured.len(), run % measured.len());
            for place in (0..pages).map(|place| (first + place) % pages) {
                let (page, runs) = &mut measured[place];
                let first_use = visit::first_use_ms(&driver, &origin, *page, incidents).await?;
                runs.first_use_ms.push(first_use);
                runs.costs
                    .push(visit::load(&driver, &origin, *page, incidents).await?);
            }
        }
        println!("{}\n", table(incidents, &measured));
    }
    Ok(())
}

/// Serves the pages until the program ends. Returns their origin.
async fn serve(folder: &Path) -> anyhow::Result<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let origin = format!("http://{}", listener.local_addr()?);
    let empty = get(async || Html("<!doctype html><title>Empty</title>"));
    let site = Router::new()
        .route("/empty.html", empty)
        .fallback_service(ServeDir::new(folder).precompressed_br());
    tokio::spawn(async move { axum::serve(listener, site).await });
    Ok(origin)
}

/// Describes the environment of the measurements.
async fn machine(driver: &Driver) -> anyhow::Result<String> {
    let browser = driver.open().await?;
    let version = browser
        .devtools("Browser.getVersion", serde_json::json!({}))
        .await?;
    browser.close().await;
    let cores = std::thread::available_parallelism()?;
    let product = version["product"].as_str().unwrap_or("Chromium");
    Ok(format!(
        "{product}, {cores} cores, {}",
        std::env::consts::ARCH
    ))
}
