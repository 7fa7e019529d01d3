//! `bench`: what the widget costs its readers, beside what others would build.

use std::path::Path;
use std::process::Command;

use clap::Subcommand;

use crate::profile::Profile;
use crate::program::{cargo, run_openly, run_quietly};
use crate::toolchain::{self, Needs};
use crate::{site, test};

#[derive(Subcommand)]
pub enum Bench {
    /// Load and use the widget and the pages of benches/peers on a slow phone's terms
    Load {
        /// Numbers of synthetic incidents
        #[arg(long, value_delimiter = ',', default_values_t = [24, 1_000, 5_000])]
        incidents: Vec<usize>,
        /// Visits to each page; the medians are shown
        #[arg(long, default_value_t = 7)]
        runs: usize,
    },
}

const LOAD: Needs = Needs {
    debian: &[
        (&["chromium"], "chromium"),
        (&["chromedriver"], "chromium-driver"),
        test::LATIN_FONT,
        test::NPM,
    ],
    cargo: &[],
    npm: &[],
};

/// # Errors
/// When something needed is missing and cannot be installed, or the benchmark fails.
pub fn run(root: &Path, bench: &Bench) -> anyhow::Result<()> {
    let Bench::Load { incidents, runs } = bench;
    toolchain::ensure(root, &[LOAD])?;
    install_peers(root)?;
    site::build(root, Profile::Release, None)?;
    let incidents: Vec<String> = incidents.iter().map(usize::to_string).collect();
    run_openly(
        cargo(root)
            // What is measured runs in the browser; the rest need not be fast.
            .args(["bench", "--profile", "dev", "--features", "cli"])
            .args(["--bench", "load", "--", "--incidents", &incidents.join(",")])
            .args(["--runs", &runs.to_string()]),
    )
}

/// The packages that the peers are made of, at the versions of their lock file.
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
