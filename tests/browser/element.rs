//! What the page can ask of the element, and what the element reports to the page.
//!
//! Runs in every engine where scripts load, styles cascade and text is copied; in Chromium alone
//! for what attributes, methods and links select.

use serde_json::{Value, json};

use crate::page::Page;
use crate::suite::tests;

tests! {
    CHROMIUM:
        attributes_choose_what_is_shown_at_first_and_later,
        methods_select_and_reset_and_the_page_is_told,
        wrong_choices_are_named_and_change_nothing,
        link_to_the_page_selects_in_place_of_the_attributes,
        what_is_asked_before_the_widget_is_ready_holds,
        reset_before_the_widget_is_ready_holds,
        link_leads_to_what_is_seen_whatever_the_page_selects,
        story_can_be_set_and_fetched,
        theme_and_lines_follow_their_attributes;
    EVERY_ENGINE:
        element_is_defined_once_and_after_its_tag,
        link_and_code_to_embed_carry_the_selection_and_are_copied,
        package_runs_by_its_name,
        files_are_what_their_hashes_say,
        house_style_reaches_in_by_properties_and_parts_only;
}

/// JavaScript: records the events that the widget sends to the page.
const LISTEN: &str = "window.told = []; \
    for (const type of ['ready', 'select', 'error']) { \
      addEventListener(`clash-map:${type}`, ({ detail }) => told.push([type, detail])); }";

async fn selection(page: &Page) -> Value {
    page.get("host.selection").await
}

async fn attributes_choose_what_is_shown_at_first_and_later(page: Page) {
    page.open("/attributes.html").await;
    assert_eq!(
        selection(&page).await,
        json!({
            "province": "AF-PKA", "incident": "2024-03-18-strike-paktika",
            "from": "2024-03-17", "to": "2024-03-31", "kinds": ["airstrike", "clash"],
        })
    );
    // One after the other, as frameworks do: each end alone would pass the other.
    page.run("host.setAttribute('from', '2024-04-01'); host.setAttribute('to', '2024-04-10')")
        .await;
    let window = selection(&page).await;
    assert_eq!(window["from"], "2024-04-01");
    assert_eq!(window["to"], "2024-04-10");
    page.run(
        "host.setAttribute('to', '2024-03-31'); host.removeAttribute('from'); \
         host.setAttribute('province', 'AF-KHO')",
    )
    .await;
    assert_eq!(
        selection(&page).await,
        json!({
            "province": "AF-KHO", "from": "2024-03-16", "to": "2024-03-31",
            "kinds": ["airstrike", "clash"],
        })
    );
}

async fn methods_select_and_reset_and_the_page_is_told(page: Page) {
    page.open_without_waiting("/two.html").await;
    page.run(LISTEN).await;
    page.await_ready().await;
    let start = json!({
        "from": "2024-03-16", "to": "2024-03-19",
        "kinds": ["airstrike", "clash", "attack", "statement"],
    });
    assert_eq!(selection(&page).await, start);
    page.run("host.select({ province: 'AF-PKA', kinds: [] })")
        .await;
    let chosen = json!({
        "province": "AF-PKA", "from": "2024-03-16", "to": "2024-03-19", "kinds": [],
    });
    assert_eq!(selection(&page).await, chosen);
    page.until(
        "the page is told",
        "told.some(([type]) => type === 'select')",
    )
    .await;
    page.run("host.reset()").await;
    assert_eq!(selection(&page).await, start);
    page.until("and again", "told.at(-1)[1].kinds.length === 4")
        .await;
    page.click(".cm-list [data-province=AF-KHO]").await;
    page.until(
        "the reader's click too",
        "told.at(-1)[1].province === 'AF-KHO'",
    )
    .await;
    let told: Vec<(String, Value)> = page.get("told").await;
    let first = told.iter().find(|(_, detail)| *detail == chosen);
    assert!(first.is_some(), "{told:?}");
    assert!(told.iter().all(|(kind, _)| kind != "error"), "{told:?}");
}

async fn wrong_choices_are_named_and_change_nothing(page: Page) {
    page.open("/counted.html").await;
    let before = selection(&page).await;
    let message: String = page
        .get("(() => { try { host.select({ province: 'AF-XX' }); return 'none'; } catch (error) { return error.message; } })()")
        .await;
    assert_eq!(
        message,
        "province: expected the code of a province on the map, such as AF-PKA, found \"AF-XX\""
    );
    page.run("host.setAttribute('from', 'yesterday')").await;
    assert_eq!(selection(&page).await, before);
    let errors = page.take_errors().await;
    assert_eq!(
        errors,
        ["clash-map: from: expected a day as YYYY-MM-DD, found \"yesterday\""]
    );
}

