//! The story on paper.
//!
//! Runs in Chromium and Firefox, because WebKit's driver cannot print.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::page::Page;
use crate::suite::tests;

tests! {
    PRINTING_ENGINES:
        printed_widget_is_whole,
        printed_story_is_whole_without_scripts;
}

/// Returns the words of a PDF in reading order.
fn words_of(pdf: &[u8]) -> String {
    let mut reader = Command::new("pdftotext")
        .args(["-raw", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext is installed");
    let mut input = reader.stdin.take().expect("its input is a pipe");
    let pdf = pdf.to_owned();
    // Written beside the reading, or both would wait once the pipe is full.
    let writer = std::thread::spawn(move || input.write_all(&pdf));
    let output = reader.wait_with_output().expect("it ends");
    writer
        .join()
        .expect("no panic")
        .expect("it reads its input");
    let text = String::from_utf8(output.stdout).expect("it writes UTF-8");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Incidents and lists that are closed on screen are printed open.
async fn printed_story_is_whole_without_scripts(page: Page) {
    page.open_without_waiting("/no-scripts.html").await;
    let closed: u32 = page
        .get("document.querySelectorAll('details:not([open])').length")
        .await;
    assert_eq!(closed, 14, "incidents, sources, log and method are closed");
    let words = words_of(&page.print().await);
    for said in [
        "Border clashes and airstrikes, March 2024",
        "5 children and 2 women of one family",
        "Jaish-e-Fursan-e-Muhammad: the group carried out the attack",
        "Perpetrator of Mir Ali attack killed: ISPR",
        "imply no position",
    ] {
        assert!(words.contains(said), "not on paper: {said}");
    }
}

/// The widget opens everything in the list while the browser prints.
async fn printed_widget_is_whole(page: Page) {
    page.open("/two.html").await;
    let open = "$$('.cm-facts, .cm-source-list').length";
    assert_eq!(page.get::<u32>(open).await, 0);
    let words = words_of(&page.print().await);
    for said in [
        "Border clashes and airstrikes, March 2024",
        // Text of a drawing; what has an outline is no text in Firefox.
        "2022 2023 2024 2025 2026",
        "5 children and 2 women of one family",
        "Jaish-e-Fursan-e-Muhammad: the group carried out the attack",
        "Perpetrator of Mir Ali attack killed: ISPR",
        "https://bayannews.af/",
        "imply no position",
    ] {
        assert!(words.contains(said), "not on paper: {said}");
    }
    for control in ["Whole countries", "Link and embed", "Print the story"] {
        assert!(!words.contains(control), "on paper: {control}");
    }
    page.until("it closes again", &format!("{open} === 0"))
        .await;
}
