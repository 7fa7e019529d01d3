//! Checks the documentation: links, anchors, file names, snippets and the README's length.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::scene::snippet;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path:?}: {error}"))
}

/// A Markdown file.
struct Document {
    /// The path from the root. Relative links start in its folder.
    path: PathBuf,
    text: String,
}

impl Document {
    fn open(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let text = read(&path);
        Self { path, text }
    }

    fn folder(&self) -> &Path {
        self.path.parent().expect("a file is in a folder")
    }

    /// Returns the lines outside fenced code.
    fn prose(&self) -> String {
        let mut is_code = false;
        let mut prose = String::new();
        for line in self.text.lines() {
            if line.trim_start().starts_with("```") {
                is_code = !is_code;
            } else if !is_code {
                prose += line;
                prose.push('\n');
            }
        }
        prose
    }

    /// Returns the inline code outside fenced code.
    fn code_spans(&self) -> Vec<String> {
        let prose = self.prose();
        prose
            .split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect()
    }

    /// Returns the targets of links and images.
    fn targets(&self) -> Vec<String> {
        let prose = self.prose();
        let outside_code: String = prose.split('`').step_by(2).collect();
        let after = |start: &str, end: char| -> Vec<String> {
            let targets = outside_code.split(start).skip(1);
            let targets = targets.filter_map(|rest| Some(rest.split_once(end)?.0.to_owned()));
            targets.collect()
        };
        [after("](", ')'), after("src=\"", '"')].concat()
    }

    /// Returns the anchors that GitHub generates for the headings.
    fn anchors(&self) -> Vec<String> {
        let mut seen = BTreeMap::new();
        let prose = self.prose();
        let headings = prose.lines().filter(|line| line.starts_with('#'));
        let slugs = headings.map(|heading| slug(heading.trim_start_matches('#').trim()));
        slugs
            .map(|slug| {
                let count = seen.entry(slug.clone()).or_insert(0);
                *count += 1;
                match *count - 1 {
                    0 => slug,
                    before => format!("{slug}-{before}"),
                }
            })
            .collect()
    }
}

/// Returns the heading in lower case, without punctuation, with hyphens for spaces.
fn slug(heading: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    heading
        .to_lowercase()
        .chars()
        .filter(kept)
        .collect::<String>()
        .replace(' ', "-")
}

/// Returns all Markdown files for readers of the repository, and the crate's front page.
fn documents() -> Vec<Document> {
    let mut paths = markdown_in("", false);
    for folder in ["docs", "data", "style", "examples"] {
        paths.extend(markdown_in(folder, true));
    }
    let mut documents: Vec<_> = paths.into_iter().map(Document::open).collect();
    assert!(documents.len() > 10, "the folders have moved");
    let front_page = read(Path::new("src/lib.rs"))
        .lines()
        .filter_map(|line| line.strip_prefix("//!"))
        .map(|line| line.trim_start().to_owned() + "\n")
        .collect();
    documents.push(Document {
        // Where `cargo doc` writes it.
        path: "target/doc/clash_map/index.html".into(),
        text: front_page,
    });
    documents
}

fn markdown_in(folder: &str, with_folders: bool) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join(folder)).unwrap() {
        let path = Path::new(folder).join(entry.unwrap().file_name());
        if root().join(&path).is_dir() {
            let is_ours =
                with_folders && !path.ends_with("node_modules") && !path.ends_with("target");
            if is_ours {
                found.extend(markdown_in(&path.to_string_lossy(), true));
            }
        } else if path.extension().is_some_and(|ending| ending == "md") {
            found.push(path);
        }
    }
    found
}

/// Turns `docs/../data/x` into `data/x`.
fn normalized(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path {
        if part == ".." {
            normal.pop();
        } else {
            normal.push(part);
        }
    }
    normal
}

fn assert_none(faults: &[String], expected: &str) {
    assert!(
        faults.is_empty(),
        "expected {expected}:\n{}",
        faults.join("\n")
    );
}

#[test]
fn every_relative_link_leads_to_a_file_and_every_anchor_to_a_heading() {
    let mut faults = Vec::new();
    for document in documents() {
        for target in document.targets() {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((&target, ""));
            let path = match file {
                "" => document.path.clone(),
                file => normalized(&document.folder().join(file)),
            };
            let is_found = if anchor.is_empty() {
                root().join(&path).exists()
            } else if file.is_empty() {
                document.anchors().iter().any(|found| found == anchor)
            } else {
                root().join(&path).is_file()
                    && Document::open(&path)
                        .anchors()
                        .iter()
                        .any(|found| found == anchor)
            };
            if !is_found {
                faults.push(format!("{}: {target}", document.path.display()));
            }
        }
    }
    assert_none(&faults, "links to files and headings that exist");
}