async fn link_to_the_page_selects_in_place_of_the_attributes(page: Page) {
    page.open("/attributes.html#clash-map=province=AF-KHO&kinds=airstrike")
        .await;
    let linked = json!({
        "province": "AF-KHO", "from": "2024-03-16", "to": "2024-03-19", "kinds": ["airstrike"],
    });
    assert_eq!(selection(&page).await, linked);
    page.run("location.hash = 'clash-map=province=AF-PKA'")
        .await;
    page.until(
        "a link within the page selects too",
        "host.selection.province === 'AF-PKA'",
    )
    .await;
    assert_eq!(
        selection(&page).await,
        json!({
            "province": "AF-PKA", "from": "2024-03-16", "to": "2024-03-19",
            "kinds": ["airstrike", "clash", "attack", "statement"],
        }),
        "all that it says, and nothing else"
    );
    page.run("location.hash = 'clash-map=%'").await;
    assert_eq!(
        page.get::<String>("host.getAttribute('data-state')").await,
        "ready",
        "a broken link breaks nothing"
    );
}

async fn what_is_asked_before_the_widget_is_ready_holds(page: Page) {
    page.open_without_waiting("/undefined.html").await;
    // Before the element is defined, too.
    page.run(
        "host.page = 'https://news.example.org/article';
        import('/clash-map.js').then(() => host.select({ province: 'AF-PKA' }));",
    )
    .await;
    page.await_ready().await;
    assert_eq!(selection(&page).await["province"], "AF-PKA");
    page.run("host.select({ province: 'AF-KHO' })").await;
    page.open_details(".cm-share").await;
    let link = "found('.cm-copyable textarea').value";
    page.until(
        "links lead to the page that was named",
        &format!("{link} === 'https://news.example.org/article#clash-map=province=AF-KHO'"),
    )
    .await;
}

async fn reset_before_the_widget_is_ready_holds(page: Page) {
    page.open_without_waiting("/undefined.html#clash-map=kinds=clash")
        .await;
    page.run(
        "host.setAttribute('province', 'AF-PKA');
        import('/clash-map.js').then(() => host.reset());",
    )
    .await;
    page.await_ready().await;
    let start = json!({
        "from": "2024-03-16", "to": "2024-03-19",
        "kinds": ["airstrike", "clash", "attack", "statement"],
    });
    assert_eq!(selection(&page).await, start);
}

async fn link_leads_to_what_is_seen_whatever_the_page_selects(page: Page) {
    page.open("/attributes.html").await;
    page.open_details(".cm-share").await;
    let link = async || -> String {
        page.get("found('.cm-copyable textarea').value.replace(location.origin, '')")
            .await
    };
    assert_eq!(link().await, "/attributes.html", "it opens on this");
    let code: String = page.get("$$('.cm-copyable textarea')[1].value").await;
    let frame = "<iframe src=\"https://graphics.example.org/map/frame.html?province=AF-PKA";
    assert!(
        code.starts_with(frame),
        "of the frame that the page names: {code}"
    );
    page.run("host.reset()").await;
    page.until(
        "the link says that nothing is selected",
        "found('.cm-copyable textarea').value.endsWith('#clash-map=')",
    )
    .await;
    let start = selection(&page).await;
    let to_start = link().await;
    page.run("host.page = '/elsewhere.html'").await;
    page.until(
        "whatever the page is called",
        "found('.cm-copyable textarea').value === '/elsewhere.html#clash-map='",
    )
    .await;
    // Through another page, because only the fragment differs.
    page.open("/two.html").await;
    page.open(&to_start).await;
    assert_eq!(selection(&page).await, start);
}

const TITLE: &str = "found('.cm-title').textContent";

