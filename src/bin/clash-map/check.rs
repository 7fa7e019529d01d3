//! `check`: lists the issues of a dataset.

use std::fs;
use std::path::Path;

use anyhow::Context;
use clash_map::geo;
use clash_map::model::{Issue, Loaded, Raw, load};

/// Prints every issue of the JSON dataset at `path` and a summary to standard error. Returns true
/// if there are no issues.
///
/// # Errors
/// Fails if the file cannot be read or is not JSON. A JSON error names the line and column.
pub fn run(path: &Path) -> anyhow::Result<bool> {
    let shown_path = path.display();
    let json = fs::read_to_string(path).with_context(|| format!("cannot read {shown_path}"))?;
    let raw: Raw =
        serde_json::from_str(&json).with_context(|| format!("cannot read {shown_path} as JSON"))?;
    let loaded = load(&raw, &geo::embedded());
    let issues = match &loaded {
        Ok(loaded) => &loaded.issues,
        Err(issues) => issues,
    };
    for issue in issues {
        eprintln!("error: {issue}");
    }
    match &loaded {
        Ok(loaded) => eprintln!("{shown_path}: {}", summary(loaded)),
        Err(issues) => eprintln!(
            "{shown_path}: nothing can be shown; {}",
            issue_count(issues)
        ),
    }
    Ok(issues.is_empty())
}

fn summary(
    Loaded {
        dataset,
        issues,
        withheld,
        total,
    }: &Loaded,
) -> String {
    let incidents = dataset.incidents.len();
    let records = dataset.incidents.records().unwrap_or_default();
    let claims: usize = records.iter().map(|incident| incident.claims.len()).sum();
    let sources = dataset.sources.len();
    let counts = format!("{incidents} incidents, {claims} claims, {sources} sources");
    if issues.is_empty() {
        format!("{counts}: no issues")
    } else {
        let issues = issue_count(issues);
        format!("{counts}: {issues}; {withheld} of {total} records withheld")
    }
}

fn issue_count(issues: &[Issue]) -> String {
    match issues.len() {
        1 => "1 issue".into(),
        count => format!("{count} issues"),
    }
}
