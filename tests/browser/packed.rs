//! A packed dataset: the page shows what the columns contain at once, and loads text as it is
//! needed.
//!
//! Runs in every engine where a file is streamed; in Chromium alone for what is shown and
//! requested.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::body::Body;
use axum::extract::Path as Segment;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use clash_map::geo;
use clash_map::model::cmap::{Packed, pack_dataset};
use clash_map::model::{Date, Period, Raw, load};
use clash_map::scene::Index;
use futures_util::stream;
use tokio::sync::Semaphore;

use crate::bounded::synthetic;
use crate::page::Page;
use crate::server;
use crate::suite::tests;

tests! {
    EVERY_ENGINE:
        columns_say_how_far_they_are_while_the_page_has_its_story;
    CHROMIUM:
        incidents_are_counted_before_their_text_is_here_and_told_once_it_is,
        text_that_cannot_be_had_is_asked_for_again,
        text_of_windows_that_were_passed_is_not_fetched,
        columns_cut_short_leave_the_story_and_say_why;
}

/// The initial window has about 50 of them, all in the first chunk.
const INCIDENTS: usize = 1_000;

static PACKED: LazyLock<Packed> = LazyLock::new(|| packed(INCIDENTS, day(59), day(99)));

/// A dataset of ten chunks, of about 72 days each.
static IN_TEN_CHUNKS: LazyLock<Packed> =
    LazyLock::new(|| packed(2_600, middle_of_chunk(0), middle_of_chunk(0)));

fn day(number: i32) -> Date {
    let first = Date::new(2023, 1, 1).expect("a day");
    first.plus_days(number)
}

fn middle_of_chunk(chunk: i32) -> Date {
    day(36 + 72 * chunk)
}

fn packed(incidents: usize, focus_first: Date, focus_last: Date) -> Packed {
    let basemap = geo::embedded();
    let json = synthetic::dataset(&basemap, incidents);
    let raw: Raw = serde_json::from_value(json).expect("it is plain JSON");
    let mut dataset = load(&raw, &basemap).expect("it is a dataset").dataset;
    dataset.focus = Period {
        first: focus_first,
        last: focus_last,
    };
    let index = Index::new(&dataset, &basemap);
    pack_dataset(&dataset, |incident| index.whereabouts(incident)).expect("it is small")
}

/// Serves pages of packed data. The second half of the columns, and the text, arrive once `release`
/// is requested. The text of `broken.cmap` is missing until then.
pub fn router(dist: &Path, page_of: impl Fn(&str) -> String) -> Router {
    let released = Arc::new(Semaphore::new(0));
    let page = |src: &str| {
        let html = page_of(&format!(
            r#"<clash-map src="{src}"><p>In words</p></clash-map>"#
        ));
        get(async move || Html(html.clone()))
    };
    let columns = || get(async || PACKED.columns.clone());
    let text_at_once = || get(async |Segment(chunk): Segment<usize>| PACKED.chunks[chunk].clone());
    let (of_columns, of_text, of_broken) = (released.clone(), released.clone(), released.clone());
    let slow = async move || -> Response {
        let halves = PACKED.columns.split_at(PACKED.columns.len().div_ceil(2));
        let body = stream::unfold(0, move |sent| {
            let released = of_columns.clone();
            async move {
                let half = match sent {
                    0 => halves.0,
                    1 => {
                        let _ = released.acquire().await;
                        halves.1
                    }
                    _ => return None,
                };
                Some((Ok::<_, std::io::Error>(half), sent + 1))
            }
        });
        let length = [(header::CONTENT_LENGTH, PACKED.columns.len())];
        (length, Body::from_stream(body)).into_response()
    };
    let text = async move |Segment(chunk): Segment<usize>| {
        let _ = of_text.acquire().await;
        PACKED.chunks[chunk].clone()
    };
    let of_ten = released.clone();
    let text_of_ten = async move |Segment(chunk): Segment<usize>| {
        let _ = of_ten.acquire().await;
        IN_TEN_CHUNKS.chunks[chunk].clone()
    };
    let broken = async move |Segment(chunk): Segment<usize>| match of_broken.available_permits() {
        0 => Err(StatusCode::SERVICE_UNAVAILABLE),
        _ => Ok(PACKED.chunks[chunk].clone()),
    };
    Router::new()
        .route("/slow.html", page("slow.cmap"))
        .route("/slow.cmap", get(slow))
        .route("/slow.cmap.text/{chunk}", text_at_once())
        .route("/awaited.html", page("awaited.cmap?v=1"))
        .route("/awaited.cmap", columns())
        .route("/awaited.cmap.text/{chunk}", get(text))
        .route("/ten.html", page("ten.cmap"))
        .route("/ten.cmap", get(async || IN_TEN_CHUNKS.columns.clone()))
        .route("/ten.cmap.text/{chunk}", get(text_of_ten))
        .route("/broken.html", page("broken.cmap"))
        .route("/broken.cmap", columns())
        .route("/broken.cmap.text/{chunk}", get(broken))
        .route("/cut.html", page("cut.cmap"))
        .route("/cut.cmap", get(async || PACKED.columns[..9_000].to_vec()))
        .route("/release", get(async move || released.add_permits(100)))
        .fallback_service(server::router(dist))
}

