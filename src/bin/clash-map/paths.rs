//! Keeps this machine's folders out of the module, which contains source file names for panic
//! messages. The compiler writes the same names on every machine, so every build is the same.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::rust::{answer, cargo_home};

/// Returns the folders of downloaded crates, one for each registry.
fn registries() -> anyhow::Result<Vec<PathBuf>> {
    let folder = cargo_home()?.join("registry/src");
    let Ok(entries) = fs::read_dir(&folder) else {
        // All crates are vendored.
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

/// Returns the compiler flags that replace these folders.
///
/// # Errors
/// Fails if the folders of Rust or Cargo cannot be found or read.
pub fn flags() -> anyhow::Result<Vec<String>> {
    let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
    let about = answer("rustc", &["-vV"]).context("cannot ask rustc")?;
    let commit = about
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "));
    // The same name as in the precompiled standard library.
    let library = format!("/rustc/{}", commit.unwrap_or("unknown"));
    let mut flags = vec![remap(&sysroot()?.join("lib/rustlib/src/rust"), &library)];
    flags.extend(registries()?.iter().map(|folder| remap(folder, "")));
    Ok(flags)
}

/// Checks that a module names no folder of this machine.
///
/// # Errors
/// Fails if the module contains the folder of Cargo or Rust, and names it.
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
