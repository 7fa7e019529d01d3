//! One visit to a page, on a simulated slow phone and network.

use anyhow::{Context, ensure};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::browser::{Browser, Driver};
use crate::pages::Page;

const READER: &str = include_str!("reader.js");

const CPU_SLOWDOWN: u32 = 4;
const DOWN_BITS_PER_S: u32 = 1_600_000;
const UP_BITS_PER_S: u32 = 750_000;
const ROUND_TRIP_MS: u32 = 150;

/// How long a page must be idle to count as loaded.
const REST_MS: f64 = 500.0;

/// The provinces that are selected in turn. Both are large enough to click.
const PROVINCES: [&str; 2] = ["AF-PKA", "AF-NAN"];
const CLICKS: usize = 6;

/// What it costs to load and use a page. Times count from the start of the visit.
#[derive(Clone, Debug)]
pub struct Costs {
    /// Bytes over the network, with 300 bytes of headers per response.
    pub bytes: f64,
    pub first_paint_ms: f64,
    /// When everything on the page works.
    pub ready_ms: f64,
    /// Total time of each task beyond 50 ms, until the page is idle.
    pub blocked_ms: f64,
    /// The longest task after that, or 0 if none takes 50 ms.
    pub longest_task_ms: f64,
    /// Cumulative layout shift.
    pub shift: f64,
    /// From a click on a province to the paint that shows it: the median of several.
    pub click_ms: f64,
    pub heap_bytes: f64,
    pub wasm_bytes: f64,
}

#[derive(Deserialize)]
struct Figures {
    bytes: f64,
    first_paint_ms: f64,
    ready_ms: f64,
    blocked_ms: f64,
    shift: f64,
}

/// Loads a page, waits until it is idle and then selects provinces.
///
/// # Errors
/// Fails if the page does not become ready, shows another number of incidents or does not respond.
pub async fn load(
    driver: &Driver,
    origin: &str,
    page: Page,
    incidents: usize,
) -> anyhow::Result<Costs> {
    let browser = begin(driver, origin, page, incidents, false).await?;
    let costs = costs(&browser, incidents).await;
    browser.close().await;
    costs.with_context(|| format!("{}, {incidents} incidents", page.name()))
}

async fn costs(browser: &Browser, incidents: usize) -> anyhow::Result<Costs> {
    let rests = format!("(bench.rest_ms() ?? 0) > {REST_MS} || null");
    browser.wait_for::<bool>(&rests).await?;
    let figures: Figures = browser.get("bench.figures()").await?;
    let shown: usize = browser.get("bench.page.incidents()").await?;
    ensure!(shown == incidents, "it shows {shown} incidents");
    let (heap_bytes, wasm_bytes) = memory(browser).await?;
    for province in PROVINCES.into_iter().cycle().take(CLICKS) {
        click(browser, province).await?;
    }
    Ok(Costs {
        bytes: figures.bytes,
        first_paint_ms: figures.first_paint_ms,
        ready_ms: figures.ready_ms,
        blocked_ms: figures.blocked_ms,
        longest_task_ms: browser.get("bench.longestAfterReady_ms()").await?,
        shift: figures.shift,
        click_ms: crate::table::median(browser.get("bench.clicks_ms").await?),
        heap_bytes,
        wasm_bytes,
    })
}

/// Loads a page and clicks a province until the page shows its incidents. Returns when it did.
///
/// # Errors
/// Fails if it never does.
pub async fn first_use_ms(
    driver: &Driver,
    origin: &str,
    page: Page,
    incidents: usize,
) -> anyhow::Result<f64> {
    let browser = begin(driver, origin, page, incidents, true).await?;
    let used = browser.wait_for("window.bench?.firstUse_ms ?? null").await;
    browser.close().await;
    used.with_context(|| format!("{}, {incidents} incidents", page.name()))
}

async fn begin(
    driver: &Driver,
    origin: &str,
    page: Page,
    incidents: usize,
    is_hasty: bool,
) -> anyhow::Result<Browser> {
    let browser = driver.open().await?;
    // Navigate within the process of this origin, so that the settings apply to the next page.
    browser.go_to(&format!("{origin}/empty.html")).await?;
    browser
        .wait_for::<bool>(
            "document.readyState === 'complete' && location.pathname === '/empty.html' || null",
        )
        .await?;
    let reader = format!(
        "{{ const province = '{}', isHasty = {is_hasty};\n{READER}\n}}",
        PROVINCES[0]
    );
    for (command, parameters) in [
        ("Performance.enable", json!({})),
        ("Network.enable", json!({})),
        ("Network.setCacheDisabled", json!({ "cacheDisabled": true })),
        (
            "Network.emulateNetworkConditions",
            json!({
                "offline": false,
                "latency": ROUND_TRIP_MS,
                "downloadThroughput": DOWN_BITS_PER_S / 8,
                "uploadThroughput": UP_BITS_PER_S / 8,
            }),
        ),
        (
            "Emulation.setCPUThrottlingRate",
            json!({ "rate": CPU_SLOWDOWN }),
        ),
        (
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": reader }),
        ),
    ] {
        browser.devtools(command, parameters).await?;
    }
    let url = format!("{origin}/{incidents}/{}/", page.folder());
    browser.go_to(&url).await?;
    browser
        .wait_for::<bool>("window.bench ? true : null")
        .await?;
    Ok(browser)
}

/// Returns the bytes of the JavaScript heap and of WebAssembly memories, after garbage collection.
async fn memory(browser: &Browser) -> anyhow::Result<(f64, f64)> {
    browser
        .devtools("HeapProfiler.collectGarbage", json!({}))
        .await?;
    let metrics = browser
        .devtools("Performance.getMetrics", json!({}))
        .await?;
    let heap = metrics["metrics"]
        .as_array()
        .and_then(|metrics| {
            metrics
                .iter()
                .find(|metric| metric["name"] == "JSHeapUsedSize")
        })
        .and_then(|metric| metric["value"].as_f64())
        .context("Chromium knows its heap")?;
    let wasm = browser
        .get("bench.memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)")
        .await?;
    Ok((heap, wasm))
}

/// Clicks a province as a reader does, and waits for its incidents.
async fn click(browser: &Browser, province: &str) -> anyhow::Result<()> {
    let place = format!("(bench.bringIntoView('{province}'), bench.pointIn('{province}'))");
    let before: usize = browser.get("bench.clicks_ms.length").await?;
    // Wait until it stands still.
    let mut point: Value = browser.wait_for(&place).await?;
    loop {
        let next: Value = browser.wait_for(&place).await?;
        if next == point {
            break;
        }
        point = next;
    }
    for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
        let is_move = kind == "mouseMoved";
        let input = json!({
            "type": kind, "x": point[0], "y": point[1],
            "button": if is_move { "none" } else { "left" }, "clickCount": u8::from(!is_move),
        });
        browser.devtools("Input.dispatchMouseEvent", input).await?;
    }
    let answers =
        format!("bench.clicks_ms.length > {before} && bench.page.shows('{province}') || null");
    browser.wait_for::<bool>(&answers).await?;
    Ok(())
}
