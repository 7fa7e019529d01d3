//! The widget in an iframe on a page of another origin.
//!
//! Runs in every engine where heights are measured, policies and sandboxes apply, and origins
//! exchange messages; in Chromium alone for the content of the messages.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::driver::Engine;
use crate::iframe;
use crate::newsroom::{Widget, open_article, open_example};
use crate::page::{PATIENCE, Page};
use crate::suite::tests;

tests! {
    EVERY_ENGINE:
        examples_show_the_widget,
        frame_without_an_origin_is_ready_and_breaks_no_policy,
        frame_runs_in_a_page_that_forbids_webassembly,
        frame_fits_a_narrow_column,
        resizing_the_page_does_not_grow_the_frame,
        resizer_loaded_three_times_resizes_once,
        link_to_the_article_selects_in_the_frame_and_the_frame_tells_what_is_selected;
    CHROMIUM:
        each_listener_gives_the_iframe_its_height,
        what_only_some_listen_for_is_sent_only_to_them,
        late_listener_is_told_the_height_when_it_speaks,
        resizer_hands_over_the_address_and_its_selection,
        resizer_obeys_only_its_frames_and_in_bounds,
        page_clears_what_the_frame_opens_on,
        frame_with_a_story_of_its_own_never_shows_another,
        frame_obeys_only_its_page_and_only_known_words,
        selection_that_the_story_lacks_changes_nothing,
        parameters_become_attributes_where_they_have_their_form,
        selection_in_the_frame_reaches_the_page;
}

/// The default height of an iframe.
const RESERVED_PX: u32 = 150;

const LISTENERS: [(&str, &str); 7] = [
    ("Datawrapper", include_str!("listeners/datawrapper.js")),
    (
        "Datawrapper, older",
        include_str!("listeners/datawrapper-older.js"),
    ),
    ("AMP", include_str!("listeners/amp.js")),
    ("@newswire/frames", include_str!("listeners/newswire.js")),
    ("Embedly", include_str!("listeners/embedly.js")),
    ("pym", include_str!("listeners/pym.js")),
    (WORDPRESS, include_str!("listeners/wordpress.js")),
];
const WORDPRESS: &str = "WordPress";
const WORDPRESS_MOST_PX: u32 = 1000;

fn iframe_of(url: &str, attributes: &str) -> String {
    format!(
        r#"<iframe src="{url}" title="Map" width="100%" height="{RESERVED_PX}" frameborder="0" {attributes}></iframe>"#
    )
}

async fn each_listener_gives_the_iframe_its_height(page: Page) {
    let widget = Widget::serve().await;
    for (name, listener) in LISTENERS {
        let frame = iframe_of(&widget.file("frame.html"), "");
        let body = format!("{frame}<script>{listener}</script>");
        open_article(&page, &body, "").await;
        iframe::await_ready(&page, 0).await;
        let most_px = if name == WORDPRESS {
            WORDPRESS_MOST_PX
        } else {
            u32::MAX
        };
        let height_px = iframe::await_height(&page, 0, |content_px| content_px.min(most_px)).await;
        assert!(height_px > 2 * RESERVED_PX, "{name}: {height_px} px");
    }
}

async fn what_only_some_listen_for_is_sent_only_to_them(page: Page) {
    let widget = Widget::serve().await;
    let body = iframe_of(&widget.file("frame.html"), "");
    open_article(&page, &body, "").await;
    iframe::await_ready(&page, 0).await;
    page.until(
        "it tells its height",
        "record.messages.some((m) => m.sentinel === 'amp')",
    )
    .await;
    let others: Vec<Value> = page
        .get("record.messages.filter((m) => m.secret !== undefined || `${m}`.startsWith('pym'))")
        .await;
    assert_eq!(others, Vec::<Value>::new());
    let fractions: Vec<Value> = page
        .get("record.messages.filter((m) => m.sentinel === 'amp' && !Number.isInteger(m.height))")
        .await;
    assert_eq!(fractions, Vec::<Value>::new());
}

async fn late_listener_is_told_the_height_when_it_speaks(page: Page) {
    let widget = Widget::serve().await;
    let body = iframe_of(&widget.file("frame.html"), "");
    open_article(&page, &body, "").await;
    iframe::await_ready(&page, 0).await;
    for greeting in [
        "{ sentinel: 'amp', type: 'frames-init' }",
        "'pymxPYMxclash-mapxPYMxwidthxPYMx640'",
    ] {
        // After what the frame says of itself.
        page.run("record.messages.length = 0").await;
        page.run(&format!("frames[0].postMessage({greeting}, '*')"))
            .await;
        page.until(
            greeting,
            "record.messages.some((m) => m.type === 'embed-size' && m.height > 0)",
        )
        .await;
    }
}

