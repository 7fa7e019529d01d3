//! Measures the whole widget on a packed dataset: the time from a move of its window until the
//! frame that shows it is painted.

use std::path::Path;

use anyhow::Context;
use axum::Router;
use axum::extract::Path as Segment;
use axum::response::Html;
use axum::routing::get;
use serde::Deserialize;
use serde_json::{Value, json};
use tower_http::services::ServeDir;

use crate::browser::{Browser, Driver};

const OBSERVER: &str = include_str!("frames.js");

/// With this number, the columns are so small that any cost above it is due to more incidents.
pub const FEW: usize = 1_000;

/// Moves before those that count, so that the browser has compiled the hot code.
const WARM_UP: usize = 20;
const RESTS: &str = "(window.measured?.rests() ?? null)";

/// The moves of the window by pointer or keys, with their names in the table.
const MOVES: [(Move, &str); 4] = [
    (Move::PixelOn, "a pixel on"),
    (Move::Jump, "a jump"),
    (Move::DayByKey, "its end a day on, by key"),
    (Move::PageByKey, "its end 30 days to and fro, by key"),
];

#[derive(Clone, Copy, PartialEq)]
enum Move {
    /// Two days, because five years are a thousand pixels wide.
    PixelOn,
    Jump,
    DayByKey,
    PageByKey,
}

/// Milliseconds on the page's main thread.
#[derive(Clone, Copy, Deserialize)]
struct Cost {
    /// From the event to the end of all effects.
    script_ms: f64,
    /// Also the frame that shows it: style, layout and paint.
    frame_ms: f64,
}

#[derive(Clone, Copy, Deserialize)]
struct Loaded {
    /// Bytes over the network, with 300 bytes of headers per response.
    bytes: f64,
    wasm_bytes: f64,
    elements: f64,
}

/// The measurements for one number of incidents.
pub struct Frames {
    count: usize,
    /// What had loaded when the widget was ready.
    loaded: Loaded,
    /// The costs of each of [`MOVES`].
    moves: Vec<Vec<Cost>>,
    /// The costs of each text chunk that arrived while the window moved.
    texts: Vec<Cost>,
    /// The costs of each list that followed a drag.
    lists: Vec<Cost>,
}

/// Serves the widget of `dist` and a page for each number of incidents, such as
/// `/packed/1000.html`. Its window is a year.
pub fn site(dist: &Path, data: &Path) -> Router {
    let page = async |Segment(page): Segment<String>| {
        let src = page.replace(".html", ".cmap");
        Html(format!(
            r#"<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Synthetic incidents</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/clash-map.css">
<script type="module" src="/clash-map.js"></script>
<clash-map src="/data/{src}" from="2021-02-04" to="2022-02-03"></clash-map>
</html>
"#
        ))
    };
    Router::new()
        .route("/packed/{page}", get(page))
        .nest_service("/data", ServeDir::new(data).precompressed_br())
        .fallback_service(ServeDir::new(dist).precompressed_br())
}

/// Opens the widget with this number of incidents and moves its window.
///
/// # Errors
/// Fails if the widget does not become ready or does not respond.
pub async fn measure(driver: &Driver, origin: &str, count: usize) -> anyhow::Result<Frames> {
    let browser = driver.open().await?;
    let source = format!("{{\n{OBSERVER}\n}}");
    browser
        .devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": source }),
        )
        .await?;
    browser
        .go_to(&format!("{origin}/packed/{count}.html"))
        .await?;
    browser.wait_for::<bool>(RESTS).await?;
    let loaded = browser.get("measured.loaded()").await?;
    let mut moves = Vec::new();
    for (kind, name) in MOVES {
        moves.push(move_window(&browser, kind).await.context(name)?);
    }
    let texts = browser.get("measured.texts").await?;
    let lists = browser.get("measured.lists").await?;
    browser.close().await;
    Ok(Frames {
        count,
        loaded,
        moves,
        texts,
        lists,
    })
}

/// Makes the moves, each after the result of the last is shown with its text.
async fn move_window(browser: &Browser, kind: Move) -> anyhow::Result<Vec<Cost>> {
    let steps = WARM_UP + if kind == Move::PixelOn { 100 } else { 40 };
    let [x_px, y_px]: [f64; 2] = browser.get("measured.takeWindow()").await?;
    let by_pointer = matches!(kind, Move::PixelOn | Move::Jump);
    if by_pointer {
        mouse(browser, "mousePressed", x_px, y_px).await?;
    }
    let before: usize = browser.get("measured.moves.length").await?;
    for step in 0..steps {
        match kind {
            Move::PixelOn => mouse(browser, "mouseMoved", x_px + step as f64 + 1.0, y_px).await?,
            Move::Jump => {
                let along_px = (step * 97 % 300) as f64 - 150.0;
                mouse(browser, "mouseMoved", x_px + along_px, y_px).await?;
            }
            Move::DayByKey => key(browser, "ArrowRight").await?,
            Move::PageByKey if step % 2 == 0 => key(browser, "PageUp").await?,
            Move::PageByKey => key(browser, "PageDown").await?,
        }
        let is_shown = format!(
            "measured.moves.length > {} && {RESTS} || null",
            before + step
        );
        browser.wait_for::<bool>(&is_shown).await?;
    }
    if by_pointer {
        mouse(browser, "mouseReleased", x_px, y_px).await?;
    }
    let moves: Vec<Cost> = browser.get("measured.moves").await?;
    Ok(moves[before + WARM_UP..before + steps].to_vec())
}

