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

/// Compiles the library as a `cdylib` alone, since Cargo leaves link-time optimization out when
/// the same call also makes an `rlib`.
///
/// # Errors
/// When Rust or Cargo do not say where they are installed.
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
        // Lets a stable compiler take unstable options.
        command.env("RUSTC_BOOTSTRAP", "1").args(SMALLEST);
        flags.extend(SMALLEST_FLAGS.map(str::to_owned));
    }
    // The flags are for the packages as well, so they do not stand behind `--`. Flags of the
    // environment would replace them.
    command
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    command.args([
        "--config",
        &format!("target.{WASM_TARGET}.rustflags={flags:?}"),
    ]);
    // The tool cuts the module into chunks by its relocations.
    command.args(["--", "-Clink-arg=--emit-relocs"]);
    Ok(command)
}

/// Where [`compile_command`] writes the module.
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