async fn frame_without_an_origin_is_ready_and_breaks_no_policy(page: Page) {
    let widget = Widget::serve().await;
    let body = iframe_of(&widget.file("frame.html"), r#"sandbox="allow-scripts""#);
    open_article(&page, &body, "").await;
    iframe::await_ready(&page, 0).await;
    page.enter_frame(0).await;
    assert_eq!(page.get::<String>("self.origin").await, "null");
    let record: Value = page.get("window.record").await;
    for kind in ["errors", "violations", "failures"] {
        assert_eq!(record[kind], json!([]), "{kind}");
    }
}

async fn examples_show_the_widget(page: Page) {
    let widget = Widget::serve().await;
    open_example(&page, &widget, "plain/iframe.html").await;
    iframe::await_ready(&page, 0).await;
    let reserved_px = 1000;
    iframe::await_height(&page, 0, |_| reserved_px).await;
    open_example(&page, &widget, "plain/iframe-resized.html").await;
    iframe::await_ready(&page, 0).await;
    iframe::await_height(&page, 0, |content_px| content_px).await;
    open_example(&page, &widget, "plain/element.html").await;
    page.run("bringIntoView(host)").await;
    page.await_ready().await;
}

async fn frame_runs_in_a_page_that_forbids_webassembly(page: Page) {
    let widget = Widget::serve().await;
    open_example(&page, &widget, "strict-csp/index.html").await;
    // Read, not tried: WebKit lets the module compile under a policy in a page's head.
    let policy: String = page
        .get("document.querySelector('meta[http-equiv]').content")
        .await;
    assert!(policy.contains("script-src ") && !policy.contains("unsafe-eval"));
    iframe::await_ready(&page, 0).await;
}

async fn frame_fits_a_narrow_column(page: Page) {
    let widget = Widget::serve().await;
    let frame = iframe_of(&widget.file("frame.html"), "");
    let body = format!(r#"<div style="width: 280px">{frame}</div>"#);
    open_article(&page, &body, "").await;
    iframe::await_ready(&page, 0).await;
    page.enter_frame(0).await;
    let overhang_px: i32 = page
        .get("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        .await;
    assert_eq!(overhang_px, 0);
}

/// Returns an iframe and the resizer script, loaded from `folder` of the widget's host.
fn resized(widget: &Widget, folder: &str) -> String {
    let frame = iframe_of(&widget.file(&format!("{folder}frame.html")), "");
    let script = widget.file(&format!("{folder}embed.js"));
    format!(r#"{frame}<script type="module" src="{script}"></script>"#)
}

async fn resizing_the_page_does_not_grow_the_frame(page: Page) {
    let widget = Widget::serve().await;
    open_article(&page, &resized(&widget, ""), "").await;
    iframe::await_ready(&page, 0).await;
    let before_px = height_after_cycles(&page, 1).await;
    // More where each is quickest.
    let cycles = if page.engine == Engine::Chromium {
        50
    } else {
        15
    };
    let after_px = height_after_cycles(&page, cycles).await;
    assert!(
        after_px <= before_px + 1,
        "{before_px} px, then {after_px} px"
    );
}

/// The time limit for many cycles on a busy machine. Each cycle lays out the frame twice.
const CYCLES_PATIENCE: Duration = Duration::from_secs(240);

/// Makes the iframe narrower and wider again `cycles` times. Returns its height.
async fn height_after_cycles(page: &Page, cycles: u32) -> u32 {
    page.run(&format!(
        "const frame = document.querySelector('iframe');
        const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        (async () => {{
          for (let cycle = 0; cycle < {cycles}; cycle += 1) {{
            for (const width of ['70%', '100%']) {{
              frame.width = width;
              await drawn();
            }}
          }}
          window.cycles = {cycles};
        }})();"
    ))
    .await;
    page.until_within(
        "the cycles end",
        &format!("window.cycles === {cycles}"),
        CYCLES_PATIENCE,
    )
    .await;
    settled_height(page).await
}

/// Waits until the height is stable, because iframe and content pass through other heights for a
/// few frames.
async fn settled_height(page: &Page) -> u32 {
    const TIMES: u32 = 5;
    let (mut height_px, mut times) = (0, 0);
    let began = Instant::now();
    while times < TIMES {
        assert!(began.elapsed() < PATIENCE, "the height is never stable");
        let now_px = iframe::await_height(page, 0, |content_px| content_px).await;
        times = if now_px == height_px { times + 1 } else { 0 };
        height_px = now_px;
        page.await_frames().await;
    }
    height_px
}

async fn resizer_loaded_three_times_resizes_once(page: Page) {
    let widget = Widget::serve().await;
    let again = widget.file("embed.js?again");
    let once_more = widget.file("embed.js?once-more");
    let names = "Object.getOwnPropertyNames(window).filter((name) => isNaN(name))";
    let before = format!(
        "<script>var heard = [], heights = [], added = []; const before = {names}; \
         addEventListener('load', () => added.push( \
           ...{names}.filter((name) => !before.includes(name))));</script>"
    );
    let body = format!(
        r#"{before}{}<script type="module" src="{again}"></script>
        <script type="module" src="{once_more}"></script>
        <script>
        addEventListener('message', ({{ data }}) => data.type === 'embed-size' && heard.push(data.height));
        new MutationObserver((changes) => heights.push(...changes))
          .observe(document.querySelector('iframe'), {{ attributeFilter: ['height'] }});
        </script>"#,
        resized(&widget, "")
    );
    open_article(&page, &body, "").await;
    iframe::await_ready(&page, 0).await;
    iframe::await_height(&page, 0, |content_px| content_px).await;
    page.run("heard.length = heights.length = 0; document.querySelector('iframe').width = '50%'")
        .await;
    page.until("the frame tells its height", "heard.length > 0")
        .await;
    iframe::await_height(&page, 0, |content_px| content_px).await;
    let (told, changed): (usize, usize) = page.get("[heard.length, heights.length]").await;
    assert_eq!(changed, told, "each height is set once");
    let added: Vec<String> = page.get("added").await;
    assert_eq!(added, Vec::<String>::new(), "nothing becomes global");
}

const CALLS: &str = "host.calls";

async fn resizer_hands_over_the_address_and_its_selection(page: Page) {
    let widget = Widget::serve().await;
    let fragment = "?id=7#clash-map=province=AF-PKA&from=2024-03-16&kinds=clash,attack";
    let body = resized(&widget, "recording/");
    let origin = open_article(&page, &body, fragment).await;
    iframe::await_ready(&page, 0).await;
    let address = json!({ "page": format!("{origin}/?id=7") });
    let selection = json!({ "select": {
        "province": "AF-PKA", "from": "2024-03-16", "kinds": ["clash", "attack"],
    } });
    page.enter_frame(0).await;
    page.until(
        "a selection arrives",
        &format!("{CALLS}.some((call) => call.select)"),
    )
    .await;
    let calls: Vec<Value> = page.get(CALLS).await;
    assert!(
        calls.contains(&address) && calls.contains(&selection),
        "{calls:?}"
    );

    page.leave_frame().await;
    page.run("location.hash = 'clash-map=incident=2024-03-16-mir-ali'")
        .await;
    page.enter_frame(0).await;
    let next = format!("{CALLS}.at(-1).select?.incident === '2024-03-16-mir-ali'");
    page.until("the next selection arrives", &next).await;
    let before: Value = page.get(&format!("{CALLS}.at(-2)")).await;
    assert_eq!(before, json!({ "reset": true }), "a link says all");
}

async fn resizer_obeys_only_its_frames_and_in_bounds(page: Page) {
    let widget = Widget::serve().await;
    let size = |height: &str| {
        format!(
            "parent.postMessage({{ sentinel: 'amp', type: 'embed-size', height: {height} }}, '*')"
        )
    };
    let stranger = format!(
        "<iframe height=\"150\" srcdoc=\"<script>addEventListener('message', () => {{ \
         {}; parent.postMessage('done', '*'); }})</script>\"></iframe>",
        size("3333")
    );
    let watch = "<script>window.heights = new Set();
        for (const frame of document.querySelectorAll('iframe')) {
          new MutationObserver(() => heights.add(frame.height)).observe(frame, { attributeFilter: ['height'] });
        }</script>";
    let body = resized(&widget, "recording/") + &stranger + watch;
    open_article(&page, &body, "").await;
    iframe::await_ready(&page, 0).await;
    page.run("frames[1].postMessage('go', '*')").await;
    page.until(
        "the stranger has spoken",
        "record.messages.includes('done')",
    )
    .await;
    page.enter_frame(0).await;
    for height in ["99", "100001", "500.5", "'600'", "NaN", "null", "{}", "777"] {
        page.run(&size(height)).await;
    }
    page.leave_frame().await;
    page.until("the last takes effect", "heights.has('777')")
        .await;
    let refused: Vec<String> = page
        .get("['99', '100001', '500', '500.5', '600', '3333', '0', 'NaN'].filter((h) => heights.has(h))")
        .await;
    assert_eq!(refused, Vec::<String>::new());
}

async fn link_to_the_article_selects_in_the_frame_and_the_frame_tells_what_is_selected(page: Page) {
    const IS_CHOSEN: &str = "isSelected(found('.cm-list [data-province=AF-PKA]'))";
    let widget = Widget::serve().await;
    let body = resized(&widget, "");
    open_article(&page, &body, "#clash-map=province=AF-PKA").await;
    iframe::await_ready(&page, 0).await;
    page.enter_frame(0).await;
    page.until("Paktika is selected", IS_CHOSEN).await;
    page.run("found('.cm-list [data-province=AF-KHO]').click()")
        .await;
    page.leave_frame().await;
    page.until(
        "the page hears of Khost",
        "record.messages.some((m) => m.type === 'clash-map:select' && /^province=AF-KHO&/.test(m.selection))",
    )
    .await;
}

async fn page_clears_what_the_frame_opens_on(page: Page) {
    let widget = Widget::serve().await;
    let body = resized(&widget, "").replace("frame.html", "frame.html?province=AF-PKA");
    open_article(&page, &body, "").await;
    iframe::await_ready(&page, 0).await;
    let until = async |what: &str, condition: &str| {
        page.enter_frame(0).await;
        page.until(what, condition).await;
        page.leave_frame().await;
    };
    until("it opens on it", "host.selection.province === 'AF-PKA'").await;
    page.run("frames[0].postMessage({ type: 'clash-map:select', selection: 'province=' }, '*')")
        .await;
    until("a message", "host.selection.province === undefined").await;
    page.run("location.hash = 'clash-map=kinds=airstrike'")
        .await;
    until("a link", "host.selection.kinds.length === 1").await;
    page.run("location.hash = 'clash-map='").await;
    until(
        "a link that says nothing",
        "host.selection.kinds.length === 4",
    )
    .await;
}

async fn frame_with_a_story_of_its_own_never_shows_another(page: Page) {
    let widget = Widget::serve().await;
    page.go_to(&widget.file("frame.html?src=no-such.json"))
        .await;
    page.until("it fails", "host.getAttribute('data-state') === 'failed'")
        .await;
    let errors = page.take_errors().await;
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!(page.get::<String>("host.innerText").await, "no-such.json");
    let address: String = page.get("host.querySelector('a').href").await;
    assert_eq!(address, widget.file("no-such.json"));
}

async fn frame_obeys_only_its_page_and_only_known_words(page: Page) {
    const MALFORMED: &str = "[null, 0, true, '', 'pym', '{', [], {}, new Map(), \
        { type: 'clash-map:select' }, { type: 'clash-map:select', selection: 5 }, \
        { type: 'clash-map:select', selection: '' }, \
        { type: 'clash-map:select', selection: 'province=%3Cscript%3E&incident=a b&from=16.3.2024&kinds=war' }, \
        { type: 'clash-map:select', selection: 'constructor=1&__proto__=1' }, \
        { type: 'clash-map:page', url: 'javascript:alert(1)' }, \
        { type: 'clash-map:page', url: 'https://' }, { type: 'clash-map:page', url: {} }, \
        { type: 'frames-init', sentinel: 'ours' }, { message: 'ready', secret: 'x' }]";
    let widget = Widget::serve().await;
    let stranger = "<iframe srcdoc=\"<script>addEventListener('message', () => { \
        parent.frames[0].postMessage({ type: 'clash-map:select', selection: 'province=AF-KHO' }, '*'); \
        parent.frames[0].postMessage({ type: 'clash-map:page', url: 'https://elsewhere.example.org/' }, '*'); \
        parent.frames[0].postMessage({ sentinel: 'amp', type: 'frames-init' }, '*'); \
        parent.postMessage('done', '*'); })</script>\"></iframe>";
    let body = iframe_of(&widget.file("recording/frame.html"), "") + stranger;
    open_article(&page, &body, "").await;
    iframe::await_ready(&page, 0).await;
    page.run("record.messages.length = 0; frames[1].postMessage('go', '*')")
        .await;
    page.until(
        "the stranger has spoken",
        "record.messages.includes('done')",
    )
    .await;
    page.run(&format!(
        "for (const message of {MALFORMED}) frames[0].postMessage(message, '*')"
    ))
    .await;
    page.run(
        "frames[0].postMessage({ type: 'clash-map:select', selection: 'province=AF-PKA' }, '*')",
    )
    .await;
    page.enter_frame(0).await;
    page.until(
        "the page's own word arrives",
        &format!("{CALLS}.length > 0"),
    )
    .await;
    let calls: Value = page.get(CALLS).await;
    assert_eq!(calls, json!([{ "select": { "province": "AF-PKA" } }]));
    let errors: Vec<String> = page.get("window.record.errors").await;
    assert_eq!(errors, Vec::<String>::new());
}

async fn selection_that_the_story_lacks_changes_nothing(page: Page) {
    let widget = Widget::serve().await;
    let body = iframe_of(&widget.file("frame.html?province=AF-PKA"), "");
    open_article(&page, &body, "").await;
    iframe::await_ready(&page, 0).await;
    page.enter_frame(0).await;
    let before: Value = page.get("host.selection").await;
    page.leave_frame().await;
    page.run(
        "frames[0].postMessage({ type: 'clash-map:select', selection: 'province=AF-XX' }, '*')",
    )
    .await;
    page.enter_frame(0).await;
    page.until("the frame says why", "record.errors.length > 0")
        .await;
    let errors = page.take_errors().await;
    assert_eq!(
        errors,
        [
            "clash-map: province: expected the code of a province on the map, such as AF-PKA, \
             found \"AF-XX\""
        ]
    );
    assert_eq!(before["province"], "AF-PKA");
    assert_eq!(page.get::<Value>("host.selection").await, before);
}

async fn parameters_become_attributes_where_they_have_their_form(page: Page) {
    const ATTRIBUTES: &str =
        "Object.fromEntries([...host.attributes].map(({ name, value }) => [name, value]))";
    let widget = Widget::serve().await;
    let story = widget.file("recording/story.json");
    let cases = [
        (
            "province=AF-PKA&from=2024-03-16&to=2024-03-18&kinds=clash,attack&theme=dark&lang=fa-AF&durand=solid&loc=dotted&src=story.json",
            json!({
                "province": "AF-PKA", "from": "2024-03-16", "to": "2024-03-18",
                "kinds": "clash,attack", "theme": "dark", "lang": "fa-AF",
                "durand": "solid", "loc": "dotted", "src": story,
            }),
        ),
        (
            "province=af-pka&incident=%3Cb%3E&from=yesterday&kinds=war&theme=pink&lang=_&durand=&loc=1&src=https://elsewhere.example.org/story.json&onclick=alert(1)&constructor=1&__proto__=1&frame=x",
            json!({}),
        ),
        ("src=javascript:alert(1)", json!({})),
        ("src=https://", json!({})),
    ];
    for (query, mut attributes) in cases {
        // On its own, so also without a page around it.
        page.go_to(&widget.file(&format!("recording/frame.html?{query}")))
            .await;
        page.await_ready().await;
        attributes["data-state"] = json!("ready");
        assert_eq!(page.get::<Value>(ATTRIBUTES).await, attributes, "{query}");
        let errors: Vec<String> = page.get("window.record.errors").await;
        assert_eq!(errors, Vec::<String>::new(), "{query}");
    }
}

async fn selection_in_the_frame_reaches_the_page(page: Page) {
    let widget = Widget::serve().await;
    let body = iframe_of(&widget.file("recording/frame.html"), "");
    open_article(&page, &body, "").await;
    iframe::await_ready(&page, 0).await;
    page.enter_frame(0).await;
    page.run(
        "host.dispatchEvent(new CustomEvent('clash-map:select', { bubbles: true, composed: true, \
         detail: { province: 'AF-PKA', from: '2024-03-16', to: '2024-03-18', kinds: ['clash', 'attack'] } }))",
    )
    .await;
    page.leave_frame().await;
    let selection = "province=AF-PKA&from=2024-03-16&to=2024-03-18&kinds=clash,attack";
    page.until(
        "the page hears it",
        &format!(
            "record.messages.some((m) => m.type === 'clash-map:select' && m.selection === '{selection}')"
        ),
    )
    .await;
}