async fn story_can_be_set_and_fetched(page: Page) {
    page.open("/counted.html").await;
    let own: String = page.get(TITLE).await;
    page.run(
        "fetch('/own-story.json').then((answer) => answer.json()).then((story) => { host.dataset = story; })",
    )
    .await;
    // It is built before it is shown.
    let is_shown = "host.getAttribute('data-state') === 'ready' \
        && $('.cm-title')?.textContent === 'A story of our own'";
    page.until("the story that was set", is_shown).await;
    page.open_details(".cm-share").await;
    let texts: u32 = page.get("$$('.cm-share textarea').length").await;
    assert_eq!(texts, 1, "a link and no code: no frame has this story");
    page.run("host.dataset = undefined").await;
    page.until(
        "the built-in story again",
        &format!("$('.cm-title')?.textContent === `{own}`"),
    )
    .await;
    page.run("host.setAttribute('theme', 'dark'); host.setAttribute('src', 'own-story.json')")
        .await;
    page.until("the story that was fetched", is_shown).await;
    page.open_details(".cm-share").await;
    let code: String = page.get("$$('.cm-share textarea')[1].value").await;
    let frame: String = page
        .get(
            "`${location.origin}/frame.html?src=${encodeURIComponent(
              `${location.origin}/own-story.json`)}&amp;theme=dark`",
        )
        .await;
    assert!(
        code.starts_with(&format!("<iframe src=\"{frame}\"")),
        "{code}"
    );
    assert_eq!(page.get::<String>("host.dataset.state").await, "ready");
}

async fn element_is_defined_once_and_after_its_tag(page: Page) {
    page.open_without_waiting("/undefined.html").await;
    let defined: bool = page
        .get("customElements.get('clash-map') !== undefined")
        .await;
    assert!(!defined);
    page.run(
        "host.setAttribute('province', 'AF-PKA');
        Promise.all(['', '?again', '?once-more'].map((query) => import(`/clash-map.js${query}`)))
          .then(() => { window.loaded = true; });",
    )
    .await;
    page.until("it is loaded three times", "window.loaded === true")
        .await;
    page.await_ready().await;
    assert_eq!(page.get::<u32>("window.defined").await, 1);
    assert_eq!(selection(&page).await["province"], "AF-PKA");
}

async fn theme_and_lines_follow_their_attributes(page: Page) {
    page.open("/counted.html").await;
    let ground = "getComputedStyle(found('.cm-root')).backgroundColor";
    let dashes = |line: &str| format!("getComputedStyle(found('{line}')).strokeDasharray");
    let note = "found('.cm-boundary-note').innerText.trim()";
    for (theme, expected) in [("dark", "rgb(26, 25, 23)"), ("light", "rgb(251, 250, 247)")] {
        page.run(&format!("host.setAttribute('theme', '{theme}')"))
            .await;
        assert_eq!(page.get::<String>(ground).await, expected, "{theme}");
    }
    assert_ne!(page.get::<String>(&dashes(".cm-durand")).await, "none");
    let said = page.get::<String>(note).await;
    assert!(said.ends_with("is shown dotted."), "{said}");
    page.run("host.setAttribute('durand', 'solid'); host.setAttribute('loc', 'solid')")
        .await;
    assert_eq!(page.get::<String>(&dashes(".cm-durand")).await, "none");
    assert_eq!(page.get::<String>(&dashes(".cm-loc")).await, "none");
    let said = page.get::<String>(note).await;
    assert!(said.ends_with("is shown as a solid line."), "{said}");
}

async fn link_and_code_to_embed_carry_the_selection_and_are_copied(page: Page) {
    page.open("/counted.html").await;
    page.run(
        "host.select({ province: 'AF-PKA' }); window.copied = [];
        document.addEventListener('copy', () => copied.push(root.activeElement.value));",
    )
    .await;
    page.open_details(".cm-share").await;
    let link: String = page
        .get("`${location.href}#clash-map=province=AF-PKA`")
        .await;
    let frame: String = page
        .get("`src=\"${location.origin}/frame.html?province=AF-PKA\"`")
        .await;
    for button in [0, 1] {
        page.run(&format!(
            "$$('.cm-copyable .cm-button')[{button}].dataset.next = ''"
        ))
        .await;
        page.click(".cm-copyable .cm-button[data-next]").await;
        page.run("delete found('[data-next]').dataset.next").await;
        page.until("it is copied", &format!("copied.length === {}", button + 1))
            .await;
    }
    let copied: Vec<String> = page.get("copied").await;
    assert_eq!(copied[0], link);
    assert!(
        copied[1].starts_with("<iframe ") && copied[1].contains(&frame),
        "{}",
        copied[1]
    );
}

/// The import is resolved by the package's `exports`, as a bundler does.
async fn package_runs_by_its_name(page: Page) {
    page.open("/package.html").await;
    let script: String = page
        .get("performance.getEntriesByType('resource').find((e) => e.name.endsWith('clash-map.js')).name")
        .await;
    assert!(script.contains("/npm/"), "{script}");
}

async fn files_are_what_their_hashes_say(page: Page) {
    page.open("/integrity.html").await;
}

async fn house_style_reaches_in_by_properties_and_parts_only(page: Page) {
    page.open("/house-style.html").await;
    let color = |selector: &str| format!("getComputedStyle(found('{selector}')).color");
    assert_eq!(
        page.get::<String>(&color(".cm-root")).await,
        "rgb(0, 0, 128)"
    );
    assert_eq!(
        page.get::<String>(&color(".cm-title")).await,
        "rgb(128, 0, 0)"
    );
    let underlined: String = page
        .get("getComputedStyle(found('.cm-list-title')).textDecorationLine")
        .await;
    assert_eq!(underlined, "none", "the page's own rules stay outside");
    let outside: String = page
        .get("getComputedStyle(document.getElementById('after')).margin")
        .await;
    assert_eq!(outside, "3px", "the widget's rules stay inside");
}
