//! `build`: checks the data, compiles the widget and writes the site to `dist/`. It recompiles and
//! recompresses only what has changed.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::profile::Profile;
use anyhow::{Context, anyhow, bail};
use base64::prelude::{BASE64_STANDARD, Engine};
use clash_map::builtin::story_from_raw;
use clash_map::i18n::{Language, Locale, pack_text};
use clash_map::prerender;
use clash_map::scene::Story;
use clash_map::view::{PICTURE_HEIGHT_PX, PICTURE_WIDTH_PX};
use sha2::{Digest, Sha384};
use url::Url;

use crate::compress::{self, Sizes};
use crate::file_types::FILE_TYPES;
use crate::{check, chunks, frame, minify, npm, oembed, raster, wasm};

/// The site's inputs, as paths from the project's root.
pub const INPUTS: [&str; 8] = [
    "src",
    "style",
    "data",
    "build.rs",
    "index.html",
    "gallery.html",
    "examples/house-styles",
    "Cargo.toml",
];

/// Files of the demo article and the gallery. No package contains them.
const DEMO: [&str; 6] = [
    "index.html",
    "article.css",
    "gallery.html",
    "gallery.css",
    "broadsheet.css",
    "wire.css",
];

/// The placeholder for the prerendered story in a page.
const STORY: &str = "<!-- story -->";

/// The widget's other languages, each with its text file and its prerendered story.
const LANGUAGES: [(Language, &str, &str); 3] = [
    (Language::Pashto, "clash-map.ps.txt", "story.ps.html"),
    (Language::Dari, "clash-map.fa-AF.txt", "story.fa-AF.html"),
    (Language::Urdu, "clash-map.ur.txt", "story.ur.html"),
];

/// Returns the prerendered story in `language`.
fn still_in(story: &Story, language: Language) -> anyhow::Result<String> {
    let locale = Locale::of(language).context("the language is not available")?;
    Ok(prerender::story_html(Arc::new(story.told_in(locale))))
}

/// Returns the folder that you publish.
pub fn dist(root: &Path) -> PathBuf {
    root.join("dist")
}

/// Parses the address of a folder on the web, as `--base-url` takes it.
///
/// # Errors
/// Returns a message that shows what such an address looks like.
pub fn folder_url(text: &str) -> Result<Url, String> {
    Url::parse(text)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https") && text.ends_with('/'))
        .filter(|url| url.query().is_none() && url.fragment().is_none())
        .ok_or_else(|| "expected a folder such as https://graphics.example.org/map/".to_owned())
}

/// Builds the site for the folder at `base`, if that is known.
///
/// # Errors
/// Fails if the dataset has issues, the code does not compile, a needed tool is missing and cannot
/// be installed, or a file cannot be written.
pub fn build(root: &Path, profile: Profile, base: Option<&Url>) -> anyhow::Result<()> {
    if !check::run(&dataset(root))? {
        bail!("{} has the issues listed above", dataset(root).display());
    }
    let story = Arc::new(story(root)?);
    let picture = prerender::picture_svg(story.clone());
    let image = raster::png(&picture, PICTURE_WIDTH_PX as u32, PICTURE_HEIGHT_PX as u32)?;
    let still = prerender::story_html(story.clone());
    let with_story = |page: String| page.replace(STORY, &still).into_bytes();
    let read = |name: &str| source(&root.join(name), profile);
    let sheet = |folder: &str| stylesheet(&root.join(folder), profile);
    let template = read_text(&root.join("src/embed/frame.html"))?;
    let frame = frame::page(&template, &story, base);
    let widget = wasm::build(root, profile)?;
    let mut files = vec![
        (
            "index.html",
            with_story(read_text(&root.join("index.html"))?),
        ),
        ("frame.html", with_story(frame)),
        ("story.html", still.clone().into_bytes()),
        (
            "clash-map.jsonld",
            frame::linked_data(&story, base).into_bytes(),
        ),
        ("clash-map.svg", picture.into_bytes()),
        ("clash-map.png", image),
        ("frame.js", read("src/embed/frame.js")?),
        ("embed.js", read("src/embed/embed.js")?),
        ("clash-map.js", read("src/embed/element.js")?),
        ("clash-map-reached.js", read("src/embed/reached.js")?),
        ("clash-map-fallback.js", read("src/embed/fallback.js")?),
        ("clash-map-packed.js", read("src/embed/packed.js")?),
        ("clash-map_glue.js", widget.glue.into()),
        ("clash-map_bg.wasm", widget.wasm),
        ("clash-map.css", sheet("style/story")?),
        ("clash-map-widget.css", sheet("style/widget")?),
        ("frame.css", read("style/frame.css")?),
        ("article.css", read("style/article.css")?),
        ("gallery.html", read("gallery.html")?),
        ("gallery.css", read("style/gallery.css")?),
        (
            "broadsheet.css",
            read("examples/house-styles/broadsheet.css")?,
        ),
        ("wire.css", read("examples/house-styles/wire.css")?),
    ];
    for chunk in &widget.later {
        files.push((&chunk.file, chunk.wasm.clone()));
    }
    let translated = LANGUAGES.map(|(language, ..)| still_in(&story, language));
    for ((language, pack_name, story_name), still) in LANGUAGES.into_iter().zip(translated) {
        files.push((pack_name, pack_text(language).into()));
        files.push((story_name, still?.into_bytes()));
    }
    let dist = dist(root);
    fs::create_dir_all(&dist)?;
    if let Some(base) = base {
        let answer = oembed::answer(base, &story.dataset.title, &frame::oembed_query(base))
            .expect("the site's frame can be embedded");
        files.push(("oembed.json", serde_json::to_vec(&answer)?));
    }
    let mut published: Vec<_> = files.iter().map(|(name, _)| *name).collect();
    remove_strays(&dist, &published)?;
    let mut sizes = Vec::new();
    for (name, content) in files {
        ensure_typed(name)?;
        let path = dist.join(name);
        if fs::read(&path).ok().as_ref() != Some(&content) {
            // First, so that an interrupted build leaves no copies of another content.
            compress::remove_copies(&path)?;
            fs::write(&path, content).with_context(|| format!("cannot write dist/{name}"))?;
        }
        if !profile.is_published() {
            compress::remove_copies(&path)?;
        } else if !name.ends_with(".png") {
            // PNG is compressed already.
            sizes.push((name, compress::compress(&path)?));
        }
    }
    write_integrity(&dist, &published)?;
    if profile.is_published() {
        published.retain(|name| !DEMO.contains(name));
        npm::write(root, &dist, &published)?;
    } else {
        npm::remove(&dist)?;
    }
    print_sizes(&sizes);
    Ok(())
}

