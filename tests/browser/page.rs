//! A page under test: what it shows, and a reader's pointer and keys.

use std::time::{Duration, Instant};

use fantoccini::Client;
use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::wd::{PrintConfiguration, WindowHandle};
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::devtools::Devtools;
use crate::driver::Engine;

const PROBE: &str = include_str!("probe.js");

/// How long a page may take to do what it was asked.
const PATIENCE: Duration = Duration::from_secs(20);

/// A point of the viewport in CSS pixels.
pub type Point = (f64, f64);

#[derive(Clone)]
pub struct Page {
    client: Client,
    window: WindowHandle,
    pub engine: Engine,
    origin: String,
    /// Which of the page's widgets is looked at, from 0.
    widget: usize,
}

impl Page {
    /// The blank page of a new window; `origin` is the site's.
    pub fn blank(engine: Engine, client: Client, window: WindowHandle, origin: String) -> Self {
        Self {
            client,
            window,
            engine,
            origin,
            widget: 0,
        }
    }

    /// Fails where the test leaves behind a dialog, or an error that it has not taken.
    pub async fn assert_left_in_order(&self) {
        if let Ok(dialog) = self.client.get_alert_text().await {
            panic!("the test leaves a dialog open: {dialog}");
        }
        self.assert_no_errors().await;
    }

    /// What the page has written to the console as errors and warnings, and which policies it
    /// has broken; what is taken counts as expected.
    pub async fn take_errors(&self) -> Vec<String> {
        self.get("window.record ? [record.errors, record.violations].flatMap((all) => all.splice(0)) : []")
            .await
    }

    /// Fails where the page that is open has errors that the test has not taken.
    async fn assert_no_errors(&self) {
        // Out of any iframe.
        let window = self.window.clone();
        let in_window = self.client.switch_to_window(window).await;
        in_window.expect("the test's window is still there");
        let errors = self.take_errors().await;
        assert!(
            errors.is_empty(),
            "errors that no test expects: {errors:#?}"
        );
    }

    /// Opens a path of the site, brings the widget near and waits until it is ready.
    pub async fn open(&self, path: &str) {
        self.open_without_waiting(path).await;
        self.await_ready().await;
    }

    pub async fn await_ready(&self) {
        self.until(
            "it starts",
            "['ready', 'failed'].includes(host.getAttribute('data-state'))",
        )
        .await;
        let state: String = self.get("host.getAttribute('data-state')").await;
        assert_eq!(
            state,
            "ready",
            "{}",
            self.get::<serde_json::Value>("window.record").await
        );
    }

    pub async fn open_without_waiting(&self, path: &str) {
        self.go_to(&format!("{}{path}", self.origin)).await;
        self.run("bringIntoView(host)").await;
    }

    /// Opens any address, with or without a widget.
    pub async fn go_to(&self, url: &str) {
        self.assert_no_errors().await;
        self.client.goto(url).await.expect("the page opens");
    }

    /// Looks at the document in one of the page's iframes, from 0, until it is left.
    pub async fn enter_frame(&self, frame: u16) {
        self.client
            .enter_frame(frame)
            .await
            .expect("the page has the iframe");
    }

    pub async fn leave_frame(&self) {
        self.client
            .enter_parent_frame()
            .await
            .expect("the iframe is in a page");
    }

    /// The same page, looking at another of its widgets.
    pub fn widget(&self, widget: usize) -> Self {
        Self {
            widget,
            ..self.clone()
        }
    }

    /// The value of a JavaScript expression, which may use all of probe.js.
    pub async fn get<T: DeserializeOwned>(&self, expression: &str) -> T {
        self.get_with("", expression).await
    }

