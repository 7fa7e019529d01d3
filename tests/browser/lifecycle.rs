//! Many widgets on a page, and widgets that are moved and removed.
//!
//! Runs in every engine, because loading, memory and the handling of elements can differ; in
//! Chromium alone for what a second start shows.

use std::time::Duration;

use crate::driver::Engine;
use crate::page::Page;
use crate::suite::tests;

tests! {
    EVERY_ENGINE:
        moved_widget_keeps_its_state,
        ten_widgets_load_each_file_once,
        reconnecting_leaves_nothing_behind,
        removal_in_the_middle_of_a_step_breaks_nothing;
    CHROMIUM:
        removed_widget_starts_again;
}

async fn ten_widgets_load_each_file_once(page: Page) {
    page.open("/ten.html").await;
    for widget in 1..10 {
        let widget = page.widget(widget);
        widget.run("bringIntoView(host)").await;
        widget.await_ready().await;
    }
    for widget in [1, 2] {
        page.widget(widget).open_details(".cm-share").await;
    }
    let loads: Vec<(String, u32)> = page
        .get(
            "Object.entries(performance.getEntriesByType('resource') \
             .map((entry) => new URL(entry.name).pathname) \
             .reduce((counts, name) => ({ ...counts, [name]: (counts[name] ?? 0) + 1 }), {}))",
        )
        .await;
    for file in [
        "/clash-map_bg.wasm",
        "/clash-map_story.wasm",
        "/clash-map_later.wasm",
        "/clash-map_glue.js",
        "/clash-map-widget.css",
    ] {
        let load = loads.iter().find(|(name, _)| name == file);
        assert_eq!(load, Some(&(file.to_owned(), 1)), "{loads:?}");
    }
}

async fn reconnecting_leaves_nothing_behind(page: Page) {
    page.open("/counted.html").await;
    // More often where each time is quickest.
    let times = if page.engine == Engine::Chromium {
        100
    } else {
        30
    };
    let script = "const state = (wanted) => new Promise((done) => {
          const watch = new MutationObserver(() => {
            if (host.getAttribute('data-state') !== wanted) return;
            watch.disconnect();
            done();
          });
          watch.observe(host, { attributeFilter: ['data-state'] });
        });
        window.ledger = [];
        (async () => {
          for (let time = 1; time <= {TIMES}; time += 1) {
            const down = state('static');
            host.remove();
            await down;
            const up = state('ready');
            document.body.prepend(host);
            await up;
            // What is measured is measured a frame later.
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            ledger.push({
              ...held,
              memories: memories.length,
              bytes: memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
            });
          }
        })();";
    page.run(&script.replace("{TIMES}", &times.to_string()))
        .await;
    let limit = Duration::from_secs(120);
    let all = format!("ledger.length === {times}");
    page.until_within("that many times", &all, limit).await;
    let (mut tenth, mut last): (serde_json::Value, serde_json::Value) =
        page.get("[ledger[9], ledger.at(-1)]").await;
    // Memory grows by pages, and when the browser lets go of what was dropped is its affair: one
    // page more is no leak, which would take one every few times.
    const PAGE_BYTES: u64 = 65_536;
    let bytes = |value: &mut serde_json::Value| value["bytes"].take().as_u64().unwrap();
    let (tenth_bytes, last_bytes) = (bytes(&mut tenth), bytes(&mut last));
    assert!(
        last_bytes <= tenth_bytes + PAGE_BYTES,
        "{tenth_bytes}, then {last_bytes}"
    );
    assert_eq!(last, tenth);
    assert_eq!(tenth["memories"], 1, "one instance serves each connect");
}

const IS_CHOSEN: &str = "isSelected(found('.cm-list [data-province=AF-PKA]'))";

async fn choose_paktika(page: &Page) {
    page.click(".cm-list [data-province=AF-PKA]").await;
    page.until("Paktika is chosen", IS_CHOSEN).await;
}

async fn moved_widget_keeps_its_state(page: Page) {
    page.open("/two.html").await;
    choose_paktika(&page).await;
    // It is now the second on the page.
    page.run("document.getElementById('elsewhere').append(host)")
        .await;
    let moved = page.widget(1);
    assert_eq!(
        moved.get::<String>("host.parentElement.id").await,
        "elsewhere"
    );
    assert_eq!(
        moved.get::<String>("host.getAttribute('data-state')").await,
        "ready"
    );
    assert!(moved.get::<bool>(IS_CHOSEN).await, "the choice is kept");
}

async fn removed_widget_starts_again(page: Page) {
    page.open("/two.html").await;
    choose_paktika(&page).await;
    page.run("window.kept = host; host.remove()").await;
    page.until(
        "it is taken down",
        "window.kept.getAttribute('data-state') === 'static'",
    )
    .await;
    page.run("document.body.prepend(window.kept)").await;
    page.await_ready().await;
    assert!(!page.get::<bool>(IS_CHOSEN).await, "it starts afresh");
    choose_paktika(&page).await;
}

/// The widget is gone when the callback that a step scheduled for the next frame runs.
async fn removal_in_the_middle_of_a_step_breaks_nothing(page: Page) {
    page.open("/counted.html").await;
    page.run(
        "const button = found('.cm-card-button'); button.focus(); button.click();
        window.kept = host; host.remove();",
    )
    .await;
    page.until(
        "it is taken down",
        "window.kept.getAttribute('data-state') === 'static'",
    )
    .await;
    page.await_frames().await;
    page.run("document.body.prepend(window.kept)").await;
    page.await_ready().await;
    assert_eq!(
        page.get::<u32>("window.memories.length").await,
        1,
        "the instance lives on"
    );
}
