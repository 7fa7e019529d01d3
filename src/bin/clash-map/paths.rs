//! The paths of this machine, which messages of panics would carry into what is published:
//! replaced by what they are on any machine, so that each builds the same module.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::program::answer;

/// Where Cargo keeps the source of packages, one folder for each registry.
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

fn cargo_home() -> anyhow::Result<PathBuf> {
    let set = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    set.or_else(|| Some(std::env::home_dir()?.join(".cargo")))
        .context("neither CARGO_HOME nor a home folder is known")
}

fn sysroot() -> anyhow::Result<PathBuf> {
    let path = answer("rustc", &["--print", "sysroot"]);
    path.map(PathBuf::from).context("cannot ask rustc")
}

/// What the compiler is told to write instead of them.
///
/// # Errors
/// When Rust or Cargo do not say where they are.
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

/// # Errors
/// Says which folder of this machine the module names.
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
