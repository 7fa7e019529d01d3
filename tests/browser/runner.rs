//! Runs the tests. Engines run in parallel. Each has one browser, one driver and one server for all
//! its tests, and runs one test at a time.

use std::cell::RefCell;
use std::io::Write;
use std::panic::{self, PanicHookInfo};
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use clap::Parser;
use tokio::runtime::{Builder, Runtime};
use tokio::task::LocalSet;

use crate::driver::{Browser, Engine};
use crate::page::Page;
use crate::site::Site;
use crate::suite::Test;

/// The time limit of a test, on a slow machine too.
const LIMIT: Duration = Duration::from_secs(600);

/// The number of slowest tests that the report lists.
const SLOWEST: usize = 10;

#[derive(Parser)]
pub struct Arguments {
    /// Engines to test in
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = Engine::ALL)]
    engines: Vec<Engine>,
    /// Run only the first test of each file, in Chromium
    #[arg(long)]
    quick: bool,
    /// Skip the tests of this file
    #[arg(long, value_name = "FILE")]
    without: Vec<String>,
    /// Run only the tests whose `file::name` contains one of these texts
    filters: Vec<String>,
}

impl Arguments {
    fn includes(&self, test: &Test, index_in_file: usize) -> bool {
        let name = test.full_name();
        let is_meant = self.filters.is_empty() || self.filters.iter().any(|f| name.contains(f));
        is_meant
            && !self.without.iter().any(|file| *file == test.short_file())
            && (!self.quick || index_in_file == 0)
    }

    fn engines(&self) -> &[Engine] {
        if self.quick {
            &[Engine::Chromium]
        } else {
            &self.engines
        }
    }
}

impl Test {
    fn short_file(&self) -> &str {
        self.file.rsplit("::").next().unwrap_or(self.file)
    }

    fn full_name(&self) -> String {
        format!("{}::{}", self.short_file(), self.name)
    }
}

enum Verdict {
    Passed,
    /// The test failed with this message, then passed in a new browser.
    Flaky(String),
    /// The test also failed in a new browser, with this message.
    Failed(String),
}

struct Outcome {
    name: String,
    verdict: Verdict,
    took: Duration,
}

/// Runs the selected tests of these files and prints the report. Returns success only if every test
/// passed at the first attempt.
pub fn run(files: &[&'static [Test]]) -> ExitCode {
    let arguments = Arguments::parse();
    panic::set_hook(Box::new(keep_message));
    let tests: Vec<&'static Test> = files
        .iter()
        .flat_map(|file| file.iter().enumerate())
        .filter(|(index, test)| arguments.includes(test, *index))
        .map(|(_, test)| test)
        .collect();
    let shared = Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("this machine runs threads");
    let outcomes = thread::scope(|scope| {
        let engines: Vec<_> = arguments
            .engines()
            .iter()
            .map(|&engine| {
                let tests = tests
                    .iter()
                    .filter(move |test| test.engines.contains(&engine));
                let tests: Vec<_> = tests.copied().collect();
                let shared = &shared;
                scope.spawn(move || run_engine(engine, &tests, shared))
            })
            .collect();
        engines
            .into_iter()
            .flat_map(|engine| engine.join().expect("an engine's thread catches panics"))
            .collect::<Vec<_>>()
    });
    report(outcomes)
}

fn run_engine(engine: Engine, tests: &[&Test], shared: &Runtime) -> Vec<Outcome> {
    let mut seat = Seat {
        engine,
        shared,
        site: None,
        browser: None,
    };
    let outcomes = tests.iter().map(|test| seat.run(test)).collect();
    seat.close();
    outcomes
}

/// An engine with its browser and server.
struct Seat<'run> {
    engine: Engine,
    /// The runtime of driver and server, which outlive a test.
    shared: &'run Runtime,
    site: Option<Site>,
    browser: Option<Browser>,
}

