//! The command that compiles the widget to WebAssembly.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::paths;
use crate::profile::Profile;
use crate::rust::{WASM_TARGET, cargo, target_folder};

/// Cargo's arguments for [`Profile::Smallest`].
const SMALLEST: [&str; 2] = [
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
];

/// The compiler's flags for [`Profile::Smallest`].
const SMALLEST_FLAGS: [&str; 2] = ["-Zunstable-options", "-Cpanic=immediate-abort"];

/// Returns the command that compiles the library as a `cdylib` alone, because Cargo skips link-time
/// optimization if the same call also makes an `rlib`.
///
/// # Errors
/// Fails if the folders of Rust or Cargo cannot be found or read.
pub fn compile_command(root: &Path, profile: Profile) -> anyhow::Result<Command> {
    let mut command = cargo(root);
    command
        .args(["rustc", "--quiet", "--lib", "--crate-type", "cdylib"])
        .args(["--features", "chunks"])
        .args(["--target", WASM_TARGET, "--target-dir"])
        .arg(target_folder(root));
    let mut flags = Vec::new();
    if profile.is_published() {
        command.arg("--release");
        flags = paths::flags()?;
    }
    if profile == Profile::Smallest {
        // Makes a stable compiler accept unstable options.
        command.env("RUSTC_BOOTSTRAP", "1").args(SMALLEST);
        flags.extend(SMALLEST_FLAGS.map(str::to_owned));
    }
    // Set the flags in the configuration and not behind `--`, so that they apply to dependencies
    // too. Flags in the environment would override them.
    command
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    command.args([
        "--config",
        &format!("target.{WASM_TARGET}.rustflags={flags:?}"),
    ]);
    // The tool needs the relocations to cut the module into chunks.
    command.args(["--", "-Clink-arg=--emit-relocs"]);
    Ok(command)
}

/// Returns the path that [`compile_command`] writes the module to.
pub fn compiled_module(root: &Path, profile: Profile) -> PathBuf {
    let folder = if profile.is_published() {
        "release"
    } else {
        "debug"
    };
    target_folder(root)
        .join(WASM_TARGET)
        .join(folder)
        .join("clash_map.wasm")
}
