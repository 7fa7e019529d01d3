//! Writes the measured pages: ours, and those of `benches/peers`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use anyhow::{Context, anyhow, ensure};
use brotli::enc::BrotliEncoderParams;
use clash_map::builtin::story_from_raw;
use clash_map::geo;
use clash_map::model::Raw;
use clash_map::prerender::story_html;

use crate::basemap_geojson::geojson;
use crate::synthetic;

/// A page's folder within the folder of a number of incidents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    Plain,
    D3,
    Leaflet,
    ClashMap,
}

impl Page {
    pub const ALL: [Self; 4] = [Self::Plain, Self::D3, Self::Leaflet, Self::ClashMap];

    pub fn folder(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::D3 => "d3",
            Self::Leaflet => "leaflet",
            Self::ClashMap => "clash-map",
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "prerendered, no scripts",
            Self::D3 => "D3 + topojson",
            Self::Leaflet => "Leaflet + sliders",
            Self::ClashMap => "Clash Map",
        }
    }
}

/// The files that the element loads for an English reader.
const WIDGET_FILES: [&str; 6] = [
    "clash-map.js",
    "clash-map-reached.js",
    "clash-map_glue.js",
    "clash-map_bg.wasm",
    "clash-map.css",
    "clash-map-widget.css",
];

/// Writes the pages for this number of incidents into `folder`, each file with a Brotli copy.
///
/// # Errors
/// Fails if the site is not built, or Node.js or one of its packages is missing.
pub fn write(root: &Path, folder: &Path, incidents: usize) -> anyhow::Result<()> {
    let basemap = geo::embedded();
    let dataset = synthetic::dataset(&basemap, incidents);
    fs::create_dir_all(folder)?;
    fs::write(folder.join("basemap.json"), geojson(&basemap).to_string())?;
    fs::write(folder.join("dataset.json"), dataset.to_string())?;
    let peers = Command::new("node")
        .arg(root.join("benches/peers/build.mjs"))
        .args([folder, folder])
        .status()
        .context("cannot start node")?;
    ensure!(peers.success(), "the peers' pages cannot be built: {peers}");
    write_clash_map(
        root,
        &folder.join(Page::ClashMap.folder()),
        &dataset.to_string(),
    )?;
    for page in Page::ALL {
        compress(&folder.join(page.folder()))?;
    }
    Ok(())
}

/// The element as docs/embed.md describes it for the top of a page: the story between its tags,
/// shown once it is complete; its style inline; its module preloaded; and the address of its data
/// in `src`.
fn write_clash_map(root: &Path, folder: &Path, dataset: &str) -> anyhow::Result<()> {
    let raw: Raw = serde_json::from_str(dataset)?;
    let story = story_from_raw(&raw).map_err(|issues| anyhow!("{issues:?}"))?;
    let style = fs::read_to_string(root.join("dist/clash-map.css")).context("no style in dist/")?;
    let still = story_html(Arc::new(story));
    let page = format!(
        r##"<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Synthetic incidents</title>
<link rel="icon" href="data:,">
<style>{style}</style>
<link rel="expect" href="#end" blocking="render">
<script type="module" src="clash-map.js"></script>
<link rel="preload" href="clash-map_bg.wasm" as="fetch" crossorigin>
<clash-map src="dataset.json">{still}</clash-map>
<footer id="end"></footer>
</html>
"##
    );
    fs::create_dir_all(folder)?;
    fs::write(folder.join("index.html"), page)?;
    fs::write(folder.join("dataset.json"), dataset)?;
    for file in WIDGET_FILES {
        for file in [file.to_owned(), format!("{file}.br")] {
            let built = root.join("dist").join(&file);
            fs::copy(&built, folder.join(file))
                .with_context(|| format!("no {}", built.display()))?;
        }
    }
    Ok(())
}

/// Makes the Brotli copies that the server prefers, with the quality of a published build.
fn compress(folder: &Path) -> anyhow::Result<()> {
    for entry in fs::read_dir(folder)? {
        let file = entry?.path();
        let is_copy = file.extension().is_some_and(|ending| ending == "br");
        let is_built = WIDGET_FILES.iter().any(|built| file.ends_with(built));
        if is_copy || is_built {
            continue;
        }
        let raw = fs::read(&file)?;
        let parameters = BrotliEncoderParams {
            size_hint: raw.len(),
            ..BrotliEncoderParams::default()
        };
        let mut compressed = Vec::new();
        brotli::BrotliCompress(&mut &raw[..], &mut compressed, &parameters)?;
        fs::write(copy_of(&file), compressed)?;
    }
    Ok(())
}

fn copy_of(file: &Path) -> PathBuf {
    let mut copy = file.as_os_str().to_owned();
    copy.push(".br");
    copy.into()
}
