//! Shows that a long step is still running: a spinner on a terminal, otherwise a line every 15 s.

use std::io::IsTerminal;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// The interval between lines without a terminal.
const BEAT: Duration = Duration::from_secs(15);

/// Runs `step` under the heading `what` and prints how long it took.
///
/// The step must not write to the terminal meanwhile.
///
/// # Errors
/// Returns the step's error.
pub fn step<T>(what: &str, step: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    let began = Instant::now();
    let spinner = ProgressBar::new_spinner().with_style(ProgressStyle::default_spinner());
    spinner.set_message(what.to_owned());
    spinner.enable_steady_tick(Duration::from_millis(100));
    let result = if std::io::stderr().is_terminal() {
        step()
    } else {
        with_beats(what, step)
    };
    spinner.finish_and_clear();
    let outcome = if result.is_ok() { "" } else { "failed after " };
    eprintln!("{what}: {outcome}{}", seconds(began.elapsed()));
    result
}

fn with_beats<T>(what: &str, step: impl FnOnce() -> T) -> T {
    let (end, ended) = mpsc::channel::<()>();
    let began = Instant::now();
    thread::scope(|scope| {
        scope.spawn(move || {
            while ended.recv_timeout(BEAT) == Err(RecvTimeoutError::Timeout) {
                eprintln!("{what}: {:.0} s so far", began.elapsed().as_secs_f64());
            }
        });
        let result = step();
        drop(end);
        result
    })
}

/// Returns a duration in seconds with one decimal: `3.2 s`.
pub fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}