    /// The same of an expression that uses a library as well; messages leave that out.
    pub async fn get_with<T: DeserializeOwned>(&self, library: &str, expression: &str) -> T {
        let value = self
            .script(&format!("{library}\nreturn ({expression});"))
            .await;
        let value = value.unwrap_or_else(|error| panic!("{expression}: {error}"));
        serde_json::from_value(value).unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    /// Runs JavaScript statements.
    pub async fn run(&self, statements: &str) {
        self.script(statements)
            .await
            .unwrap_or_else(|error| panic!("{statements}: {error}"));
    }

    async fn script(&self, body: &str) -> Result<serde_json::Value, CmdError> {
        let script = format!("const widget = arguments[0];\n{PROBE}\n{body}");
        self.client.execute(&script, vec![json!(self.widget)]).await
    }

    /// Waits for a JavaScript condition; `what` names it where it never comes true.
    pub async fn until(&self, what: &str, condition: &str) {
        self.until_within(what, condition, PATIENCE).await;
    }

    /// The same for what may take longer, or must not take as long.
    pub async fn until_within(&self, what: &str, condition: &str, limit: Duration) {
        let began = Instant::now();
        let condition = &format!("!!({condition})");
        while !self.get::<bool>(condition).await {
            if began.elapsed() > limit {
                let record: serde_json::Value = self.get("window.record").await;
                panic!("not within {limit:?}: {what}\n{condition}\n{record:#}");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// What Chromium's own developer tools answer to a command.
    pub async fn devtools(
        &self,
        command: &'static str,
        parameters: serde_json::Value,
    ) -> serde_json::Value {
        let command = Devtools {
            command,
            parameters,
        };
        self.client
            .issue_cmd(command)
            .await
            .unwrap_or_else(|error| panic!("the developer tools refuse: {error}"))
    }

    /// A reader's click on an element, where nothing lies over it, once it stands still.
    pub async fn click(&self, selector: &str) {
        let place = format!("pointOn(found(`{selector}`))");
        let mut point: Point = self.get(&place).await;
        loop {
            self.await_frames().await;
            let next = self.get(&place).await;
            if next == point {
                break self.click_at(point).await;
            }
            point = next;
        }
    }

    /// Until the page has drawn what it knows: what is asked for in one frame may move
    /// things in the next.
    pub async fn await_frames(&self) {
        const TWO_FRAMES: &str = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));";
        self.client
            .execute_async(TWO_FRAMES, Vec::new())
            .await
            .expect("the page draws");
    }

    /// Until the map has come to where it flies, and all claims are drawn.
    pub async fn await_still(&self) {
        const IS_STILL: &str = "(tree() === root ? root : document).getAnimations().length === 0 \
             && tree()?.querySelector('[aria-busy]') == null";
        self.until("nothing moves", IS_STILL).await;
    }

    /// The page as a PDF.
    pub async fn print(&self) -> Vec<u8> {
        self.client
            .print(PrintConfiguration::default())
            .await
            .expect("the page is printed")
    }

    /// Opens a `details` whose content comes with its code.
    pub async fn open_details(&self, details: &str) {
        self.click(&format!("{details} summary")).await;
        let is_filled = format!("found('{details}').children.length > 1");
        self.until("the code of what was opened", &is_filled).await;
    }

    pub async fn click_at(&self, point: Point) {
        self.drag(point, point).await;
    }

    /// Presses at one point and lets go at another, moving in steps as a hand does.
    pub async fn drag(&self, from: Point, to: Point) {
        self.drag_in_steps(from, to, 8).await;
    }

    pub async fn drag_in_steps(&self, from: Point, to: Point, steps: u32) {
        let mut hand =
            MouseActions::new("mouse".into())
                .then(move_to(from))
                .then(PointerAction::Down {
                    button: MOUSE_BUTTON_LEFT,
                });
        if from != to {
            for step in 1..=steps {
                let part = f64::from(step) / f64::from(steps);
                hand = hand.then(move_to((
                    from.0 + (to.0 - from.0) * part,
                    from.1 + (to.1 - from.1) * part,
                )));
            }
        }
        hand = hand.then(PointerAction::Up {
            button: MOUSE_BUTTON_LEFT,
        });
        self.client
            .perform_actions(hand)
            .await
            .expect("the pointer acts");
    }

    /// Moves the pointer without a button.
    pub async fn hover(&self, point: Point) {
        let hand = MouseActions::new("mouse".into()).then(move_to(point));
        self.client
            .perform_actions(hand)
            .await
            .expect("the pointer acts");
    }

    pub async fn press(&self, key: Key) {
        self.type_text(&char::from(key).to_string()).await;
    }

    /// Into what has the focus.
    pub async fn type_text(&self, text: &str) {
        let keys = text
            .chars()
            .fold(KeyActions::new("keys".into()), |keys, value| {
                keys.then(KeyAction::Down { value })
                    .then(KeyAction::Up { value })
            });
        self.client
            .perform_actions(keys)
            .await
            .expect("the key acts");
    }
}

fn move_to((x, y): Point) -> PointerAction {
    // Engines differ in how they take fractions.
    PointerAction::MoveTo {
        duration: Some(Duration::ZERO),
        x: x.round(),
        y: y.round(),
    }
}
