//! Runs axe-core on the open page. every_state.rs does so in every state.

use serde::Deserialize;
use serde_json::json;

use crate::driver::tools_folder;
use crate::page::Page;
use crate::states::State;

/// The axe-core rules for WCAG 2.2 at levels A and AA, and for best practice.
pub const EVERY_RULE: &str =
    "runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: {
        'target-size': { enabled: true },
        // An article has it, around the widget.
        'page-has-heading-one': { enabled: false },
    }";

/// The rules whose result depends on the colour scheme.
pub const RULES_OF_COLOUR: &str =
    "runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }";

/// Returns the source of axe-core, which installs itself on `window`.
fn axe() -> String {
    let file = tools_folder().join("node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(&file).unwrap_or_else(|error| {
        panic!(
            "{}: {error}; `cargo x test` installs axe-core",
            file.display()
        )
    })
}

#[derive(Deserialize)]
struct Violation {
    id: String,
    help: String,
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    /// CSS selectors, one for each document or shadow root on the path, joined.
    target: String,
    summary: String,
}

/// Loads axe-core into every page that the window opens from now on. Works in Chromium only.
pub async fn bring_axe(page: &Page) {
    page.devtools(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": axe() }),
    )
    .await;
}

/// Returns one line for each element that breaks one of these rules.
pub async fn violations(page: &Page, state: &State, rules: &str) -> Vec<String> {
    if page.get("window.axe === undefined").await {
        let () = page.get_with(&axe(), "null").await;
    }
    // The page around a bare widget is the tests' own.
    let context = if state.is_whole_page() {
        "document"
    } else {
        "host"
    };
    // No rule here reads style sheets, so axe-core does not fetch them again.
    let run = format!(
        "window.axe.run({context}, {{ {rules}, resultTypes: ['violations'], preload: false }})
        .then(({{ violations }}) => violations.map(({{ id, help, nodes }}) => ({{ id, help,
            nodes: nodes.map((node) => ({{
                target: node.target.flat().join(' >> '),
                summary: node.failureSummary.replace(/\\s+/g, ' '),
            }})),
        }})))"
    );
    let violations: Vec<Violation> = page.get(&run).await;
    let lines = violations.into_iter().flat_map(|violation| {
        let Violation { id, help, nodes } = violation;
        nodes
            .into_iter()
            .map(move |Node { target, summary }| format!("{id} ({help}): {target}: {summary}"))
    });
    lines.collect()
}
