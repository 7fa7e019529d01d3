//! Waits for an iframe, given by its index among the page's iframes.

use std::time::{Duration, Instant};

use crate::page::{PATIENCE, Page};

const PAUSE: Duration = Duration::from_millis(20);

const CONTENT_HEIGHT: &str = "Math.ceil(document.documentElement.getBoundingClientRect().height)";

/// Waits until the widget in the iframe is ready. Keeps it in view, as a reader does while content
/// above it changes height.
pub async fn await_ready(page: &Page, iframe: u16) {
    let element = format!("document.querySelectorAll('iframe')[{iframe}]");
    page.until("the iframe is there", &format!("{element} !== undefined"))
        .await;
    let began = Instant::now();
    loop {
        page.run(&format!("bringIntoView({element})")).await;
        page.enter_frame(iframe).await;
        let is_waiting: bool = page.get("!host || host.dataset.state === 'static'").await;
        if !is_waiting || began.elapsed() > PATIENCE {
            break;
        }
        page.leave_frame().await;
        tokio::time::sleep(PAUSE).await;
    }
    page.await_ready().await;
    page.leave_frame().await;
}

/// Waits until the iframe has the height that `wanted` computes from its content's height, and
/// returns it. Keeps the iframe in view, because a browser need not render or resize it elsewhere.
pub async fn await_height(page: &Page, iframe: u16, wanted: impl Fn(u32) -> u32) -> u32 {
    let element = format!("document.querySelectorAll('iframe')[{iframe}]");
    let began = Instant::now();
    loop {
        page.run(&format!("bringIntoView({element})")).await;
        page.enter_frame(iframe).await;
        let content_px: u32 = page.get(CONTENT_HEIGHT).await;
        page.leave_frame().await;
        let iframe_px: u32 = page.get(&format!("{element}.clientHeight")).await;
        if iframe_px == wanted(content_px) {
            return iframe_px;
        }
        assert!(
            began.elapsed() < PATIENCE,
            "the iframe is {iframe_px} px high, its content {content_px} px"
        );
        tokio::time::sleep(PAUSE).await;
    }
}
