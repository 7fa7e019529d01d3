//! Rust's programs, and the folders that they use.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Returns a command for the Cargo that started this program, in the project's folder.
pub fn cargo(root: &Path) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root);
    cargo
}

/// Returns the folder that Cargo builds in.
pub fn target_folder(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

/// Returns the folder with Cargo's registries and installed programs.
///
/// # Errors
/// Fails if neither `CARGO_HOME` nor the home folder is known.
pub fn cargo_home() -> anyhow::Result<PathBuf> {
    let set = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    set.or_else(|| Some(std::env::home_dir()?.join(".cargo")))
        .context("neither CARGO_HOME nor a home folder is known")
}

/// Returns the trimmed standard output of a program, or `None` if it is missing or fails.
pub fn answer(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Installs the standard library for WebAssembly, unless it is there.
///
/// # Errors
/// Fails if rustup is missing or cannot install it.
pub fn ensure_wasm_target() -> anyhow::Result<()> {
    let library = answer(
        "rustc",
        &["--print", "target-libdir", "--target", WASM_TARGET],
    );
    if library.is_some_and(|path| Path::new(&path).is_dir()) {
        return Ok(());
    }
    rustup(&["target", "add", WASM_TARGET])
}

/// Runs rustup.
///
/// # Errors
/// Fails if rustup is missing or fails. The error names the command to run yourself.
pub fn rustup(arguments: &[&str]) -> anyhow::Result<()> {
    let line = arguments.join(" ");
    eprintln!("Running rustup {line}");
    let status = Command::new("rustup").args(arguments).status();
    if !status.is_ok_and(|status| status.success()) {
        bail!("a component of Rust is missing; install it with `rustup {line}`");
    }
    Ok(())
}
