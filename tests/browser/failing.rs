//! What the page shows if the widget cannot run.
//!
//! Runs in every engine where the outcome depends on a policy, a media type, another origin or a
//! trap; in Chromium alone where it depends on the element's own script.

use serde_json::{Value, json};

use crate::page::Page;
use crate::suite::tests;

tests! {
    EVERY_ENGINE:
        missing_chunk_is_told_and_loaded_on_another_try,
        missing_module_leaves_each_story,
        policy_without_webassembly_leaves_the_story,
        policy_without_webassembly_shows_the_frame_where_one_is_named,
        policy_that_refuses_the_frame_too_leaves_the_story,
        module_of_another_type_runs,
        page_in_place_of_the_module_leaves_the_story,
        data_of_another_origin_that_shares_none_leaves_the_story,
        trap_ends_one_widget_and_the_next_trap_its_attempts;
    CHROMIUM:
        frame_never_stands_for_a_story_of_the_pages_own,
        data_that_cannot_be_had_leaves_the_story,
        unreadable_story_leaves_the_pages_words;
}

const STORY_IS_SHOWN: &str = "host.querySelector('.cm-card').offsetHeight > 0";
const MESSAGE: &str = "root.querySelector('[part=message]').innerText";

async fn await_failure(page: &Page) {
    page.until(
        "the widget gives up",
        "host.getAttribute('data-state') === 'failed'",
    )
    .await;
}

/// Returns the only failure reported to the page. The console names it too, and nothing else but
/// the policy that blocks WebAssembly or the frame.
async fn only_failure(page: &Page) -> (String, String) {
    let failures: Vec<(String, String)> = page
        .get("window.record.failures.map((failure) => [failure.split(': ')[0], failure.split(': ').slice(1).join(': ')])")
        .await;
    let [(cause, message)] = <[(String, String); 1]>::try_from(failures)
        .unwrap_or_else(|failures| panic!("one failure: {failures:?}"));
    let errors = page.take_errors().await;
    let is_of_policy =
        |error: &String| error.starts_with("script-src: ") || error.starts_with("frame-src: ");
    let (of_policy, others): (Vec<_>, Vec<_>) = errors.into_iter().partition(is_of_policy);
    assert!(of_policy.is_empty() || cause == "csp", "{of_policy:?}");
    assert!(
        others.iter().all(|error| error.contains(&message)),
        "{message}: {others:?}"
    );
    (cause, message)
}

/// Opens an article whose widget cannot start, and returns the reason.
async fn failure_of(page: &Page, path: &str) -> (String, String) {
    page.open_without_waiting(path).await;
    await_failure(page).await;
    assert!(page.get::<bool>(STORY_IS_SHOWN).await, "the story is shown");
    let message: String = page.get(MESSAGE).await;
    assert_eq!(message, "The interactive map could not be started here.");
    only_failure(page).await
}

async fn missing_module_leaves_each_story(page: Page) {
    page.open_without_waiting("/broken/two.html").await;
    let second = page.widget(1);
    for widget in [&page, &second] {
        widget.run("bringIntoView(host)").await;
        await_failure(widget).await;
    }
    let message: String = page.get(MESSAGE).await;
    assert_eq!(message, "The interactive map could not be started here.");
    let words: f64 = second.get("host.querySelector('p').offsetHeight").await;
    assert!(words > 0.0, "the page's own words show");
    let failures: Vec<String> = page.get("window.record.failures").await;
    assert_eq!(failures.len(), 2, "one for each widget: {failures:?}");
    let errors = page.take_errors().await;
    assert_eq!(errors.len(), 2, "and on the console: {errors:?}");
    for failure in failures {
        assert!(
            failure.starts_with("network: ") && failure.ends_with("clash-map_bg.wasm: status 404"),
            "{failure}"
        );
    }
}

async fn missing_chunk_is_told_and_loaded_on_another_try(page: Page) {
    page.open("/late-chunk/article.html").await;
    page.click(".cm-filter-toggle").await;
    page.until(
        "the reader is told",
        "$('.cm-filters [role=status]')?.innerText.startsWith('This part could not be loaded.')",
    )
    .await;
    page.click(".cm-list [data-province=AF-KHO]").await;
    page.until("all else works", "host.selection.province === 'AF-KHO'")
        .await;
    page.click(".cm-filters [role=status] button").await;
    page.until(
        "the filters, and the focus on the way to them",
        "$('.cm-filter-panel') && root.activeElement === found('.cm-filter-toggle')",
    )
    .await;
}

async fn policy_without_webassembly_leaves_the_story(page: Page) {
    let (cause, message) = failure_of(&page, "/no-wasm/article.html").await;
    assert_eq!(cause, "csp", "{message}");
    let fetched: u32 = page
        .get("performance.getEntriesByType('resource').filter((e) => e.name.endsWith('.wasm')).length")
        .await;
    assert_eq!(fetched, 0, "nothing is loaded in vain");
}

