//! A page under test: reads what it shows, and acts as a reader's pointer and keys.

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

/// The time limit for a page to do what it was asked.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// JavaScript: takes the errors out of the document's record.
const ERRORS: &str = "(window.record \
    ? [record.errors, record.violations].flatMap((all) => all.splice(0)) \
    : ['the document has no recorder'])";

/// JavaScript: whether the document's policy allows no script, so that nothing can go wrong in one.
const RUNS_NO_SCRIPT: &str =
    "(location.protocol === 'about:' || location.pathname === '/no-scripts.html')";

/// A point of the viewport in CSS pixels.
pub type Point = (f64, f64);

#[derive(Clone)]
pub struct Page {
    client: Client,
    window: WindowHandle,
    pub engine: Engine,
    origin: String,
    /// The index of the widget that is examined.
    widget: usize,
}

impl Page {
    /// Returns the blank page of a new window. `origin` is the site's origin.
    pub fn blank(engine: Engine, client: Client, window: WindowHandle, origin: String) -> Self {
        Self {
            client,
            window,
            engine,
            origin,
            widget: 0,
        }
    }

    /// Fails if the test leaves a dialog open, or an error that it did not take.
    pub async fn assert_left_in_order(&self) {
        if let Ok(dialog) = self.client.get_alert_text().await {
            panic!("the test leaves a dialog open: {dialog}");
        }
        // What the last step causes may come a frame later.
        self.await_frames().await;
        self.assert_no_errors().await;
    }

    /// Takes the errors and warnings in the document's console and its policy violations. What a
    /// test takes counts as expected. A document without recorder.js counts as an error.
    pub async fn take_errors(&self) -> Vec<String> {
        self.get(ERRORS).await
    }

    /// Fails if the open page or one of its iframes has errors that the test did not take.
    async fn assert_no_errors(&self) {
        // Out of any iframe.
        let window = self.window.clone();
        let in_window = self.client.switch_to_window(window).await;
        in_window.expect("the test's window is still there");
        let mut errors: Vec<String> = self.get(&format!("{RUNS_NO_SCRIPT} ? [] : {ERRORS}")).await;
        let iframes: u16 = self.get("document.querySelectorAll('iframe').length").await;
        for iframe in 0..iframes {
            self.enter_frame(iframe).await;
            let in_iframe: Vec<String> = self
                .get(&format!("host === undefined ? [] : {ERRORS}"))
                .await;
            errors.extend(in_iframe);
            self.leave_frame().await;
        }
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

    /// Switches to the document of an iframe, by index, until the test leaves it.
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

    /// Returns the same page for another of its widgets.
    pub fn widget(&self, widget: usize) -> Self {
        Self {
            widget,
            ..self.clone()
        }
    }

    /// Returns the value of a JavaScript expression, which may use the functions of probe.js.
    pub async fn get<T: DeserializeOwned>(&self, expression: &str) -> T {
        self.get_with("", expression).await
    }

    /// Like [`Self::get`], for an expression that also uses a library. Messages omit the library.
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

    /// Waits until a JavaScript condition is true. `what` names it if that fails.
    pub async fn until(&self, what: &str, condition: &str) {
        self.until_within(what, condition, PATIENCE).await;
    }

    /// Like [`Self::until`], with another time limit.
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

    /// Returns the result of a command of Chromium's developer tools.
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

    /// Clicks an element where nothing covers it, once it stands still.
    pub async fn click(&self, selector: &str) {
        let place = format!("pointOn(found(`{selector}`))");
        let began = Instant::now();
        let mut point: Point = self.get(&place).await;
        loop {
            self.await_frames().await;
            let next = self.get(&place).await;
            if next == point {
                break self.click_at(point).await;
            }
            assert!(began.elapsed() < PATIENCE, "{selector} never stands still");
            point = next;
        }
    }

    /// Waits two frames, because what one frame requests may move things in the next.
    pub async fn await_frames(&self) {
        const TWO_FRAMES: &str = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));";
        self.client
            .execute_async(TWO_FRAMES, Vec::new())
            .await
            .expect("the page draws");
    }

    /// Waits until the map has finished its flight and all claims are drawn.
    pub async fn await_still(&self) {
        const IS_STILL: &str = "(tree() === root ? root : document).getAnimations().length === 0 \
             && tree()?.querySelector('[aria-busy]') == null";
        self.until("nothing moves", IS_STILL).await;
    }

    /// Prints the page as a PDF.
    pub async fn print(&self) -> Vec<u8> {
        self.client
            .print(PrintConfiguration::default())
            .await
            .expect("the page is printed")
    }

    /// Opens a `details` element whose content loads on demand.
    pub async fn open_details(&self, details: &str) {
        self.click(&format!("{details} summary")).await;
        let is_filled = format!("found('{details}').children.length > 1");
        self.until("the code of what was opened", &is_filled).await;
    }

    pub async fn click_at(&self, point: Point) {
        self.drag(point, point).await;
    }

    /// Drags from one point to another in steps, as a hand does.
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

    /// Moves the pointer with no button pressed.
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

    /// Types into the focused element.
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
