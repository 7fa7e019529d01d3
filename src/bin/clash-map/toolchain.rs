//! Installs what the build and the tests need besides Cargo.
//!
//! Rust's components come from rustup. Debian packages are installed where the tool runs as root
//! on Debian; elsewhere it names what to install.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Context, anyhow, bail};

use x::rust::{answer, cargo_home, rustup, target_folder};

use crate::program::{find, run_quietly};

/// The folder of packages from npm.
fn npm_folder(root: &Path) -> PathBuf {
    target_folder(root).join("tools")
}

/// # Errors
/// When the source of the standard library is missing and rustup cannot add it.
pub fn ensure_rust_source() -> anyhow::Result<()> {
    let sysroot = answer("rustc", &["--print", "sysroot"]);
    let is_there = sysroot.is_some_and(|sysroot| {
        let library = Path::new(&sysroot).join("lib/rustlib/src/rust/library/Cargo.toml");
        library.is_file()
    });
    if is_there {
        return Ok(());
    }
    rustup(&["component", "add", "rust-src"])
}

/// # Errors
/// When rustfmt or clippy is missing and rustup cannot add it.
pub fn ensure_lints() -> anyhow::Result<()> {
    for (component, program) in [("rustfmt", "cargo-fmt"), ("clippy", "cargo-clippy")] {
        if answer(program, &["--version"]).is_none() {
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

/// The optimizer, or `None` with a word about it: the build works without, only larger.
pub fn wasm_opt() -> Option<PathBuf> {
    static ONCE: OnceLock<Option<PathBuf>> = OnceLock::new();
    ONCE.get_or_init(|| {
        if find("wasm-opt").is_none() {
            let install = install_debian(&["binaryen"]);
            if let Err(error) = install {
                eprintln!("wasm-opt is missing, so the module stays larger: {error:#}");
            }
        }
        find("wasm-opt")
    })
    .clone()
}

/// What a part of the tests needs.
pub struct Needs {
    /// A file that must exist, by its paths or by its name on `PATH`, and its package.
    pub debian: &'static [(&'static [&'static str], &'static str)],
    /// Programs that Debian lacks and Cargo builds.
    pub cargo: &'static [&'static str],
    /// Packages from npm, by name and version; npm itself is then needed too.
    pub npm: &'static [(&'static str, &'static str)],
}

/// Installs what is missing.
///
/// # Errors
/// Names every package or program that is missing and cannot be installed.
pub fn ensure(root: &Path, needs: &[Needs]) -> anyhow::Result<()> {
    ensure_packages(needs)?;
    needs
        .iter()
        .flat_map(|needs| needs.cargo)
        .try_for_each(|program| ensure_program(program))?;
    needs
        .iter()
        .flat_map(|needs| needs.npm)
        .try_for_each(|(package, version)| ensure_npm_package(root, package, version))
}

/// With one call of the package manager for all.
fn ensure_packages(needs: &[Needs]) -> anyhow::Result<()> {
    let missing = || {
        let mut packages: Vec<_> = needs
            .iter()
            .flat_map(|needs| needs.debian)
            .filter(|(files, _)| !files.iter().any(|file| exists(file)))
            .map(|(_, package)| *package)
            .collect();
        packages.sort_unstable();
        packages.dedup();
        packages
    };
    if !missing().is_empty() {
        install_debian(&missing())?;
    }
    if !missing().is_empty() {
        bail!(
            "installed, but without the expected programs: {}",
            missing().join(", ")
        );
    }
    Ok(())
}

fn exists(file: &str) -> bool {
    if file.starts_with('/') {
        Path::new(file).is_file()
    } else {
        find(file).is_some()
    }
}

/// A program from Cargo: on `PATH`, or where Cargo installs it.
///
/// # Errors
/// When it is on neither.
pub fn cargo_program(program: &str) -> anyhow::Result<PathBuf> {
    let installed = cargo_home()?.join("bin").join(program);
    find(program)
        .or_else(|| Some(installed).filter(|path| path.is_file()))
        .with_context(|| {
            format!("there is no {program}; install it with `cargo install {program}`")
        })
}

fn ensure_program(program: &str) -> anyhow::Result<()> {
    if cargo_program(program).is_ok() {
        return Ok(());
    }
    let install = |more: &[&str]| {
        run_quietly(
            &format!("Installing {program} (about two minutes)"),
            Command::new("cargo")
                .args(["install", program, "--quiet"])
                .args(more),
        )
    };
    install(&["--locked"])
        .or_else(|_| install(&[]))
        .with_context(|| format!("install it with `cargo install {program}`"))
}

fn ensure_npm_package(root: &Path, package: &str, version: &str) -> anyhow::Result<()> {
    let tools = npm_folder(root);
    let manifest = tools
        .join("node_modules")
        .join(package)
        .join("package.json");
    let is_installed = std::fs::read_to_string(manifest)
        .is_ok_and(|manifest| manifest.contains(&format!("\"version\": \"{version}\"")));
    if is_installed {
        return Ok(());
    }
    let package = format!("{package}@{version}");
    run_quietly(
        &format!("Installing {package}"),
        Command::new("npm")
            .args(["install", "--no-save", "--ignore-scripts", "--prefix"])
            .arg(&tools)
            .arg(&package),
    )
    .with_context(|| format!("npm could not install {package}"))
}

/// # Errors
/// Where this is not Debian or not root, with the command to run by hand.
fn install_debian(packages: &[&str]) -> anyhow::Result<()> {
    let list = packages.join(" ");
    let by_hand = || format!("install it with `apt-get install --no-install-recommends {list}`");
    if !is_root_on_debian() {
        return Err(anyhow!("missing: {list}")).with_context(by_hand);
    }
    let apt = |what: &str, arguments: &[&str]| {
        run_quietly(
            what,
            Command::new("apt-get")
                .env("DEBIAN_FRONTEND", "noninteractive")
                .arg("--quiet=2")
                .args(arguments),
        )
    };
    apt("Fetching Debian's package lists", &["update"]).with_context(by_hand)?;
    apt(
        &format!("Installing {list}"),
        &[&["install", "--yes", "--no-install-recommends"], packages].concat(),
    )
    .with_context(by_hand)
}

#[cfg(target_os = "linux")]
fn is_root_on_debian() -> bool {
    use std::os::unix::fs::MetadataExt;
    let is_root = std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0);
    is_root && Path::new("/etc/debian_version").is_file()
}

#[cfg(not(target_os = "linux"))]
fn is_root_on_debian() -> bool {
    false
}
