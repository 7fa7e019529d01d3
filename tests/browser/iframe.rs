//! An iframe of the page under test, by its place among the page's iframes.

use std::time::{Duration, Instant};

use crate::page::Page;

const CONTENT_HEIGHT: &str = "Math.ceil(document.documentElement.getBoundingClientRect().height)";

/// Waits until the widget in the iframe is ready.
pub async fn await_ready(page: &Page, iframe: u16) {
    let element = format!("document.querySelectorAll('iframe')[{iframe}]");
    page.until("the iframe is there", &format!("{element} !== undefined"))
        .await;
    page.run(&format!("bringIntoView({element})")).await;
    page.enter_frame(iframe).await;
    page.until("the widget is there", "host !== undefined")
        .await;
    page.await_ready().await;
    page.leave_frame().await;
}

/// Waits until the iframe is as high as `wanted` makes of its content, and returns that.
pub async fn await_height(page: &Page, iframe: u16, wanted: impl Fn(u32) -> u32) -> u32 {
    let height = format!("document.querySelectorAll('iframe')[{iframe}].clientHeight");
    let began = Instant::now();
    loop {
        page.enter_frame(iframe).await;
        let content_px: u32 = page.get(CONTENT_HEIGHT).await;
        page.leave_frame().await;
        let iframe_px: u32 = page.get(&height).await;
        if iframe_px == wanted(content_px) {
            return iframe_px;
        }
        assert!(
            began.elapsed() < Duration::from_secs(20),
            "the iframe is {iframe_px} px high, its content {content_px} px"
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
