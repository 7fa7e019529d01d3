//! Runs the tests. Engines run in parallel. Each has one browser, one driver and one server for all
//! its tests, and runs one test at a time.

use std::cell::RefCell;
use std::io::Write;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use clap::Parser;
use tokio::runtime::{Builder, Runtime};
use tokio::task::LocalSet;

use crate::driver::{Browser, Engine};
use crate::page::Page;
use crate::site::Site;
use crate::suite::{Skipped, Test};

/// The time limit of a test, on a slow machine too.
const LIMIT: Duration = Duration::from_secs(600);

/// The time limit of a browser to start, to open a window or to quit.
const BROWSER_LIMIT: Duration = Duration::from_secs(60);

/// The number of slowest tests that the report lists.
const SLOWEST: usize = 10;

#[derive(Parser)]
pub struct Arguments {
    /// Engines to test in
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = Engine::ALL)]
    engines: Vec<Engine>,
    /// Run only the first test of each file, in Chromium
    #[arg(long, conflicts_with = "engines")]
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

    /// Returns an argument that names no test.
    fn unknown(&self, tests: &[&Test]) -> Option<&str> {
        let names_none = |filter: &&String| !tests.iter().any(|t| t.full_name().contains(*filter));
        let is_no_file = |file: &&String| !tests.iter().any(|t| t.short_file() == **file);
        let filters = self.filters.iter().filter(names_none);
        let files = self.without.iter().filter(is_no_file);
        filters.chain(files).next().map(String::as_str)
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
    /// The test cannot run on this machine, for this reason.
    Skipped(&'static str),
    /// The test failed with this message, then passed in a new browser.
    Flaky(String),
    /// The test also failed in a new browser, with the second message.
    Failed(String, String),
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
    let all: Vec<&'static Test> = files.iter().copied().flatten().collect();
    if let Some(unknown) = arguments.unknown(&all) {
        eprintln!("expected the name of a test or a file of tests, found {unknown:?}");
        return ExitCode::FAILURE;
    }
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
                scope.spawn(move || EngineRun::new(engine, shared).run_all(&tests))
            })
            .collect();
        engines
            .into_iter()
            .flat_map(|engine| engine.join().expect("an engine's thread catches panics"))
            .collect::<Vec<_>>()
    });
    // What a broken browser left unanswered would be awaited for good.
    shared.shutdown_background();
    report(outcomes)
}

/// An engine with its browser and server.
struct EngineRun<'run> {
    engine: Engine,
    /// The runtime of driver and server, which outlive a test.
    shared: &'run Runtime,
    site: Option<Site>,
    browser: Option<Browser>,
}

impl<'run> EngineRun<'run> {
    fn new(engine: Engine, shared: &'run Runtime) -> Self {
        Self {
            engine,
            shared,
            site: None,
            browser: None,
        }
    }

    fn run_all(mut self, tests: &[&Test]) -> Vec<Outcome> {
        let outcomes = tests.iter().map(|test| self.run(test)).collect();
        self.close();
        outcomes
    }

    fn run(&mut self, test: &Test) -> Outcome {
        let began = Instant::now();
        let outcome = Outcome {
            name: format!("{} {}", self.engine.name(), test.full_name()),
            verdict: self.verdict(test),
            took: began.elapsed(),
        };
        outcome.print();
        outcome
    }

    fn verdict(&mut self, test: &Test) -> Verdict {
        let first = match self.attempt(test) {
            Ok(verdict) => return verdict,
            Err(message) => message,
        };
        self.close();
        match self.attempt(test) {
            Ok(_) => Verdict::Flaky(first),
            Err(second) => {
                self.close();
                Verdict::Failed(first, second)
            }
        }
    }

    /// Runs a test. Returns the panic message if it fails.
    fn attempt(&mut self, test: &Test) -> Result<Verdict, String> {
        MESSAGE.set(Some(String::new()));
        let ended = panic::catch_unwind(AssertUnwindSafe(|| self.run_in_blank_page(test)));
        let message = MESSAGE.take().unwrap_or_default();
        match ended {
            Ok(()) => Ok(Verdict::Passed),
            Err(panic) => match panic.downcast_ref::<Skipped>() {
                Some(Skipped(reason)) => Ok(Verdict::Skipped(reason)),
                None => Err(message),
            },
        }
    }

    fn run_in_blank_page(&mut self, test: &Test) {
        let page = self.blank_page();
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("this machine runs a runtime");
        // Ends with the test, and so do the servers that it started.
        let tasks = LocalSet::new();
        let run = test.run;
        let whole = async move {
            run(page.clone()).await;
            page.assert_left_in_order().await;
        };
        let within_limit = async { tokio::time::timeout(LIMIT, whole).await };
        runtime
            .block_on(tasks.run_until(within_limit))
            .unwrap_or_else(|_| panic!("not done within {LIMIT:?}"));
    }

    /// Returns a page in a new window, of a new browser if there is none.
    fn blank_page(&mut self) -> Page {
        let Self {
            engine,
            shared,
            site,
            browser,
        } = self;
        let ready = async {
            let site = match site {
                Some(site) => site.renewed(),
                None => site.insert(Site::serve().await),
            };
            let browser = match browser {
                Some(browser) => browser,
                None => browser.insert(Browser::start(*engine).await),
            };
            let window = browser.open_window().await.unwrap_or_else(|error| {
                panic!("the browser that the test before left opens no window: {error}")
            });
            Page::blank(*engine, browser.client.clone(), window, site.origin.clone())
        };
        shared
            .block_on(async { tokio::time::timeout(BROWSER_LIMIT, ready).await })
            .unwrap_or_else(|_| panic!("{engine:?} opens no window within {BROWSER_LIMIT:?}"))
    }

    /// Quits the browser, or kills its driver if it does not answer.
    fn close(&mut self) {
        if let Some(browser) = self.browser.take() {
            let closed = async { tokio::time::timeout(BROWSER_LIMIT, browser.close()).await };
            self.shared.block_on(closed).ok();
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
            Verdict::Passed => ("ok", String::new()),
            Verdict::Skipped(reason) => ("skipped", format!("{reason}\n")),
            Verdict::Flaky(message) => ("FLAKY", format!("{message}\n")),
            Verdict::Failed(first, second) if first == second => ("FAILED", format!("{first}\n")),
            Verdict::Failed(first, second) => (
                "FAILED",
                format!("{first}\nand in a new browser:\n{second}\n"),
            ),
        };
        let seconds = self.took.as_secs_f64();
        let text = format!("{word:<7}{seconds:>6.1} s  {}\n{message}", self.name);
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
    let skipped = named("skipped", |verdict| matches!(verdict, Verdict::Skipped(_)));
    let flaky = named("flaky: failed, then passed in a new browser", |verdict| {
        matches!(verdict, Verdict::Flaky(_))
    });
    let failed = named("FAILED", |verdict| matches!(verdict, Verdict::Failed(..)));
    let passed = outcomes.len() - skipped - flaky - failed;
    let failed = failed + flaky;
    println!("\n{passed} passed, {failed} failed, {skipped} skipped");
    if failed == 0 && passed > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
