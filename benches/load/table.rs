//! Compares the pages' medians.

use crate::pages::Page;
use crate::visit::Costs;

/// The measurements of one page with one number of incidents, run by run.
#[derive(Default)]
pub struct Runs {
    pub costs: Vec<Costs>,
    pub first_use_ms: Vec<f64>,
}

/// # Panics
/// Panics if there is no value.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 {
        values[middle]
    } else {
        (values[middle - 1] + values[middle]) / 2.0
    }
}

/// A column: its heading, number of decimals and figure.
type Column = (&'static str, usize, fn(&Runs) -> f64);

const COLUMNS: [Column; 10] = [
    ("kB", 1, |runs| of(runs, |costs| costs.bytes / 1e3)),
    ("first paint", 0, |runs| {
        of(runs, |costs| costs.first_paint_ms)
    }),
    ("first use", 0, |runs| median(runs.first_use_ms.clone())),
    ("ready", 0, |runs| of(runs, |costs| costs.ready_ms)),
    ("blocked", 0, |runs| of(runs, |costs| costs.blocked_ms)),
    ("longest after", 0, |runs| {
        of(runs, |costs| costs.longest_task_ms)
    }),
    ("click", 0, |runs| of(runs, |costs| costs.click_ms)),
    ("CLS", 3, |runs| of(runs, |costs| costs.shift)),
    ("heap MB", 1, |runs| {
        of(runs, |costs| costs.heap_bytes / 1e6)
    }),
    ("wasm MB", 1, |runs| {
        of(runs, |costs| costs.wasm_bytes / 1e6)
    }),
];

fn of(runs: &Runs, figure: fn(&Costs) -> f64) -> f64 {
    median(runs.costs.iter().map(figure).collect())
}

/// Returns a Markdown table with one row per page, and the ratios of the plain page's and D3's
/// figures to Clash Map's.
pub fn table(incidents: usize, measured: &[(Page, Runs)]) -> String {
    let figures = |page| {
        let runs = measured.iter().find(|(measured, _)| *measured == page);
        runs.map(|(_, runs)| COLUMNS.map(|(_, _, figure)| figure(runs)))
    };
    let title = format!("{incidents} incidents");
    let mut lines = vec![
        row(&title, &COLUMNS.map(|(heading, ..)| heading.to_owned())),
        row("---", &COLUMNS.map(|_| "--:".to_owned())),
    ];
    for page in Page::ALL {
        if let Some(figures) = figures(page) {
            let cell = |i: usize| format!("{:.*}", COLUMNS[i].1, figures[i]);
            lines.push(row(page.name(), &std::array::from_fn(cell)));
        }
    }
    for peer in [Page::Plain, Page::D3] {
        let (Some(ours), Some(theirs)) = (figures(Page::ClashMap), figures(peer)) else {
            continue;
        };
        // There is no ratio to zero.
        let cell = |i: usize| match theirs[i] {
            0.0 => "–".to_owned(),
            theirs => format!("{:.2}×", ours[i] / theirs),
        };
        lines.push(row(
            &format!("÷ {}", peer.name()),
            &std::array::from_fn(cell),
        ));
    }
    lines.join("\n")
}

fn row(head: &str, cells: &[String; COLUMNS.len()]) -> String {
    let cells = cells.iter().zip(COLUMNS).map(|(cell, (heading, ..))| {
        let width = heading.len().max(7);
        format!(" {cell:>width$} |")
    });
    format!("| {head:<25} |{}", cells.collect::<String>())
}
