//! Keeps the folders of this machine out of the module, which names source files in the messages
//! of panics. The compiler writes the same names on every machine, so every build is the same.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::rust::{answer, cargo_home};

/// The folders of the packages' sources, one for each registry.
fn registries() -> anyhow::Result<Vec<PathBuf>> {
    let folder = cargo_home()?.join("registry/src");
    let Ok(entries) = fs::read_dir(&folder) else {
        // Where all packages are vendored.
        return Ok(Vec::new());
    };
    let paths = entries.map(|entry| Ok(entry?.path()));
    paths
        .collect::<Result<_, std::io::Error>>()
        .with_context(|| format!("cannot read {}", folder.display()))
}

fn sysroot() -> anyhow::Result<PathBuf> {
    let path = answer("rustc", &["--print", "sysroot"]);
    path.map(PathBuf::from).context("cannot ask rustc")
}

/// The compiler's flags that replace them.
///
/// # Errors
/// When Rust or Cargo do not say where they are installed.
pub fn flags() -> anyhow::Result<Vec<String>> {
    let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let about = answer("rustc", &["-vV"]).context("cannot ask rustc")?;
    let commit = about
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "));
    // As in the standard library that comes compiled.
    let library = format!("/rustc/{}", commit.unwrap_or("unknown"));
    let mut flags = vec![remap(&sysroot()?.join("lib/rustlib/src/rust"), &library)];
    flags.extend(registries()?.iter().map(|folder| remap(folder, "")));
    Ok(flags)
}

/// Holds a module to that.
///
/// # Errors
/// Names the folder of this machine that the module contains.
pub fn check(module: &[u8]) -> anyhow::Result<()> {
    let folders = [cargo_home()?, sysroot()?];
    for folder in folders {
        let name = folder.to_string_lossy();
        if module
            .windows(name.len())
            .any(|bytes| bytes == name.as_bytes())
        {
            bail!("the module names a folder of this machine: {name}");
        }
    }
    Ok(())
}
