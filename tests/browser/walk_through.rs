//! What a screen reader announces at each key, according to Chromium's accessibility tree.
//!
//! Runs in Chromium alone, because only its driver shows the accessibility tree.

use std::fmt::Write;

use expect_test::expect_file;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::page::Page;
use crate::suite::tests;

tests! {
    CHROMIUM:
        the_walk_through_reads_as_agreed;
}

/// A key, and its name in the walk-through.
enum Press {
    Key(Key, &'static str),
    Letter(char),
    /// Presses the tab key until a matching element has the focus.
    TabTo(&'static str),
}

async fn the_walk_through_reads_as_agreed(page: Page) {
    use Press::{Key as Named, Letter, TabTo};
    page.open("/").await;
    page.await_frames().await;
    page.run("found('.cm-language select').focus()").await;
    let script = [
        TabTo(".cm-story-start button"),
        TabTo(".cm-filter"),
        TabTo(".cm-filter-toggle"),
        TabTo(".cm-area"),
        Named(Key::Home, "Home"),
        Letter('p'),
        Letter('p'),
        Named(Key::Up, "Up"),
        Named(Key::Right, "Right"),
        Named(Key::Left, "Left"),
        Named(Key::Down, "Down"),
        Named(Key::Enter, "Enter"),
        TabTo(".cm-presets .cm-button"),
        TabTo(".cm-brush-handle"),
        Named(Key::Right, "Right"),
        Named(Key::Left, "Left"),
        TabTo(".cm-mark"),
        Named(Key::Home, "Home"),
        Named(Key::Right, "Right"),
        Named(Key::Right, "Right"),
        TabTo(".cm-list-head .cm-link"),
        TabTo(".cm-card-button"),
        Named(Key::Enter, "Enter"),
        TabTo("[data-source]"),
        Named(Key::Enter, "Enter"),
        TabTo(".cm-cited-by button"),
        Named(Key::Enter, "Enter"),
        Named(Key::Escape, "Escape"),
    ];
    let mut said = String::new();
    let mut last = String::new();
    let mut within: Vec<String> = Vec::new();
    for press in script {
        let keys = page.act(press).await;
        page.settle().await;
        let heard = page.heard().await;
        writeln!(said, "{keys}").unwrap();
        for part in heard.within.iter().filter(|part| !within.contains(part)) {
            writeln!(said, "    within {part}").unwrap();
        }
        writeln!(said, "    {}", heard.focused).unwrap();
        within = heard.within;
        let live: String = page.get("found('.cm-announcement').textContent").await;
        if live != last {
            writeln!(said, "    announced: {live}").unwrap();
            last = live;
        }
    }
    expect_file!["../golden/walk_through.txt"].assert_eq(&said);
}

impl Page {
    async fn act(&self, press: Press) -> String {
        match press {
            Press::Key(key, name) => {
                self.press(key).await;
                name.into()
            }
            Press::Letter(letter) => {
                self.type_text(&letter.to_string()).await;
                letter.into()
            }
            Press::TabTo(selector) => {
                let is_there = format!("root.activeElement?.matches('{selector}') === true");
                let mut presses = 0;
                while presses == 0 || !self.get::<bool>(&is_there).await {
                    assert!(presses < 60, "the tab key does not lead to {selector}");
                    self.press(Key::Tab).await;
                    presses += 1;
                }
                match presses {
                    1 => "Tab".into(),
                    _ => format!("Tab × {presses}"),
                }
            }
        }
    }

    /// Waits until the live region has nothing left to announce.
    async fn settle(&self) {
        self.await_frames().await;
        self.until(
            "all is announced",
            "!found('.cm-announcement').hasAttribute('data-pending')",
        )
        .await;
    }

    async fn heard(&self) -> Heard {
        const FOCUSED: &str = "document.querySelector('clash-map').shadowRoot.activeElement ?? document.activeElement";
        self.devtools("Accessibility.enable", json!({})).await;
        let found = self
            .devtools("Runtime.evaluate", json!({ "expression": FOCUSED }))
            .await;
        let id = &found["result"]["objectId"];
        let tree = self
            .devtools("Accessibility.getPartialAXTree", json!({ "objectId": id }))
            .await;
        let nodes = tree["nodes"].as_array().expect("there is a tree");
        let focused = nodes
            .iter()
            .find(|node| property(node, "focused") == Some(&json!(true)))
            .expect("something has the focus");
        let mut within = Vec::new();
        let mut parent = &focused["parentId"];
        while let Some(node) = nodes.iter().find(|node| node["nodeId"] == *parent) {
            if GROUPS.contains(&text(node, "role")) && !text(node, "name").is_empty() {
                within.insert(0, spoken(node));
            }
            parent = &node["parentId"];
        }
        // Chromium tells it to readers, but not to its tools.
        let value: Option<String> = self
            .get("root.activeElement?.getAttribute('aria-valuetext')")
            .await;
        let value = value.map_or(String::new(), |value| format!(" = {value}"));
        Heard {
            within,
            focused: spoken(focused) + &value,
        }
    }
}

/// What a screen reader says about the focused element.
struct Heard {
    /// The landmarks and groups that contain it, outermost first.
    within: Vec<String>,
    focused: String,
}

/// Roles whose names are announced when the focus enters them.
const GROUPS: [&str; 6] = [
    "contentinfo",
    "dialog",
    "group",
    "listbox",
    "navigation",
    "region",
];

/// Returns, for example, `option “Paktika, 1 incident” selected=false`.
fn spoken(node: &Value) -> String {
    const STATES: [&str; 5] = ["selected", "pressed", "expanded", "checked", "disabled"];
    let mut said = format!("{} “{}”", text(node, "role"), text(node, "name"));
    for state in STATES {
        if let Some(value) = property(node, state) {
            let value = value.as_str().map_or(value.to_string(), String::from);
            write!(said, " {state}={value}").unwrap();
        }
    }
    let description = text(node, "description");
    if !description.is_empty() {
        write!(said, "; described: {description}").unwrap();
    }
    said
}

fn text<'a>(node: &'a Value, field: &str) -> &'a str {
    node[field]["value"].as_str().unwrap_or_default()
}

fn property<'a>(node: &'a Value, name: &str) -> Option<&'a Value> {
    let properties = node["properties"].as_array()?;
    let found = properties
        .iter()
        .find(|property| property["name"] == name)?;
    Some(&found["value"]["value"])
}
