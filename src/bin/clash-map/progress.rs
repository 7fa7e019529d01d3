//! Says what a long step is doing: a spinner on a terminal, one plain line elsewhere.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// Runs `step` under the heading `what` and says how long it took.
///
/// The step's own output must not go to the terminal meanwhile.
///
/// # Errors
/// Whatever the step returns.
pub fn step<T>(what: &str, step: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    let began = Instant::now();
    let spinner = ProgressBar::new_spinner().with_style(ProgressStyle::default_spinner());
    spinner.set_message(what.to_owned());
    spinner.enable_steady_tick(Duration::from_millis(100));
    let result = step();
    spinner.finish_and_clear();
    let outcome = if result.is_ok() { "" } else { "failed after " };
    eprintln!("{what}: {outcome}{}", seconds(began.elapsed()));
    result
}

/// A duration as people read it, in seconds with one decimal: `3.2 s`.
pub fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}