async fn mouse(browser: &Browser, kind: &str, x_px: f64, y_px: f64) -> anyhow::Result<()> {
    let input = json!({
        "type": kind, "x": x_px, "y": y_px, "button": "left", "buttons": 1, "clickCount": 1,
    });
    browser.devtools("Input.dispatchMouseEvent", input).await?;
    Ok(())
}

async fn key(browser: &Browser, key: &str) -> anyhow::Result<()> {
    for kind in ["rawKeyDown", "keyUp"] {
        let input: Value = json!({ "type": kind, "key": key, "code": key });
        browser.devtools("Input.dispatchKeyEvent", input).await?;
    }
    Ok(())
}

/// Returns the value that this share of all values does not exceed, or `None` if there are none.
fn quantile(mut values: Vec<f64>, share: f64) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let position = (values.len() as f64 * share).ceil() as usize;
    values.get(position.saturating_sub(1)).copied()
}

/// Returns a Markdown table with one row per figure: the median, the 95th percentile, and the
/// ratios of the medians for the most incidents to those for fewer.
pub fn table(measured: &[Frames]) -> String {
    let Some((last, fewer)) = measured.split_last() else {
        return String::new();
    };
    let counts = measured.iter().map(|frames| format!(" {} |", frames.count));
    let ratios = fewer
        .iter()
        .map(|frames| format!(" {} ÷ {} |", last.count, frames.count));
    let head: String = counts.chain(ratios).collect();
    let columns = measured.len() + fewer.len();
    let mut lines = vec![
        format!("| the whole widget |{head}"),
        format!("|---|{}", "--:|".repeat(columns)),
    ];
    let mut row = |name: String, figures: &dyn Fn(&Frames) -> Vec<f64>, decimals: usize| {
        let middle = |frames| quantile(figures(frames), 0.5);
        let cell = |frames| match (middle(frames), quantile(figures(frames), 0.95)) {
            (Some(middle), Some(most)) if figures(frames).len() > 1 => {
                format!(" {middle:.decimals$} ({most:.decimals$}) |")
            }
            (Some(only), _) => format!(" {only:.decimals$} |"),
            _ => " – |".to_owned(),
        };
        let ratio = |frames| match (middle(last), middle(frames)) {
            (Some(last), Some(fewer)) => format!(" {:.2}× |", last / fewer),
            _ => " – |".to_owned(),
        };
        let cells = measured.iter().map(cell).chain(fewer.iter().map(ratio));
        lines.push(format!("| {name} |{}", cells.collect::<String>()));
    };
    let mut costs = |name: &str, costs: &dyn Fn(&Frames) -> &[Cost]| {
        let of = |frames: &Frames, figure: fn(&Cost) -> f64| {
            costs(frames).iter().map(figure).collect::<Vec<_>>()
        };
        row(
            format!("{name}: script, ms"),
            &|f| of(f, |cost| cost.script_ms),
            1,
        );
        row(
            format!("{name}: whole frame, ms"),
            &|f| of(f, |cost| cost.frame_ms),
            1,
        );
    };
    for (number, (_, name)) in MOVES.iter().enumerate() {
        costs(name, &|frames| &frames.moves[number]);
    }
    costs("the list that follows a drag", &|frames| &frames.lists);
    costs("text that comes", &|frames| &frames.texts);
    let few = measured.iter().find(|frames| frames.count == FEW);
    let an_incident = |frames: &Frames| {
        let more = few.filter(|few| few.count < frames.count).map(|few| {
            (frames.loaded.wasm_bytes - few.loaded.wasm_bytes) / (frames.count - few.count) as f64
        });
        more.into_iter().collect()
    };
    row("loaded, MB".into(), &|f| vec![f.loaded.bytes / 1e6], 2);
    row(
        "WebAssembly, MB".into(),
        &|f| vec![f.loaded.wasm_bytes / 1e6],
        1,
    );
    row("of it bytes an incident".into(), &an_incident, 1);
    row("elements".into(), &|f| vec![f.loaded.elements], 0);
    lines.join("\n")
}
