//! `build`: checks the data, compiles the widget and writes the site to `dist/`.
//! Every part is made only when what it is made from has changed.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::compress::{self, Sizes};
use crate::profile::Profile;
use crate::{check, minify, npm, wasm};

/// What the site is made from, below the project's root.
pub const INPUTS: [&str; 6] = [
    "src",
    "style",
    "data",
    "build.rs",
    "index.html",
    "Cargo.toml",
];

/// Files of the demo article, which no package needs.
const DEMO: [&str; 2] = ["index.html", "article.css"];

/// The folder that is published.
pub fn dist(root: &Path) -> PathBuf {
    root.join("dist")
}

/// # Errors
/// When the dataset has errors, the code does not compile, a tool is missing that cannot
/// be installed, or a file cannot be written.
pub fn build(root: &Path, profile: Profile) -> anyhow::Result<()> {
    let dataset = root.join("data/dataset.json");
    if !check::run(&dataset)? {
        bail!("{} has the errors named above", dataset.display());
    }
    let widget = wasm::build(root, profile)?;
    let read = |name: &str| source(&root.join(name), profile);
    let files = [
        ("index.html", read("index.html")?),
        ("clash-map.js", read("src/embed/element.js")?),
        ("clash-map_glue.js", widget.glue.into()),
        ("clash-map_bg.wasm", widget.wasm),
        (
            "clash-map.css",
            stylesheet(&root.join("style/widget"), profile)?,
        ),
        ("article.css", read("style/article.css")?),
    ];
    let dist = dist(root);
    fs::create_dir_all(&dist)?;
    let mut sizes = Vec::new();
    for (name, content) in files {
        let path = dist.join(name);
        let changed = fs::read(&path).ok().as_ref() != Some(&content);
        if changed {
            fs::write(&path, content).with_context(|| format!("cannot write dist/{name}"))?;
        }
        match profile {
            Profile::Release => sizes.push((name, compress::compress(&path, changed)?)),
            Profile::Dev => compress::remove_copies(&path)?,
        }
    }
    if profile == Profile::Release {
        let mut published: Vec<_> = sizes.iter().map(|(name, _)| *name).collect();
        published.retain(|name| !DEMO.contains(name));
        npm::write(root, &dist, &published)?;
    }
    print_sizes(&sizes);
    Ok(())
}

/// A file as it is published: scripts and stylesheets minified for the reader.
fn source(path: &Path, profile: Profile) -> anyhow::Result<Vec<u8>> {
    let text = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let minify = match path.extension().and_then(OsStr::to_str) {
        Some("js") if profile == Profile::Release => minify::javascript,
        Some("css") if profile == Profile::Release => minify::css,
        _ => return Ok(text),
    };
    minify(&String::from_utf8(text)?)
        .map(String::into_bytes)
        .with_context(|| format!("cannot minify {}", path.display()))
}

/// The stylesheets of a folder in the order of their names, as one.
fn stylesheet(folder: &Path, profile: Profile) -> anyhow::Result<Vec<u8>> {
    let mut paths = fs::read_dir(folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "css"));
    paths.sort();
    let mut sheet = Vec::new();
    for path in paths {
        sheet.extend(source(&path, profile)?);
    }
    Ok(sheet)
}

/// A table of bytes per file and together; nothing for a quick build, which makes no copies.
fn print_sizes(sizes: &[(&str, Sizes)]) {
    if sizes.is_empty() {
        return;
    }
    let total = sizes.iter().fold(Sizes::default(), |sum, (_, size)| Sizes {
        raw: sum.raw + size.raw,
        gzip: sum.gzip + size.gzip,
        brotli: sum.brotli + size.brotli,
    });
    println!(
        "{:<20}{:>12}{:>12}{:>12}",
        "dist/, in bytes", "raw", "gzip", "brotli"
    );
    for (name, size) in sizes.iter().copied().chain([("together", total)]) {
        println!(
            "{name:<20}{:>12}{:>12}{:>12}",
            size.raw, size.gzip, size.brotli
        );
    }
}