/// Fails if `name` has an extension without a media type, because hosts send types by extension.
fn ensure_typed(name: &str) -> anyhow::Result<()> {
    let ending = name.rsplit('.').next().unwrap_or_default();
    if FILE_TYPES.iter().any(|(known, _)| *known == ending) {
        return Ok(());
    }
    let known = FILE_TYPES.map(|(known, _)| known).join(", ");
    bail!("{name}: expected a file of a type in file_types.rs ({known}), found .{ending}")
}

fn dataset(root: &Path) -> PathBuf {
    root.join("data/dataset.json")
}

/// Loads the story of the project's dataset, after [`check`] found no issues in it.
///
/// # Errors
/// Fails if the dataset has changed since and cannot be read any more.
pub fn story(root: &Path) -> anyhow::Result<Story> {
    let raw = serde_json::from_str(&read_text(&dataset(root))?)?;
    story_from_raw(&raw).map_err(|issues| anyhow!("{} issues", issues.len()))
}

/// Reads a file for publishing: minifies scripts and style sheets unless the build is a dev build.
fn source(path: &Path, profile: Profile) -> anyhow::Result<Vec<u8>> {
    let text = read_text(path)?;
    let minify = match path.extension().and_then(OsStr::to_str) {
        Some("js") if profile.is_published() => minify::javascript,
        Some("css") if profile.is_published() => minify::css,
        _ => return Ok(text.into_bytes()),
    };
    minify(&text)
        .map(String::into_bytes)
        .with_context(|| format!("cannot minify {}", path.display()))
}

fn read_text(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes `integrity.json`: the value of the `integrity` attribute for each file, for pages that
/// use Subresource Integrity.
fn write_integrity(dist: &Path, published: &[&str]) -> anyhow::Result<()> {
    let mut hashes = BTreeMap::new();
    for name in published {
        let hash = Sha384::digest(fs::read(dist.join(name))?);
        hashes.insert(*name, format!("sha384-{}", BASE64_STANDARD.encode(hash)));
    }
    let path = dist.join("integrity.json");
    Ok(fs::write(path, serde_json::to_vec_pretty(&hashes)?)?)
}

/// Removes files that only an earlier build wrote: chunks with other names, and an oEmbed response,
/// which would embed the frame of another address.
fn remove_strays(dist: &Path, published: &[&str]) -> anyhow::Result<()> {
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_ours = name == "oembed.json" || chunks::is_file_of_chunk(&name);
        if is_ours && !published.contains(&name.as_ref()) {
            compress::remove_copies(&path)?;
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// Concatenates the style sheets of a folder, in the order of their names.
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

/// Prints a table of the files' sizes in bytes and their total. Prints nothing for a dev build,
/// which has no compressed copies.
fn print_sizes(sizes: &[(&str, Sizes)]) {
    if sizes.is_empty() {
        return;
    }
    let total = sizes
        .iter()
        .fold(Sizes::default(), |sum, (_, size)| sum + *size);
    println!(
        "{:<20}{:>12}{:>12}{:>12}",
        "dist/, in bytes", "raw", "gzip", "brotli"
    );
    for (name, size) in sizes.iter().copied().chain([("total", total)]) {
        println!(
            "{name:<20}{:>12}{:>12}{:>12}",
            size.raw, size.gzip, size.brotli
        );
    }
}
