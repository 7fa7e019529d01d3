//! Checks the direction of imports by reading the source.

use std::fs;
use std::path::{Path, PathBuf};

/// The library's modules, and the modules that each may use besides itself.
const MAY_USE: [(&str, &[&str]); 9] = [
    ("model", &[]),
    ("geo", &["model"]),
    ("time", &["model"]),
    ("i18n", &["model", "time"]),
    ("scene", &["model", "geo", "time", "i18n"]),
    ("view", &["model", "geo", "time", "i18n", "scene"]),
    ("builtin", &["model", "geo", "i18n", "scene"]),
    ("prerender", &["scene", "view"]),
    ("embed", &["builtin", "i18n", "model", "scene", "view"]),
];

/// Crates that only `view` and the modules above it may name.
const BROWSER_CRATES: [&str; 3] = ["leptos", "web_sys", "wasm_bindgen"];

#[test]
fn imports_flow_one_way() {
    let mut offences = Vec::new();
    for (module, allowed) in MAY_USE {
        for file in files_of(module) {
            let text = code(&file);
            for other in modules_named(&text) {
                if other != module && !allowed.contains(&other.as_str()) {
                    offences.push(format!("{} uses {other}", file.display()));
                }
            }
        }
    }
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}

#[test]
fn nothing_below_view_names_the_browser() {
    for module in ["model", "geo", "time", "i18n", "scene", "builtin"] {
        for file in files_of(module) {
            let text = code(&file);
            for name in BROWSER_CRATES {
                assert!(!text.contains(name), "{} names {name}", file.display());
            }
        }
    }
}

#[test]
fn the_rule_covers_every_module() {
    let lib = fs::read_to_string(source_dir().join("lib.rs")).unwrap();
    let declared: Vec<&str> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    for module in &declared {
        assert!(
            MAY_USE.iter().any(|(name, _)| name == module),
            "no rule for {module}"
        );
    }
    assert_eq!(declared.len(), MAY_USE.len());
}

fn source_dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files_of(module: &str) -> Vec<PathBuf> {
    let single = source_dir().join(module).with_extension("rs");
    if single.exists() {
        return vec![single];
    }
    let mut files = Vec::new();
    let mut folders = vec![source_dir().join(module)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    assert!(!files.is_empty(), "no source in {module}");
    files
}

/// Returns the file without its comments, which may name anything.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    text.lines().filter(is_code).collect::<Vec<_>>().join("\n")
}

fn modules_named(code: &str) -> Vec<String> {
    let word = |rest: &str| {
        rest.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    code.split("crate::").skip(1).map(word).collect()
}