async fn policy_without_webassembly_shows_the_frame_where_one_is_named(page: Page) {
    page.open_without_waiting("/no-wasm/framed.html#clash-map=kinds=airstrike")
        .await;
    assert!(
        page.get::<bool>(STORY_IS_SHOWN).await,
        "until then the story"
    );
    page.until(
        "the frame takes its place",
        "host.getAttribute('data-state') === 'frame' && found('iframe').clientHeight > 200",
    )
    .await;
    assert!(!page.get::<bool>(STORY_IS_SHOWN).await);
    let address: String = page.get("found('iframe').getAttribute('src')").await;
    assert!(
        address.ends_with("/frame/frame.html?x=1&province=AF-PKA"),
        "{address}"
    );
    page.until(
        "it shows what the address of the page asks for",
        "host.selection?.kinds.join() === 'airstrike'",
    )
    .await;
    assert_eq!(
        page.get::<Value>("host.selection").await,
        json!({ "from": "2024-03-16", "to": "2024-03-19", "kinds": ["airstrike"] })
    );
    page.run(
        "addEventListener('clash-map:select', ({ detail }) => { window.told = detail; }); \
         host.select({ province: 'AF-KHO' })",
    )
    .await;
    page.until(
        "and what the page does",
        "window.told?.province === 'AF-KHO'",
    )
    .await;
    page.run("host.setAttribute('kinds', 'clash')").await;
    page.until("by attributes too", "told.kinds.join() === 'clash'")
        .await;
    page.run("host.reset()").await;
    page.until("and by methods", "told.kinds.length === 4")
        .await;
    assert_eq!(
        page.get::<Value>("host.selection.province").await,
        json!(null)
    );
    let sandbox: String = page.get("found('iframe').sandbox.value").await;
    assert!(!sandbox.contains("allow-same-origin"), "{sandbox}");
    assert_eq!(
        page.get::<Value>("window.record.failures").await,
        json!([]),
        "nothing has failed"
    );
    let errors = page.take_errors().await;
    let are_of_policy = errors.iter().all(|error| error == "script-src: wasm-eval");
    assert!(are_of_policy, "{errors:?}");
}

async fn policy_that_refuses_the_frame_too_leaves_the_story(page: Page) {
    let (cause, _) = failure_of(&page, "/no-wasm/no-frame/framed.html").await;
    assert_eq!(cause, "csp");
    let frames: u32 = page.get("$$('iframe').length").await;
    assert_eq!(frames, 0);
}

async fn frame_never_stands_for_a_story_of_the_pages_own(page: Page) {
    let (cause, _) = failure_of(&page, "/no-wasm/framed-data.html").await;
    assert_eq!(cause, "csp");
}

async fn module_of_another_type_runs(page: Page) {
    page.open("/octets/two.html").await;
}

async fn page_in_place_of_the_module_leaves_the_story(page: Page) {
    let (cause, message) = failure_of(&page, "/page-for-module/article.html").await;
    assert_eq!(cause, "mime");
    assert!(message.contains("text/html"), "{message}");
}

async fn data_that_cannot_be_had_leaves_the_story(page: Page) {
    let (cause, message) = failure_of(&page, "/missing-data.html").await;
    assert_eq!(cause, "network");
    assert!(message.ends_with("no-such.json: status 404"), "{message}");
}

async fn data_of_another_origin_that_shares_none_leaves_the_story(page: Page) {
    let (cause, message) = failure_of(&page, "/foreign-data.html").await;
    assert_eq!(cause, "network");
    assert!(message.contains("/data.json: "), "{message}");
}

async fn unreadable_story_leaves_the_pages_words(page: Page) {
    page.open_without_waiting("/unreadable.html").await;
    await_failure(&page).await;
    let words: String = page.get("host.querySelector('p').innerText").await;
    assert_eq!(words, "In words");
    let (cause, message) = only_failure(&page).await;
    assert_eq!(cause, "dataset");
    assert!(message.contains("format: expected 1, found 9"), "{message}");
}

/// Causes a real trap: it overwrites the first widget's memory, and the widget's next step fails.
async fn trap_ends_one_widget_and_the_next_trap_its_attempts(page: Page) {
    const TRAP: &str = "new Uint8Array(window.memories.at(-1).buffer).fill(255); \
        found('.cm-list [data-province=AF-KHO]').click();";
    const CHOSEN: &str = "host.selection?.province === 'AF-PKA'";
    page.open("/counted.html").await;
    // Made last, so that the last memory is its own.
    page.run(
        "document.body.append(Object.assign( \
        document.createElement('clash-map'), { innerText: 'In words' })); \
        document.body.lastChild.setAttribute('view', 'table')",
    )
    .await;
    let second = page.widget(1);
    second.run("bringIntoView(host)").await;
    second.await_ready().await;
    second
        .run("host.select({ province: 'AF-PKA', view: 'cards' })")
        .await;
    second.until("it is chosen", CHOSEN).await;
    second.run(TRAP).await;
    second
        .until(
            "it starts once more",
            "window.memories.length === 3 && host.getAttribute('data-state') === 'ready'",
        )
        .await;
    assert!(second.get::<bool>(CHOSEN).await, "the choice is kept");
    assert_eq!(
        second.get::<Value>("host.selection.view").await,
        json!(null),
        "and not what the attributes say"
    );
    second.run(TRAP).await;
    await_failure(&second).await;
    let (cause, _) = only_failure(&second).await;
    assert_eq!(cause, "trap");
    let words: String = second.get("host.innerText").await;
    assert_eq!(words, "In words");

    page.click(".cm-list [data-province=AF-PKA]").await;
    page.until("the first widget lives on", CHOSEN).await;
}
