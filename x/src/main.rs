//! `cargo x`: compiles the tool and runs it. If the command needs the widget, it compiles the
//! widget at the same time, because neither keeps all cores busy.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use anyhow::Context;
use x::profile::Profile;
use x::rust::{WASM_TARGET, answer, cargo, ensure_wasm_target, target_folder};
use x::widget::compile_command;

/// The commands that need the release build of the widget.
const NEED_WIDGET: [&str; 4] = ["build", "serve", "size", "test"];

/// With these options, the commands need another build of the widget, or none.
const NEED_NONE: [&str; 4] = ["--dev", "--smallest", "--help", "-h"];

fn main() -> ExitCode {
    match run(&env::args_os().skip(1).collect::<Vec<_>>()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[OsString]) -> anyhow::Result<ExitCode> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = root
        .parent()
        .context("this crate has a folder of its own")?;
    let is_any = |words: &[&str], argument: &OsString| words.iter().any(|word| argument == word);
    let needs_widget = arguments
        .first()
        .is_some_and(|command| is_any(&NEED_WIDGET, command))
        && !arguments.iter().any(|option| is_any(&NEED_NONE, option));
    if needs_widget {
        ensure_wasm_target()?;
        fetch_crates(root)?;
    }
    let mut building = cargo(root)
        .args(["build", "--features", "cli", "--bin", "clash-map"])
        .args((!needs_widget).then_some("--quiet"))
        .spawn()
        .context("cannot start Cargo")?;
    if needs_widget {
        // The tool shows its errors: it runs the same command again, which waits for this one.
        compile_command(root, Profile::Release)?
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start Cargo")?;
    }
    if !building.wait()?.success() {
        return Ok(ExitCode::FAILURE);
    }
    let ended = Command::new(tool(root))
        .args(arguments)
        .env("CARGO_MANIFEST_DIR", root)
        .status()
        .context("cannot start the tool")?;
    Ok(match ended.code() {
        Some(code) => ExitCode::from(u8::try_from(code).unwrap_or(1)),
        None => ExitCode::FAILURE,
    })
}

/// Downloads the crates of the tool and the widget first, because [`compile_command`] names the
/// folders they are in.
fn fetch_crates(root: &Path) -> anyhow::Result<()> {
    let about = answer("rustc", &["-vV"]).context("cannot ask rustc")?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.context("rustc names no host")?;
    let status = cargo(root)
        .args(["fetch", "--locked", "--quiet", "--target", host])
        .args(["--target", WASM_TARGET])
        .status()
        .context("cannot start Cargo")?;
    anyhow::ensure!(status.success(), "cargo cannot download the crates");
    Ok(())
}

fn tool(root: &Path) -> PathBuf {
    target_folder(root)
        .join("debug")
        .join("clash-map")
        .with_extension(env::consts::EXE_EXTENSION)
}
