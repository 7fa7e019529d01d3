//! `test`: runs everything that must pass before you publish a change, cheapest first.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::Context;
use clap::ValueEnum;

use crate::rust::{WASM_TARGET, cargo, ensure_wasm_target, target_folder};

use crate::profile::Profile;
use crate::program::run_openly;
use crate::progress::seconds;
use crate::toolchain::{self, Needs};
use crate::{npm, site, size};

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Half {
    /// Format, lints, native tests
    Native,
    /// Build, sizes and browser tests
    Browser,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Engine {
    Chromium,
    Firefox,
    Webkit,
}

impl Engine {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// The name that the browser tests use.
    fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    fn needs(self) -> Needs {
        const MINI_BROWSER: &[&str] = &[
            "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
            "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        ];
        match self {
            Self::Chromium => Needs {
                debian: &[
                    (&["chromium"], "chromium"),
                    (&["chromedriver"], "chromium-driver"),
                    PDF_READER,
                    LATIN_FONT,
                    ARABIC_FONT,
                    NPM,
                ],
                cargo: &[],
                npm: &[AXE],
            },
            Self::Firefox => Needs {
                debian: &[
                    (&["firefox-esr", "firefox"], "firefox-esr"),
                    PDF_READER,
                    LATIN_FONT,
                    ARABIC_FONT,
                    NPM,
                ],
                cargo: &["geckodriver"],
                npm: &[AXE],
            },
            Self::Webkit => Needs {
                debian: &[
                    (&["WebKitWebDriver"], "webkit2gtk-driver"),
                    (MINI_BROWSER, "libwebkit2gtk-4.1-0"),
                    (&["Xvfb"], "xvfb"),
                    LATIN_FONT,
                    ARABIC_FONT,
                    NPM,
                ],
                cargo: &[],
                npm: &[AXE],
            },
        }
    }
}

const PDF_READER: (&[&str], &str) = (&["pdftotext"], "poppler-utils");

pub const NPM: (&[&str], &str) = (&["npm"], "npm");

/// Finds accessibility faults. The tests run it in the page.
const AXE: (&str, &str) = ("axe-core", "4.14.1");

pub const LATIN_FONT: (&[&str], &str) = (
    &["/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"],
    "fonts-dejavu-core",
);

/// Has the letters of Pashto and Urdu that DejaVu lacks.
const ARABIC_FONT: (&[&str], &str) = (
    &["/usr/share/fonts/truetype/noto/NotoNaskhArabicUI-Regular.ttf"],
    "fonts-noto-ui-core",
);

const DENY: Needs = Needs {
    debian: &[],
    cargo: &["cargo-deny"],
    npm: &[],
};

const TEXT_BROWSER: Needs = Needs {
    debian: &[(&["w3m"], "w3m")],
    cargo: &[],
    npm: &[],
};

const NPM_PACKAGE: Needs = Needs {
    debian: &[NPM],
    cargo: &[],
    npm: &[],
};

/// WordPress on PHP's built-in server. Debian would install Apache too without the last two.
const WORDPRESS: Needs = Needs {
    debian: &[
        (&["/usr/share/wordpress/wp-load.php"], "wordpress"),
        (
            &["/usr/share/wordpress/wp-content/themes/twentytwentythree/style.css"],
            "wordpress-theme-twentytwentythree",
        ),
        (&["/usr/sbin/mariadbd"], "mariadb-server-core"),
        (&["php"], "php-cli"),
        (&["php-cgi"], "php-cgi"),
        (&["/usr/sbin/micro-httpd"], "micro-httpd"),
    ],
    cargo: &[],
    npm: &[],
};

/// Which tests to run.
pub struct Selection {
    pub only: Option<Half>,
    pub engines: Vec<Engine>,
    /// Whether to run only the checks before a commit, with one browser test of each file.
    pub is_quick: bool,
    /// Texts to find in browser test names. If empty, all tests run.
    pub filters: Vec<String>,
}

/// Runs the selected steps and prints the time of each.
///
/// # Errors
/// Fails at the first step that fails, and names it. The step has printed its output by then.
pub fn run(root: &Path, selection: &Selection) -> anyhow::Result<()> {
    let mut report = Report::default();
    let outcome = native_half(root, selection, &mut report)
        .and_then(|()| browser_half(root, selection, &mut report));
    report.print();
    outcome
}

fn native_half(root: &Path, selection: &Selection, report: &mut Report) -> anyhow::Result<()> {
    if selection.only == Some(Half::Browser) {
        return Ok(());
    }
    report.step("tools", || {
        toolchain::ensure_lints()?;
        ensure_wasm_target()
    })?;
    report.step("format", || {
        run_openly(cargo(root).args(["fmt", "--all", "--check"]))?;
        run_openly(cargo(&example(root)).args(["fmt", "--check"]))
    })?;
    report.step("lints, tests compiled", || {
        run_openly(linted_tests(root).args(["--all-targets", "--no-run"]))
    })?;
    let has_text_browser = is_there(root, report, "in a text browser", TEXT_BROWSER);
    report.step("native tests", || {
        run_openly(linted_tests(root).args(["--lib", "--bins", "--test", "scale"]))?;
        let mut tests = linted_tests(root);
        tests.args(["--test", "it"]);
        if has_text_browser {
            tests.args(["--", "--include-ignored"]);
        }
        run_openly(&mut tests)
    })?;
    report.step("lints, wasm", || {
        // The widget's profile, because its macros are compiled already.
        run_openly(
            cargo(root)
                .args(["clippy", "--release", "--lib", "--workspace"])
                .args(["--features", "clash-map/chunks"])
                .args(["--target", WASM_TARGET, "--", "-D", "warnings"]),
        )
    })?;
    if selection.is_quick {
        return Ok(());
    }
    report.step("example app", || check_example(root))?;
    optional_step(root, report, "licences and sources", DENY, || {
        check_dependencies(root)
    })
}

fn browser_half(root: &Path, selection: &Selection, report: &mut Report) -> anyhow::Result<()> {
    if selection.only == Some(Half::Native) {
        return Ok(());
    }
    let engines: &[Engine] = if selection.is_quick {
        &[Engine::Chromium]
    } else {
        &selection.engines
    };
    report.step("browsers", || {
        let needs: Vec<_> = engines.iter().map(|engine| engine.needs()).collect();
        toolchain::ensure(root, &needs)
            .context("the browser tests lack programs (--engines selects the browsers)")
    })?;
    report.step("build", || site::build(root, Profile::Release, None))?;
    if toolchain::wasm_opt().is_some() {
        report.step("sizes", || size::compare(root))?;
    } else {
        report.skip("sizes");
    }
    let mut arguments = Vec::new();
    if selection.is_quick {
        arguments.push("--quick".to_owned());
    } else {
        let names: Vec<_> = engines.iter().map(|engine| engine.name()).collect();
        arguments.extend(["--engines".to_owned(), names.join(",")]);
        optional_step(root, report, "npm package", NPM_PACKAGE, || {
            npm::check(&site::dist(root))
        })?;
    }
    let has_wordpress = !selection.is_quick
        && engines.contains(&Engine::Chromium)
        && is_there(root, report, "in WordPress", WORDPRESS);
    if !has_wordpress {
        arguments.extend(["--without", "wordpress"].map(str::to_owned));
    }
    arguments.extend(selection.filters.iter().cloned());
    report.step("browser tests", || {
        run_openly(
            linted_tests(root)
                .args(["--test", "browser", "--"])
                .args(&arguments),
        )
    })
}

/// Returns a `cargo test` command in which clippy compiles our own crates, as `cargo clippy -- -D
/// warnings` does: one compilation gives both lints and tests.
fn linted_tests(root: &Path) -> Command {
    let mut cargo = cargo(root);
    cargo
        .env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver")
        .env(
            "CLIPPY_ARGS",
            ["-D", "warnings", ""].join("__CLIPPY_HACKERY__"),
        )
        .args(["test", "--features", "cli"]);
    cargo
}

fn example(root: &Path) -> PathBuf {
    root.join("examples/leptos-app")
}

/// Compiles another Leptos app that uses the widget, with the project's versions and target folder.
fn check_example(root: &Path) -> anyhow::Result<()> {
    let app = example(root);
    fs::copy(root.join("Cargo.lock"), app.join("Cargo.lock"))?;
    run_openly(
        cargo(&app)
            .args(["check", "--release", "--target", WASM_TARGET])
            .arg("--target-dir")
            .arg(target_folder(root)),
    )
}

/// Checks all crates, the tool's too, against deny.toml.
fn check_dependencies(root: &Path) -> anyhow::Result<()> {
    run_openly(
        Command::new(toolchain::cargo_program("cargo-deny")?)
            .current_dir(root)
            .args(["--locked", "check", "--hide-inclusion-graph"])
            .args(["bans", "licenses", "sources"]),
    )
}

/// Runs a step that needs these programs. Skips it with a message if they cannot be installed.
fn optional_step(
    root: &Path,
    report: &mut Report,
    name: &str,
    needs: Needs,
    run: impl FnOnce() -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    if is_there(root, report, name, needs) {
        report.step(name, run)
    } else {
        Ok(())
    }
}

/// Installs these programs. If that fails, prints a message, reports the step as skipped and returns
/// false.
fn is_there(root: &Path, report: &mut Report, name: &str, needs: Needs) -> bool {
    let installed = toolchain::ensure(root, &[needs]);
    if let Err(missing) = &installed {
        eprintln!("\nSkipping the step \"{name}\": {missing:#}");
        report.skip(name);
    }
    installed.is_ok()
}

/// The steps so far, with the times of those that ran.
#[derive(Default)]
struct Report(Vec<(String, Option<Duration>)>);

impl Report {
    fn step(&mut self, name: &str, run: impl FnOnce() -> anyhow::Result<()>) -> anyhow::Result<()> {
        println!("\n== {name}");
        let began = Instant::now();
        let outcome = run();
        let verdict = if outcome.is_ok() { "passed" } else { "FAILED" };
        let took = Some(began.elapsed());
        self.0.push((format!("{verdict}  {name}"), took));
        outcome.with_context(|| format!("the step \"{name}\" failed"))
    }

    fn skip(&mut self, name: &str) {
        self.0.push((format!("skipped {name}"), None));
    }

    fn print(&self) {
        println!();
        for (line, took) in &self.0 {
            let took = took.map(seconds).unwrap_or_default();
            println!("{line:<32}{took:>10}");
        }
    }
}
