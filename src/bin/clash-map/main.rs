//! The command-line tool for newsrooms and developers: one binary, one module per command.

mod basemap;
mod bench;
mod check;
mod chunks;
mod compile;
mod compress;
mod file_types;
mod frame;
mod glue;
mod headers;
mod minify;
mod npm;
mod oembed;
mod pack;
mod paths;
mod profile;
mod program;
mod progress;
mod raster;
mod rust;
mod serve;
mod server;
mod site;
mod size;
mod test;
mod toolchain;
mod wasm;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::profile::Profile;
use clap::{Parser, Subcommand};
use url::Url;

use crate::bench::Bench;
use crate::test::Engine;

/// Builds, serves and checks Clash Map, a map and timeline widget for news articles.
#[derive(Parser)]
#[command(name = "clash-map", bin_name = "cargo x", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check the data, compile the widget and write the site to dist/
    Build {
        /// Compile quickly, not small; skip the compressed copies and the npm package
        #[arg(long)]
        dev: bool,
        /// Compile smaller still, with unstable compiler options; needs rust-src and takes minutes
        #[arg(long, conflicts_with = "dev")]
        smallest: bool,
        /// Address of the folder you will publish to; link previews and oEmbed need it
        #[arg(long, value_name = "URL", value_parser = site::folder_url)]
        base_url: Option<Url>,
    },
    /// Rebuild what has changed and serve dist/ on this machine
    Serve {
        /// Port on 127.0.0.1; 0 picks a free one
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Rebuild whenever a source file changes
        #[arg(long)]
        watch: bool,
        /// Compile quickly, not small
        #[arg(long)]
        dev: bool,
    },
    /// Run all checks and tests: format, lints, native tests, build, browser tests
    Test {
        /// Run only the native half or only the browser half
        #[arg(long, value_enum)]
        only: Option<test::Half>,
        /// Run the browser tests in these engines
        #[arg(long, value_enum, value_delimiter = ',', default_values_t = Engine::ALL)]
        engines: Vec<Engine>,
        /// Check before a commit: format, lints, native tests, and the first browser test of each
        /// file in Chromium
        #[arg(long, conflicts_with = "engines")]
        quick: bool,
        /// Run only the browser tests whose `file::name` contains this text; may be repeated
        #[arg(long, value_name = "TEXT")]
        filter: Vec<String>,
    },
    /// Build, and fail if a part that readers load exceeds its budget in budget.json
    Size {
        /// List this many of the module's largest functions and data instead
        #[arg(long, value_name = "COUNT")]
        by_function: Option<u32>,
    },
    /// Check datasets and report each problem with its place in the file
    Check {
        #[arg(default_value = "data/dataset.json")]
        files: Vec<PathBuf>,
    },
    /// Pack a large dataset into columns (OUT) and text chunks (OUT.text/)
    Pack {
        /// The dataset as JSON, or its incidents as CSV
        from: PathBuf,
        #[arg(value_name = "OUT")]
        to: PathBuf,
        /// For a CSV file: the dataset as JSON; its incidents are replaced
        #[arg(long, value_name = "JSON")]
        header: Option<PathBuf>,
    },
    /// Rebuild data/basemap.bin from its public source
    Basemap,
    /// Measure what the widget costs readers
    Bench {
        #[command(subcommand)]
        bench: Bench,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs a command. Returns false if `check` found issues.
fn run(command: Command) -> anyhow::Result<bool> {
    let root = project_root()?;
    match command {
        Command::Build {
            dev,
            smallest,
            base_url,
        } => {
            let profile = if smallest {
                Profile::Smallest
            } else {
                Profile::new(dev)
            };
            site::build(&root, profile, base_url.as_ref()).map(|()| true)
        }
        Command::Serve { port, watch, dev } => {
            serve::run(&root, port, watch, Profile::new(dev)).map(|()| true)
        }
        Command::Test {
            only,
            engines,
            quick,
            filter,
        } => {
            let selection = test::Selection {
                only,
                engines,
                is_quick: quick,
                filters: filter,
            };
            test::run(&root, &selection).map(|()| true)
        }
        Command::Size { by_function: None } => size::run(&root).map(|()| true),
        Command::Size {
            by_function: Some(count),
        } => size::by_function(&root, count).map(|()| true),
        Command::Check { files } => check_all(&files),
        Command::Pack { from, to, header } => {
            pack::run(&from, header.as_deref(), &to).map(|()| true)
        }
        Command::Basemap => basemap::run(&root).map(|()| true),
        Command::Bench { bench } => bench::run(&root, &bench).map(|()| true),
    }
}

fn check_all(files: &[PathBuf]) -> anyhow::Result<bool> {
    let mut all_good = true;
    for file in files {
        all_good &= check::run(file)?;
    }
    Ok(all_good)
}

/// Returns the folder of Cargo.toml. Cargo names it in `CARGO_MANIFEST_DIR` when it starts the
/// tool. If you start the tool yourself, it is the nearest folder with a Cargo.toml, from the
/// working directory upwards.
fn project_root() -> anyhow::Result<PathBuf> {
    if let Some(root) = std::env::var_os("CARGO_MANIFEST_DIR") {
        return Ok(root.into());
    }
    let here = std::env::current_dir()?;
    Ok(here
        .ancestors()
        .find(|folder| folder.join("Cargo.toml").is_file())
        .map_or_else(|| here.clone(), Path::to_path_buf))
}
