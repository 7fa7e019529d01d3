//! `test`: everything that must hold before a change is published, cheapest first.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::Context;
use clap::ValueEnum;

use crate::program::{cargo, run_openly};
use crate::progress::seconds;
use crate::toolchain::{self, Needs, WASM_TARGET};
use crate::{npm, site, size};

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Half {
    /// Format, lints, unit and integration tests
    Native,
    /// Build and browser tests
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

    /// Selects the engine's tests: each is in a module of this name.
    fn test_filter(self) -> &'static str {
        match self {
            Self::Chromium => "chromium::",
            Self::Firefox => "firefox::",
            Self::Webkit => "webkit::",
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

/// Finds what of a page some readers cannot use; the tests run it in the page.
const AXE: (&str, &str) = ("axe-core", "4.14.1");

pub const LATIN_FONT: (&[&str], &str) = (
    &["/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"],
    "fonts-dejavu-core",
);

/// Also has the letters of Pashto and Urdu that DejaVu lacks.
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

/// WordPress on PHP's own server; without the last two, Debian installs Apache with it.
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

/// # Errors
/// Names the first step that fails; its own output has been shown by then.
pub fn run(root: &Path, only: Option<Half>, engines: &[Engine]) -> anyhow::Result<()> {
    let mut report = Report::default();
    let outcome = run_steps(root, only, engines, &mut report);
    report.print();
    outcome
}

fn run_steps(
    root: &Path,
    only: Option<Half>,
    engines: &[Engine],
    report: &mut Report,
) -> anyhow::Result<()> {
    let cargo_step = |arguments: &str| {
        let mut cargo = cargo(root);
        cargo.args(arguments.split(' '));
        cargo
    };
    let wasm_lints =
        format!("clippy --lib --features chunks --target {WASM_TARGET} -- -D warnings");
    if only != Some(Half::Browser) {
        report.step("tools", || {
            toolchain::ensure_lints()?;
            toolchain::ensure_wasm_target()
        })?;
        for (name, arguments) in [
            ("format", "fmt --check"),
            (
                "lints, native",
                "clippy --all-targets --features cli -- -D warnings",
            ),
            ("lints, wasm", &wasm_lints),
            (
                "native tests",
                "test --features cli --lib --bins --test it --test scale",
            ),
            ("examples in the docs", "test --features cli --doc"),
        ] {
            report.step(name, || run_openly(&mut cargo_step(arguments)))?;
        }
        report.step("example app", || check_example(root))?;
        optional_step(root, report, "licences and sources", DENY, || {
            check_dependencies(root)
        })?;
        optional_step(root, report, "in a text browser", TEXT_BROWSER, || {
            run_openly(&mut cargo_step(
                "test --features cli --test it -- text_browser --ignored",
            ))
        })?;
    }
    if only != Some(Half::Native) {
        report.step("browsers", || {
            let needs: Vec<_> = engines.iter().map(|engine| engine.needs()).collect();
            toolchain::ensure(root, &needs)
                .context("the browser tests lack programs (--engines chooses the browsers)")
        })?;
        report.step("build and sizes", || size::run(root))?;
        optional_step(root, report, "npm package", NPM_PACKAGE, || {
            npm::check(&site::dist(root))
        })?;
        report.step("browser tests", || {
            let filters = engines.iter().map(|engine| engine.test_filter());
            run_openly(cargo_step("test --features cli --test browser --").args(filters))
        })?;
        if engines.contains(&Engine::Chromium) {
            optional_step(root, report, "in WordPress", WORDPRESS, || {
                run_openly(&mut cargo_step(
                    "test --features cli --test browser -- wordpress --ignored",
                ))
            })?;
        }
    }
    Ok(())
}

/// Compiles another Leptos app that uses the widget, with the versions and the compiled
/// parts of the project.
fn check_example(root: &Path) -> anyhow::Result<()> {
    let app = root.join("examples/leptos-app");
    fs::copy(root.join("Cargo.lock"), app.join("Cargo.lock"))?;
    run_openly(
        cargo(&app)
            .args(["check", "--target", WASM_TARGET, "--target-dir"])
            .arg(toolchain::target_folder(root)),
    )
}

/// Holds the crates, the tool's too, to deny.toml.
fn check_dependencies(root: &Path) -> anyhow::Result<()> {
    run_openly(
        Command::new(toolchain::cargo_program(root, "cargo-deny"))
            .current_dir(root)
            .args(["--locked", "check", "--hide-inclusion-graph"])
            .args(["bans", "licenses", "sources"]),
    )
}

/// A step that needs these programs. Left out, with a word about it, where they are not to
/// be had.
fn optional_step(
    root: &Path,
    report: &mut Report,
    name: &str,
    needs: Needs,
    run: impl FnOnce() -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    if let Err(missing) = toolchain::ensure(root, &[needs]) {
        eprintln!("\nThe step \"{name}\" is left out: {missing:#}");
        return Ok(());
    }
    report.step(name, run)
}

/// The steps run so far, with their times.
#[derive(Default)]
struct Report(Vec<(String, Duration)>);

impl Report {
    fn step(&mut self, name: &str, run: impl FnOnce() -> anyhow::Result<()>) -> anyhow::Result<()> {
        println!("\n== {name}");
        let began = Instant::now();
        let outcome = run();
        let verdict = if outcome.is_ok() { "passed" } else { "FAILED" };
        self.0.push((format!("{verdict}  {name}"), began.elapsed()));
        outcome.with_context(|| format!("the step \"{name}\" failed"))
    }

    fn print(&self) {
        println!();
        for (line, took) in &self.0 {
            println!("{line:<32}{:>10}", seconds(*took));
        }
    }
}
