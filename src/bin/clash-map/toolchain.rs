//! Installs what the build and the tests need besides Cargo.
//!
//! rustup adds Rust's components. As root on Debian, the tool installs packages with apt-get;
//! otherwise it names what to install.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Context, anyhow, bail};

use crate::rust::{answer, cargo_home, rustup, target_folder};

use crate::program::{find, run_quietly};

/// Returns the folder for npm packages.
fn npm_folder(root: &Path) -> PathBuf {
    target_folder(root).join("tools")
}

/// Installs the source of the standard library, unless it is there.
///
/// # Errors
/// Fails if the source is missing and rustup cannot add it.
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

/// Installs rustfmt and clippy, unless they are there.
///
/// # Errors
/// Fails if one is missing and rustup cannot add it.
pub fn ensure_lints() -> anyhow::Result<()> {
    for (component, program) in [("rustfmt", "cargo-fmt"), ("clippy", "cargo-clippy")] {
        if answer(program, &["--version"]).is_none() {
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

/// Returns the path of wasm-opt, after trying to install it. Otherwise prints a message and returns
/// `None`; the build then works, but is larger.
pub fn wasm_opt() -> Option<PathBuf> {
    static ONCE: OnceLock<Option<PathBuf>> = OnceLock::new();
    ONCE.get_or_init(|| {
        if find("wasm-opt").is_none() {
            let install = install_debian(&["binaryen"]);
            if let Err(error) = install {
                eprintln!("wasm-opt is missing, so the module will be larger: {error:#}");
            }
        }
        find("wasm-opt")
    })
    .clone()
}

/// Programs and packages that some of the tests need.
pub struct Needs {
    /// Debian packages. The first field lists alternative files, of which one must exist, as
    /// absolute paths or names on `PATH`.
    pub debian: &'static [(&'static [&'static str], &'static str)],
    /// Programs that Cargo installs, because Debian lacks them.
    pub cargo: &'static [&'static str],
    /// npm packages, as name and version. List npm in `debian` too.
    pub npm: &'static [(&'static str, &'static str)],
}

/// Installs what is missing.
///
/// # Errors
/// Fails if something is missing and cannot be installed, and names it.
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

/// Installs all Debian packages with one call of the package manager.
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
            "these packages lack the expected programs: {}",
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

/// Returns the path of a program: on `PATH`, or where Cargo installs programs.
///
/// # Errors
/// Fails if it is in neither place.
pub fn cargo_program(program: &str) -> anyhow::Result<PathBuf> {
    let installed = cargo_home()?.join("bin").join(program);
    find(program)
        .or_else(|| Some(installed).filter(|path| path.is_file()))
        .with_context(|| format!("{program} is missing; install it with `cargo install {program}`"))
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

/// Installs Debian packages.
///
/// # Errors
/// Fails if the system is not Debian, the user is not root, or apt-get fails. The error names the
/// command to run yourself.
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
