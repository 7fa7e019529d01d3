//! What axe-core finds in every state, in every colour and width: nothing.

use serde::Deserialize;

use crate::driver::tools_folder;
use crate::in_every_engine;
use crate::page::Page;
use crate::states::{Colours, LANGUAGES, START, STATES, State, WIDTHS_PX};

in_every_engine!(@engine chromium Chromium every_state_passes_axe);
in_every_engine!(@engine firefox Firefox start_passes_axe);
in_every_engine!(@engine webkit WebKit start_passes_axe);

async fn start_passes_axe(page: Page) {
    let axe = axe();
    for language in LANGUAGES {
        page.open_state(&START, language).await;
        let found = violations(&page, &axe, &START).await;
        assert!(found.is_empty(), "{language}:\n{}", found.join("\n"));
    }
}

async fn every_state_passes_axe(page: Page) {
    let axe = axe();
    let mut found = Vec::new();
    for language in LANGUAGES {
        for &width_px in WIDTHS_PX {
            page.set_width(width_px).await;
            for state in STATES {
                page.set_colours(Colours::Light).await;
                page.open_state(state, language).await;
                for colours in Colours::ALL {
                    page.set_colours(colours).await;
                    page.await_frames().await;
                    let place = format!("{}, {language}, {width_px} px, {colours:?}", state.name);
                    let all = violations(&page, &axe, state).await;
                    found.extend(all.into_iter().map(|one| format!("{place}: {one}")));
                }
            }
        }
    }
    assert!(found.is_empty(), "axe finds:\n{}", found.join("\n"));
}

/// Its source, which installs itself on the window.
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
    /// Selectors, one for each document or shadow root on the way; joined.
    target: String,
    summary: String,
}

/// One line for each element that breaks a rule.
async fn violations(page: &Page, axe: &str, state: &State) -> Vec<String> {
    // The page around a bare widget is the tests' own.
    let context = if state.is_whole_page() {
        "document"
    } else {
        "host"
    };
    let run = format!(
        "window.axe.run({context}, {{
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            rules: {{
                'target-size': {{ enabled: true }},
                // An article has it, around the widget.
                'page-has-heading-one': {{ enabled: false }},
            }},
            resultTypes: ['violations'],
        }}).then(({{ violations }}) => violations.map(({{ id, help, nodes }}) => ({{ id, help,
            nodes: nodes.map((node) => ({{
                target: node.target.flat().join(' >> '),
                summary: node.failureSummary.replace(/\\s+/g, ' '),
            }})),
        }})))"
    );
    let violations: Vec<Violation> = page.get_with(axe, &run).await;
    let lines = violations.into_iter().flat_map(|violation| {
        let Violation { id, help, nodes } = violation;
        nodes
            .into_iter()
            .map(move |Node { target, summary }| format!("{id} ({help}): {target}: {summary}"))
    });
    lines.collect()
}
