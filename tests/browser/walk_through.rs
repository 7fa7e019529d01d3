//! What a screen reader is told at each key, from Chromium's accessibility tree.

use std::fmt::Write;

use expect_test::expect_file;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::in_every_engine;
use crate::page::Page;

in_every_engine!(@engine chromium Chromium the_walk_through_reads_as_agreed);

/// A key, and how the walk-through names it.
enum Press {
    Key(Key, &'static str),
    Letter(char),
    /// The tab key until something that matches has the focus.
    TabTo(&'static str),
}

async fn the_walk_through_reads_as_agreed(page: Page) {
    use Press::{Key as Named, Letter, TabTo};
    page.open("/").await;
    page.await_frames().await;
    page.run("found('.cm-filter').focus()").await;
    let script = [
        TabTo(".cm-area"),
        Named(Key::Home, "Home"),
        Letter('p'),
        Letter('a'),
        Letter('k'),
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
    for press in script {
        let keys = page.act(press).await;
        page.settle().await;
        writeln!(said, "{keys}\n    {}", page.focused_node().await).unwrap();
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
                self.press_key(letter).await;
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

    /// Until nothing is left to be announced.
    async fn settle(&self) {
        self.await_frames().await;
        self.until(
            "all is announced",
            "!found('.cm-announcement').hasAttribute('data-pending')",
        )
        .await;
    }

    /// Role, name, value, states and description of what has the focus.
    async fn focused_node(&self) -> String {
        const FOCUSED: &str = "document.querySelector('clash-map').shadowRoot.activeElement ?? document.activeElement";
        self.devtools("Accessibility.enable", json!({})).await;
        let found = self
            .devtools("Runtime.evaluate", json!({ "expression": FOCUSED }))
            .await;
        let id = &found["result"]["objectId"];
        let tree = self
            .devtools(
                "Accessibility.getPartialAXTree",
                json!({ "objectId": id, "fetchRelatives": false }),
            )
            .await;
        spoken(&tree["nodes"][0])
    }
}

/// `option “Paktika, 1 incident” selected=false`.
fn spoken(node: &Value) -> String {
    const STATES: [&str; 5] = ["selected", "pressed", "expanded", "checked", "disabled"];
    let text = |field: &str| node[field]["value"].as_str().unwrap_or_default().to_owned();
    let mut said = format!("{} “{}”", text("role"), text("name"));
    let properties = node["properties"].as_array().cloned().unwrap_or_default();
    let property = |name: &str| {
        let found = properties.iter().find(|property| property["name"] == name);
        found.map(|property| &property["value"]["value"])
    };
    for value in [&node["value"]["value"]]
        .into_iter()
        .chain(property("valuetext"))
    {
        if let Some(value) = value.as_str().filter(|value| !value.is_empty()) {
            write!(said, " = {value}").unwrap();
        }
    }
    for state in STATES {
        if let Some(value) = property(state) {
            let value = value.as_str().map_or(value.to_string(), String::from);
            write!(said, " {state}={value}").unwrap();
        }
    }
    let description = text("description");
    if !description.is_empty() {
        write!(said, "\n    described: {description}").unwrap();
    }
    said
}
