//! `size`: compares the size of each part that readers load with `budget.json`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::profile::Profile;
use anyhow::{Context, bail};
use clash_map::geo::{BASEMAP, CITIES_TSV, NAMES_EN_TSV};
use serde::Deserialize;

use crate::compress::{Sizes, compress, sizes_of};
use crate::program::run_openly;
use crate::{site, toolchain, wasm};

/// The maximum size of a part, in bytes.
#[derive(Deserialize)]
struct Budget {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Builds the site and compares each part with its budget.
///
/// # Errors
/// Fails if the site cannot be built, and like [`compare`].
pub fn run(root: &Path) -> anyhow::Result<()> {
    site::build(root, Profile::Release, None)?;
    compare(root)
}

/// Compares each part of the built site with its budget. The budgets are those of a module that
/// wasm-opt has made smaller.
///
/// # Errors
/// Fails if wasm-opt is missing, a part exceeds its budget, a part has no budget, or a budget names
/// an unknown part. The error lists all parts.
pub fn compare(root: &Path) -> anyhow::Result<()> {
    toolchain::wasm_opt().context("wasm-opt is missing, so the module is larger than budgeted")?;
    let path = root.join("budget.json");
    let text = fs::read_to_string(&path).with_context(|| format!("no {}", path.display()))?;
    let budgets: BTreeMap<String, Budget> =
        serde_json::from_str(&text).context("cannot read budget.json")?;
    let parts = parts(root)?;
    println!(
        "{:<28}{:>10}{:>10}{:>10}{:>10}",
        "part, in bytes", "raw", "gzip", "brotli", "at most"
    );
    let mut faults = Vec::new();
    for (name, size) in &parts {
        let Some(budget) = budgets.get(*name) else {
            faults.push(format!("{name}: expected a budget, found none"));
            continue;
        };
        println!(
            "{name:<28}{:>10}{:>10}{:>10}{:>10}",
            size.raw, size.gzip, size.brotli, budget.brotli
        );
        for (coding, found, most) in [
            ("raw", size.raw, budget.raw),
            ("gzip", size.gzip, budget.gzip),
            ("brotli", size.brotli, budget.brotli),
        ] {
            if found > most {
                faults.push(format!(
                    "{name}: expected at most {most} bytes {coding}, found {found}"
                ));
            }
        }
    }
    let is_part = |name: &String| parts.iter().any(|(part, _)| part == name);
    let strangers = budgets.keys().filter(|name| !is_part(name));
    faults.extend(strangers.map(|name| format!("{name}: expected a part of the site")));
    if faults.is_empty() {
        return Ok(());
    }
    bail!("budget.json is not met:\n{}", faults.join("\n"))
}

/// Returns the parts that readers load. "code" is module, scripts and style without the basemap,
/// which is in the module.
fn parts(root: &Path) -> anyhow::Result<Vec<(&'static str, Sizes)>> {
    let dist = site::dist(root);
    let file = |name: &str| compress(&dist.join(name)).with_context(|| format!("no dist/{name}"));
    let module = file("clash-map_bg.wasm")?;
    let glue = file("clash-map_glue.js")?;
    // The second is loaded by the first, for every reader.
    let element = file("clash-map.js")? + file("clash-map-reached.js")?;
    let style = file("clash-map-widget.css")?;
    let data = file("clash-map_story.wasm")?;
    let geometry = sizes_of(&[BASEMAP, CITIES_TSV.as_bytes(), NAMES_EN_TSV.as_bytes()].concat())?;
    let page = file("story.html")?;
    let code = module + glue + element + style;
    Ok(vec![
        ("module", module),
        ("glue", glue),
        ("element script", element),
        ("style", style),
        ("basemap, in the module", geometry),
        ("code", code - geometry),
        ("code loaded later", file("clash-map_later.wasm")?),
        ("code of columns", file("clash-map_columns.wasm")?),
        ("built-in story", data),
        ("static story", page),
        ("static story's style", file("clash-map.css")?),
        ("frame", file("frame.html")?),
        ("Pashto", file("clash-map.ps.txt")?),
        ("Dari", file("clash-map.fa-AF.txt")?),
        ("Urdu", file("clash-map.ur.txt")?),
        ("story and widget together", code + data + page),
    ])
}

/// Lists the module's largest functions and data, by size.
///
/// # Errors
/// Fails if the module cannot be built, or twiggy is missing and cannot be installed.
pub fn by_function(root: &Path, count: u32) -> anyhow::Result<()> {
    let named = wasm::with_names(root)?;
    toolchain::ensure(root, &[TWIGGY])?;
    run_openly(
        Command::new(toolchain::cargo_program("twiggy")?)
            .args(["top", "-n", &count.to_string()])
            .arg(named),
    )
}

const TWIGGY: toolchain::Needs = toolchain::Needs {
    debian: &[],
    cargo: &["twiggy"],
    npm: &[],
};
