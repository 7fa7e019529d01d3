//! Runs other programs.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

use crate::progress::step;

/// Returns the full path of a program on `PATH`.
pub fn find(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}

/// Runs a program and holds its output back. Prints its standard error once it ends, and its
/// standard output too if it fails.
///
/// # Errors
/// Fails if the program cannot be started or fails.
pub fn run_quietly(what: &str, command: &mut Command) -> anyhow::Result<()> {
    let output = step(what, || {
        command
            .stdin(Stdio::null())
            .output()
            .with_context(|| cannot_start(command))
    })?;
    eprint!("{}", String::from_utf8_lossy(&output.stderr));
    if output.status.success() {
        return Ok(());
    }
    eprint!("{}", String::from_utf8_lossy(&output.stdout));
    bail!("{} failed: {}", name(command), output.status)
}

/// Runs a program whose output goes straight to the terminal.
///
/// # Errors
/// Fails if the program cannot be started or fails.
pub fn run_openly(command: &mut Command) -> anyhow::Result<()> {
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("{} failed: {status}", name(command));
    }
    Ok(())
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start {}", name(command))
}

/// Returns the program's name and first argument, as in `cargo clippy`.
fn name(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program());
    let first = command.get_args().next().unwrap_or_default();
    format!("`{} {}`", program.display(), first.display())
}