impl Seat<'_> {
    fn run(&mut self, test: &Test) -> Outcome {
        let began = Instant::now();
        let verdict = match self.attempt(test) {
            Ok(()) => Verdict::Passed,
            Err(message) => {
                self.close();
                match self.attempt(test) {
                    Ok(()) => Verdict::Flaky(message),
                    Err(message) => {
                        self.close();
                        Verdict::Failed(message)
                    }
                }
            }
        };
        let outcome = Outcome {
            name: format!("{} {}", self.engine.name(), test.full_name()),
            verdict,
            took: began.elapsed(),
        };
        outcome.print();
        outcome
    }

    /// Runs a test. Returns the panic message if it fails.
    fn attempt(&mut self, test: &Test) -> Result<(), String> {
        let page = self.blank_page()?;
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("this machine runs a runtime");
        // Ends with the test, and so do the servers that it started.
        let tasks = LocalSet::new();
        let run = test.run;
        let whole = tasks.spawn_local(async move {
            run(page.clone()).await;
            page.assert_left_in_order().await;
        });
        MESSAGE.set(Some(String::new()));
        let within_limit = async { tokio::time::timeout(LIMIT, whole).await };
        let ended = runtime.block_on(tasks.run_until(within_limit));
        let message = MESSAGE.take().unwrap_or_default();
        match ended {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(message),
            Err(_) => Err(format!("not done within {LIMIT:?}")),
        }
    }

    /// Returns a page in a new window. Starts a new browser if the current one does not respond.
    fn blank_page(&mut self) -> Result<Page, String> {
        let Self {
            engine,
            shared,
            site,
            browser,
        } = self;
        shared.block_on(async {
            let site = match site {
                Some(site) => site.renewed(),
                None => site.insert(Site::serve().await),
            };
            let window = match browser {
                Some(browser) => browser.open_window().await.ok(),
                None => None,
            };
            let window = match window {
                Some(window) => window,
                // None yet, or one that a test has broken.
                None => {
                    if let Some(broken) = browser.take() {
                        broken.close().await;
                    }
                    let started = Browser::start(*engine).await?;
                    let browser = browser.insert(started);
                    let opened = browser.open_window().await;
                    opened.map_err(|error| format!("{engine:?} opens no window: {error}"))?
                }
            };
            let client = browser
                .as_ref()
                .expect("it has opened a window")
                .client
                .clone();
            Ok(Page::blank(*engine, client, window, site.origin.clone()))
        })
    }

    fn close(&mut self) {
        if let Some(browser) = self.browser.take() {
            self.shared.block_on(browser.close());
        }
    }
}

thread_local! {
    /// The message of the last panic on this thread while a test runs.
    static MESSAGE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps the panic message, to be printed with its test, because engines run in parallel.
fn keep_message(panic: &PanicHookInfo) {
    MESSAGE.with_borrow_mut(|message| match message {
        Some(message) => *message = panic.to_string(),
        None => eprintln!("{panic}"),
    });
}

impl Outcome {
    fn print(&self) {
        let (word, message) = match &self.verdict {
            Verdict::Passed => ("ok", None),
            Verdict::Flaky(message) => ("FLAKY", Some(message)),
            Verdict::Failed(message) => ("FAILED", Some(message)),
        };
        let seconds = self.took.as_secs_f64();
        let mut text = format!("{word:<7}{seconds:>6.1} s  {}\n", self.name);
        if let Some(message) = message {
            text += &format!("{message}\n");
        }
        // In one piece, and before the test after it.
        std::io::stdout().write_all(text.as_bytes()).ok();
    }
}

fn report(mut outcomes: Vec<Outcome>) -> ExitCode {
    outcomes.sort_by_key(|outcome| std::cmp::Reverse(outcome.took));
    println!("\nThe slowest tests:");
    for Outcome { name, took, .. } in outcomes.iter().take(SLOWEST) {
        println!("{:>13.1} s  {name}", took.as_secs_f64());
    }
    let named = |heading: &str, is_meant: fn(&Verdict) -> bool| {
        let names = outcomes.iter().filter(|outcome| is_meant(&outcome.verdict));
        let names: Vec<_> = names.map(|outcome| &*outcome.name).collect();
        if !names.is_empty() {
            println!("\n{heading}:\n  {}", names.join("\n  "));
        }
        names.len()
    };
    let flaky = named("flaky: failed, then passed in a new browser", |verdict| {
        matches!(verdict, Verdict::Flaky(_))
    });
    let failed = named("FAILED", |verdict| matches!(verdict, Verdict::Failed(_)));
    let passed = outcomes.len() - flaky - failed;
    println!("\n{passed} passed, {} failed", failed + flaky);
    if failed + flaky == 0 && passed > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