const MESSAGE: &str = "$('[part=message]')?.textContent";

async fn release(page: &Page) {
    let is_released: bool = page
        .get("fetch('release').then((response) => response.ok)")
        .await;
    assert!(is_released);
}

async fn columns_say_how_far_they_are_while_the_page_has_its_story(page: Page) {
    page.open_without_waiting("/packed/slow.html").await;
    page.until(
        "half is here",
        &format!("{MESSAGE} === 'Loading the incidents: 50 %'"),
    )
    .await;
    let role: String = page
        .get("$('[part=message]').role ?? $('[part=message]').getAttribute('role')")
        .await;
    assert_eq!(role, "status");
    assert!(
        page.get::<bool>("host.querySelector('p').offsetHeight > 0")
            .await
    );
    release(&page).await;
    page.await_ready().await;
    assert!(page.get::<bool>("$('[part=message]') === null").await);
}

async fn incidents_are_counted_before_their_text_is_here_and_told_once_it_is(page: Page) {
    page.open("/packed/awaited.html").await;
    let listed: String = page.get("found('.cm-list-summary').textContent").await;
    let count = first_number(&listed);
    assert!((30..150).contains(&count), "{listed}");
    let marks: u32 = page.get("$$('.cm-mark').length").await;
    assert_eq!(marks, count);
    let counted: u32 = page
        .get("Object.values(counts('.cm-province', 'province')).reduce((a, b) => a + b)")
        .await;
    assert!(counted >= count, "{counted} of {count}");
    assert_eq!(page.get::<u32>("$$('.cm-symbol').length").await, 0);
    let awaited: u32 = page.get("$$('article .cm-awaited').length").await;
    assert!(awaited > 0);
    assert_eq!(awaited, page.get::<u32>("$$('article').length").await);
    let says: String = page.get("found('article .cm-awaited').textContent").await;
    assert_eq!(says, "Loading…");
    let title: String = page
        .get("found('article .cm-card-button').textContent")
        .await;
    let kinds = [
        "Airstrike",
        "Border clash",
        "Attack",
        "Operation",
        "Statement",
        "Closure",
        "Militant",
        "Security",
    ];
    assert!(kinds.iter().any(|kind| title.contains(kind)), "{title}");
    for absent in [".cm-filter-toggle", "[data-view]"] {
        assert!(
            page.get::<bool>(&format!("$('{absent}') === null")).await,
            "{absent}"
        );
    }

    page.run("found('article .cm-card-button').focus()").await;
    release(&page).await;
    page.until("the text is here", "$('.cm-awaited') === null")
        .await;
    assert!(
        page.get::<bool>("root.activeElement.matches('.cm-card-button')")
            .await,
        "the focus stays"
    );
    page.until("symbols have their points", "$$('.cm-symbol').length > 0")
        .await;
    let requests: Vec<String> = page
        .get("performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => name.includes('.text/'))")
        .await;
    assert_eq!(requests.len(), 1, "{requests:?}");
    assert!(
        requests[0].ends_with("/packed/awaited.cmap.text/0?v=1"),
        "{requests:?}"
    );
    let label: String = page
        .get("found('.cm-mark').getAttribute('aria-label')")
        .await;
    assert!(label.to_lowercase().contains("synthetic"), "{label}");
    page.click("article .cm-card-button").await;
    page.until("claims are open", "$('article .cm-claims') !== null")
        .await;
    let url: String = page.get("found('article .cm-claims a').href").await;
    assert!(url.starts_with("https://"), "{url}");

    page.run("host.setAttribute('lang', 'ur')").await;
    page.until(
        "another language has the text too",
        "found('.cm-root').lang === 'ur'",
    )
    .await;
    assert!(
        page.get::<bool>("$('.cm-awaited') === null && $('article .cm-claims') !== null")
            .await
    );
}