#[test]
fn anchors_are_those_of_github() {
    let document = Document {
        path: PathBuf::new(),
        text: "# The `select()` method\n## CMSs, oEmbed & “npm”\n```sh\n# no heading\n```\n\
               ## Same\n## Same\n"
            .into(),
    };
    assert_eq!(
        document.anchors(),
        ["the-select-method", "cmss-oembed--npm", "same", "same-1"]
    );
}

/// Whether inline code is a path in the repository: it has a slash, and it begins with a name in
/// the root or has the extension of one of our files.
fn is_path(code: &str) -> bool {
    const ENDINGS: [&str; 9] = [
        "rs", "md", "toml", "tsv", "bin", "css", "php", "json", "html",
    ];
    let is_plain = code
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "._-/".contains(c));
    let Some((first, _)) = code.split_once('/') else {
        return false;
    };
    let ending = Path::new(code)
        .extension()
        .and_then(|ending| ending.to_str());
    is_plain
        && !first.is_empty()
        && (["dist", "target"].contains(&first)
            || root().join(first).exists()
            || ending.is_some_and(|ending| ENDINGS.contains(&ending)))
}

/// Whether a path exists, from the root or the document's folder. Files in `dist/` exist only after
/// a build, so the tool's source must name them. Anything may be in `target/`.
fn exists(path: &str, document: &Document, tool: &str) -> bool {
    if let Some(built) = path.strip_prefix("dist/") {
        let name = Path::new(built)
            .file_name()
            .unwrap_or_default()
            .to_string_lossy();
        return built.is_empty() || tool.contains(&format!("{name}\""));
    }
    path.starts_with("target/")
        || root().join(path).exists()
        || root().join(document.folder()).join(path).exists()
}

#[test]
fn every_file_that_the_documentation_names_exists() {
    let tool: String = fs::read_dir(root().join("src/bin/clash-map"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let mut faults = Vec::new();
    let documents = documents();
    // A changelog names what once was.
    let current = documents
        .iter()
        .filter(|document| document.path != Path::new("CHANGELOG.md"));
    for document in current {
        let spans = document.code_spans();
        let paths = spans.iter().filter(|code| is_path(code));
        let missing = paths.filter(|path| !exists(path, document, &tool));
        faults.extend(missing.map(|path| format!("{}: {path}", document.path.display())));
    }
    assert_none(&faults, "files that exist");
}

#[test]
fn the_readme_is_short() {
    let lines = read(Path::new("README.md")).lines().count();
    assert!(lines <= 130, "{lines} lines");
}

/// Returns the text without indentation and without WordPress's wrapper around a block.
fn flat(text: &str) -> String {
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !["<div>", "</div>"].contains(line));
    lines.map(|line| line.to_owned() + "\n").collect()
}

/// The code generates the iframe snippet, pages in `examples/` contain it, browser tests run the
/// pages in `examples/plain/`, and the documentation quotes them.
#[test]
fn every_snippet_is_that_of_a_tested_page() {
    let snippet = flat(&snippet::of_the_examples());
    let page = |path: &str| flat(&read(&Path::new("examples").join(path)));
    for path in [
        "plain/iframe.html",
        "plain/iframe-resized.html",
        "strict-csp/index.html",
    ] {
        assert!(page(path).contains(&snippet), "{path} lacks {snippet}");
    }
    let [fixed, resized, element] =
        ["iframe", "iframe-resized", "element"].map(|name| format!("plain/{name}.html"));
    for (document, expected) in [
        ("README.md", vec![&fixed]),
        ("docs/embed.md", vec![&fixed, &resized, &element]),
        ("examples/ghost/README.md", vec![&resized]),
        ("examples/wordpress/README.md", vec![&resized]),
    ] {
        let text = read(Path::new(document));
        let blocks = text.split("```html\n").skip(1);
        let blocks = blocks.filter_map(|rest| Some(flat(rest.split_once("```")?.0)));
        let blocks: Vec<_> = blocks.collect();
        assert_eq!(blocks.len(), expected.len(), "{document}");
        for (block, path) in blocks.iter().zip(expected) {
            assert!(
                page(path).contains(block),
                "{document} has not what {path} has: {block}"
            );
        }
    }
}
