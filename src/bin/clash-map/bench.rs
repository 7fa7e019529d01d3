//! `bench`: measures what the widget costs readers, beside other ways to build it.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::profile::Profile;
use crate::rust::{WASM_TARGET, cargo, ensure_wasm_target, target_folder};
use clap::Subcommand;
use wasm_bindgen_cli_support::Bindgen;

use crate::program::{run_openly, run_quietly};
use crate::toolchain::{self, Needs};
use crate::{site, test};

#[derive(Subcommand)]
pub enum Bench {
    /// Load and use the widget and the pages of benches/peers on a simulated slow phone
    Load {
        /// Numbers of synthetic incidents
        #[arg(long, value_delimiter = ',', default_values_t = [24, 1_000, 5_000])]
        incidents: Vec<usize>,
        /// Visits to each page; the table shows medians
        #[arg(long, default_value_t = 7)]
        runs: usize,
    },
    /// Move the time window over many incidents in a browser: in the computation alone, beside
    /// crossfilter2, deck.gl and MapLibre, and in the whole widget
    Scale {
        /// Numbers of synthetic incidents
        #[arg(long, value_delimiter = ',', default_values_t = [100_000, 1_000_000])]
        incidents: Vec<usize>,
        /// Measure only the whole widget
        #[arg(long)]
        widget: bool,
    },
}

const BROWSER: Needs = Needs {
    debian: &[
        (&["chromium"], "chromium"),
        (&["chromedriver"], "chromium-driver"),
        test::LATIN_FONT,
        test::NPM,
    ],
    cargo: &[],
    npm: &[],
};

/// Installs what the benchmark needs, builds the site and runs the benchmark.
///
/// # Errors
/// Fails if a needed program is missing and cannot be installed, or if the build or the benchmark
/// fails.
pub fn run(root: &Path, bench: &Bench) -> anyhow::Result<()> {
    toolchain::ensure(root, &[BROWSER])?;
    install_peers(root)?;
    match bench {
        Bench::Load { incidents, runs } => {
            site::build(root, Profile::Release, None)?;
            run_openly(measurement(root, "load", incidents).args(["--runs", &runs.to_string()]))
        }
        Bench::Scale { incidents, widget } => {
            site::build(root, Profile::Release, None)?;
            let mut measurement = measurement(root, "brush", incidents);
            if !widget {
                measurement.arg("--folder").arg(brush_module(root)?);
            }
            run_openly(&mut measurement)
        }
    }
}

/// Returns the `cargo bench` command for the benchmark `name`. It uses the dev profile, because the
/// browser runs the measured code. Only the packing of a million incidents needs optimizing.
fn measurement(root: &Path, name: &str, incidents: &[usize]) -> Command {
    let incidents: Vec<String> = incidents.iter().map(usize::to_string).collect();
    let mut command = cargo(root);
    command.args(["bench", "--profile", "dev", "--features", "cli"]);
    for package in ["clash-map", "brotli"] {
        let optimized = format!("profile.dev.package.{package}.opt-level=3");
        command.args(["--config", &optimized]);
    }
    command.args(["--bench", name, "--", "--incidents", &incidents.join(",")]);
    command
}

/// Compiles the module of `benches/brush/module` like the widget but without `wasm-opt`, writes its
/// JavaScript glue and returns their folder.
fn brush_module(root: &Path) -> anyhow::Result<PathBuf> {
    ensure_wasm_target()?;
    let target = target_folder(root);
    let mut command = cargo(root);
    command
        .args([
            "build",
            "--quiet",
            "--release",
            "--package",
            "clash-map-brush",
        ])
        .args(["--target", WASM_TARGET, "--target-dir"])
        .arg(&target);
    run_quietly("Compiling what a frame computes", &mut command)?;
    let folder = target.join("brush");
    let compiled = target
        .join(WASM_TARGET)
        .join("release/clash_map_brush.wasm");
    Bindgen::new()
        .input_path(compiled)
        .out_name("clash-map-brush")
        .web(true)?
        .omit_default_module_path(false)
        .typescript(false)
        .generate(&folder)?;
    Ok(folder)
}

/// Installs the npm packages of the peers, at the versions in their lock file.
fn install_peers(root: &Path) -> anyhow::Result<()> {
    let folder = root.join("benches/peers");
    let written = |file: &str| folder.join(file).metadata()?.modified();
    let lock = written("package-lock.json")?;
    if written("node_modules/.package-lock.json").is_ok_and(|installed| installed >= lock) {
        return Ok(());
    }
    run_quietly(
        "Installing the peers' packages",
        Command::new("npm").current_dir(&folder).args([
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
        ]),
    )
}