async fn text_that_cannot_be_had_is_asked_for_again(page: Page) {
    page.open("/packed/broken.html").await;
    page.until(
        "the card says so",
        "$('article .cm-awaited')?.textContent.startsWith('The text could not be loaded.')",
    )
    .await;
    assert!(
        page.get::<bool>("$$('.cm-mark').length > 0").await,
        "all else is there"
    );
    assert_eq!(
        page.take_errors().await,
        ["clash-map: broken.cmap.text/0: status 503"]
    );
    release(&page).await;
    page.click("article .cm-awaited button").await;
    page.until("the text is here", "$('.cm-awaited') === null")
        .await;
}

async fn text_of_windows_that_were_passed_is_not_fetched(page: Page) {
    page.open("/packed/ten.html").await;
    for chunk in 1..10 {
        let day = middle_of_chunk(chunk);
        page.run(&format!("host.select({{ from: '{day}', to: '{day}' }})"))
            .await;
        page.until("its incidents wait", "$('article .cm-awaited') !== null")
            .await;
    }
    release(&page).await;
    page.until("the text is here", "$('.cm-awaited') === null")
        .await;
    let chunks: Vec<String> = page
        .get("performance.getEntriesByType('resource').map((entry) => entry.name.split('.text/')[1]).filter(Boolean)")
        .await;
    assert!(
        chunks.len() <= 5,
        "those that it waited on, and the last: {chunks:?}"
    );
    assert!(chunks.contains(&"9".into()), "{chunks:?}");
}

async fn columns_cut_short_leave_the_story_and_say_why(page: Page) {
    page.open_without_waiting("/packed/cut.html").await;
    page.until(
        "it gives up",
        "host.getAttribute('data-state') === 'failed'",
    )
    .await;
    assert!(
        page.get::<bool>("host.querySelector('p').offsetHeight > 0")
            .await
    );
    let failures: Vec<String> = page.get("window.record.failures").await;
    let [failure] = &failures[..] else {
        panic!("one failure: {failures:?}")
    };
    assert!(failure.starts_with("dataset: columns, "), "{failure}");
    assert!(failure.contains("found 9000 bytes"), "{failure}");
    assert_eq!(page.take_errors().await.len(), 1, "on the console too");
}

fn first_number(text: &str) -> u32 {
    let digits = |c: char| c.is_ascii_digit();
    let from = text.find(digits).expect("a number");
    let number = &text[from..];
    let end = number.find(|c: char| !digits(c)).unwrap_or(number.len());
    number[..end].parse().expect("digits")
}
