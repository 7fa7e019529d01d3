//! Writes the published files as an npm package.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};

const README: &str = include_str!("npm.md");
const TYPES: &str = "clash-map.d.ts";

/// Files that the package adds, as paths from the project's root.
const ENCLOSED: [&str; 4] = [
    "src/embed/clash-map.d.ts",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "CREDITS.md",
];

/// Returns the package's folder in `dist`.
fn package(dist: &Path) -> PathBuf {
    dist.join("npm")
}

/// Replaces `dist/npm` with a package of the files of `dist` named in `published`.
///
/// # Errors
/// Fails if a file cannot be read or written.
pub fn write(root: &Path, dist: &Path, published: &[&str]) -> anyhow::Result<()> {
    remove(dist)?;
    let package = package(dist);
    fs::create_dir_all(&package)?;
    let files = published.iter().map(|name| dist.join(name));
    let enclosed = ENCLOSED.iter().map(|path| root.join(path));
    for from in files.chain(enclosed) {
        let name = from.file_name().unwrap_or_default();
        fs::copy(&from, package.join(name))
            .with_context(|| format!("cannot copy {} to dist/npm", from.display()))?;
    }
    fs::write(package.join("README.md"), README)?;
    let mut manifest = serde_json::to_string_pretty(&Manifest::new(published))?;
    manifest.push('\n');
    fs::write(package.join("package.json"), manifest)?;
    Ok(())
}

/// Removes the package that an earlier build wrote.
///
/// # Errors
/// Fails if its folder cannot be removed.
pub fn remove(dist: &Path) -> anyhow::Result<()> {
    let package = package(dist);
    if package.is_dir() {
        fs::remove_dir_all(&package)
            .with_context(|| format!("cannot remove {}", package.display()))?;
    }
    Ok(())
}

/// The content of `package.json`, written in this order. The order matters in [`Entry`].
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Manifest<'a> {
    name: &'a str,
    version: &'a str,
    description: &'a str,
    keywords: [&'a str; 7],
    license: &'a str,
    r#type: &'a str,
    types: &'a str,
    exports: BTreeMap<String, Entry>,
    /// The files npm packs, besides package.json and README.md, which it always packs.
    files: BTreeSet<&'a str>,
    /// Bundlers must not drop these imports, because importing the module defines the element.
    side_effects: [&'a str; 2],
}

/// The target of an import of the package or of one of its files.
#[derive(Serialize)]
#[serde(untagged)]
enum Entry {
    Module { types: String, default: String },
    File(String),
}

impl<'a> Manifest<'a> {
    fn new(published: &[&'a str]) -> Self {
        let in_package = |name: &str| format!("./{name}");
        let module = Entry::Module {
            types: in_package(TYPES),
            default: in_package("clash-map.js"),
        };
        let file = |name: &&str| (in_package(name), Entry::File(in_package(name)));
        let mut exports: BTreeMap<_, _> = published.iter().map(file).collect();
        exports.extend([(".".to_owned(), module), file(&"package.json")]);
        let enclosed = ENCLOSED.map(|path| path.rsplit('/').next().unwrap_or(path));
        Self {
            name: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            description: env!("CARGO_PKG_DESCRIPTION"),
            keywords: [
                "map",
                "timeline",
                "news",
                "journalism",
                "custom-element",
                "web-component",
                "webassembly",
            ],
            license: env!("CARGO_PKG_LICENSE"),
            r#type: "module",
            types: TYPES,
            exports,
            files: published.iter().copied().chain(enclosed).collect(),
            side_effects: ["*.js", "*.css"],
        }
    }
}

/// Checks that npm would pack exactly the files in the package's folder.
///
/// # Errors
/// Fails if npm is missing, rejects the package, or would leave out or add a file.
pub fn check(dist: &Path) -> anyhow::Result<()> {
    let package = package(dist);
    let output = Command::new("npm")
        .args(["pack", "--dry-run", "--json"])
        .current_dir(&package)
        .output()
        .context("cannot start npm")?;
    if !output.status.success() {
        bail!("npm: {}", String::from_utf8_lossy(&output.stderr));
    }
    let [packed]: [Packed; 1] =
        serde_json::from_slice(&output.stdout).context("cannot read npm's answer")?;
    let packed: BTreeSet<_> = packed.files.into_iter().map(|file| file.path).collect();
    let mut written = BTreeSet::new();
    for entry in fs::read_dir(&package)? {
        written.insert(entry?.file_name().to_string_lossy().into_owned());
    }
    if packed != written {
        bail!("dist/npm: expected npm to pack {written:?}, found {packed:?}");
    }
    println!("npm packs {} files", packed.len());
    Ok(())
}

#[derive(Deserialize)]
struct Packed {
    files: Vec<PackedFile>,
}

#[derive(Deserialize)]
struct PackedFile {
    path: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn package_has_every_published_file_and_no_other() {
        let root = std::env::temp_dir().join(format!("clash-map-npm-{}", std::process::id()));
        let dist = root.join("dist");
        let published = ["clash-map.js", "frame.html"];
        for path in ENCLOSED.into_iter().chain([
            "dist/clash-map.js",
            "dist/clash-map.js.br",
            "dist/frame.html",
            "dist/index.html",
            "dist/npm/of-an-earlier-build.js",
        ]) {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "…").unwrap();
        }

        write(&root, &dist, &published).unwrap();

        let package = package(&dist);
        let mut names: Vec<_> = fs::read_dir(&package)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        let manifest = fs::read(package.join("package.json")).unwrap();
        remove(&dist).unwrap();
        assert!(!package.exists(), "a quick build leaves no old package");
        remove(&dist).expect("there is nothing left to remove");
        fs::remove_dir_all(&root).unwrap();
        let files = [
            "CREDITS.md",
            "LICENSE-APACHE",
            "LICENSE-MIT",
            "clash-map.d.ts",
            "clash-map.js",
            "frame.html",
        ];
        let mut all = [&files[..], &["README.md", "package.json"]].concat();
        all.sort_unstable();
        assert_eq!(names, all);
        let manifest: Value = serde_json::from_slice(&manifest).unwrap();
        assert_eq!(manifest["files"], json!(files));
        assert_eq!(
            manifest["exports"],
            json!({
                ".": { "types": "./clash-map.d.ts", "default": "./clash-map.js" },
                "./clash-map.js": "./clash-map.js",
                "./frame.html": "./frame.html",
                "./package.json": "./package.json",
            })
        );
        assert_eq!(manifest["type"], "module");
    }
}
