//! The widget in its readers' languages.
//!
//! Runs in every engine where the script's direction turns the layout under the focus; in Chromium
//! alone for words, and for when each file is requested.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::page::Page;
use crate::states::LANGUAGES;
use crate::suite::tests;

tests! {
    EVERY_ENGINE:
        a_reader_chooses_a_language_and_goes_on_where_they_were;
    CHROMIUM:
        what_a_reader_has_set_stays_in_another_language,
        a_page_chooses_a_language_by_attribute_and_link,
        a_language_comes_before_a_selection_is_brought_into_view,
        a_start_in_any_language_has_its_selection_and_no_english,
        english_is_said_on_a_page_in_another_language,
        each_language_is_loaded_once_and_only_when_it_is_read,
        a_language_that_cannot_be_loaded_leaves_the_one_there_is,
        everything_foreign_says_its_language,
        the_page_and_the_widget_say_the_same;
}

const TITLE: &str = "$('.cm-title').textContent";
const LANG: &str = "$('.cm-root').lang";

async fn a_reader_chooses_a_language_and_goes_on_where_they_were(page: Page) {
    page.open("/").await;
    page.click(".cm-list [data-province=AF-PKA]").await;
    let english: String = page.get(TITLE).await;
    page.run("found('.cm-language select').focus()").await;
    page.run(
        "const select = found('.cm-language select'); select.value = 'ur';
         select.dispatchEvent(new Event('change', { bubbles: true }))",
    )
    .await;
    page.until("the story is in Urdu", &format!("{LANG} === 'ur'"))
        .await;
    let shown: (String, String, bool, Vec<String>) = page
        .get(&format!(
            "[{TITLE}, getComputedStyle($('.cm-list-title')).direction,
              isSelectedIn('.cm-map', '2024-03-18-strike-paktika') ||
                $('.cm-list [data-province=AF-PKA]').ariaPressed === 'true' ||
                $('.cm-list [data-province=AF-PKA]').getAttribute('aria-pressed') === 'true',
              incidents('.cm-list')]"
        ))
        .await;
    assert_ne!(shown.0, english);
    assert_eq!(shown.1, "rtl");
    assert!(shown.2, "the province is still selected");
    assert_eq!(shown.3, ["2024-03-18-strike-paktika", "2024-03-18-strikes"]);
    page.until(
        "the reader is still on the switch",
        "root.activeElement === $('.cm-language select')",
    )
    .await;
    let selection: Value = page.get("host.selection").await;
    assert_eq!(selection["lang"], "ur");
    // And back, as the page does it.
    page.run("host.select({ lang: 'en' })").await;
    page.until(
        "the story is in English",
        &format!("{TITLE} === {english:?}"),
    )
    .await;
}

async fn what_a_reader_has_set_stays_in_another_language(page: Page) {
    const SORT: &str = "$('th:nth-child(3)').getAttribute('aria-sort')";
    page.open("/").await;
    page.run("host.select({ view: 'table' })").await;
    page.until("it is a table", "!!$('.cm-incident-table')")
        .await;
    page.click("th:nth-child(3) .cm-sort").await;
    page.click(".cm-filter-toggle").await;
    page.run(
        "const speed = found('.cm-speed'); speed.value = '4';
         speed.dispatchEvent(new Event('change', { bubbles: true }))",
    )
    .await;
    page.read_in("ur").await;
    let set: (String, String, bool) = page
        .get(&format!(
            "[$('.cm-speed').value, {SORT}, !!$('.cm-filter-panel')]"
        ))
        .await;
    assert_eq!(set, ("4".into(), "ascending".into(), true));
    // What for a moment finds nothing takes the table away, and not its order.
    let search = |words: &str| {
        format!(
            "const search = found('.cm-filter-panel input'); search.value = '{words}';
             search.dispatchEvent(new Event('input', {{ bubbles: true }}))"
        )
    };
    page.run(&search("xyzzy")).await;
    page.until("nothing is found", "!$('.cm-incident-table')")
        .await;
    page.run(&search("")).await;
    page.until("all is found", "!!$('.cm-incident-table')")
        .await;
    assert_eq!(page.get::<String>(SORT).await, "ascending");
}

async fn a_page_chooses_a_language_by_attribute_and_link(page: Page) {
    page.open("/").await;
    page.read_in("fa-AF").await;
    let heading: String = page.get("$('.cm-timeline-title').textContent").await;
    assert_eq!(heading, "۲۶ تا ۲۹ حوت ۱۴۰۲ (۱۶ تا ۱۹ مارچ ۲۰۲۴)");
    page.run("location.hash = '#clash-map=lang=ps&province=AF-KHO'")
        .await;
    page.until("the link's language", &format!("{LANG} === 'ps'"))
        .await;
    assert_eq!(
        page.get::<String>("$('.cm-list-title').textContent").await,
        "خوست"
    );
    page.press(Key::Escape).await;
}

/// As if the language of a link loads within one frame.
async fn a_language_comes_before_a_selection_is_brought_into_view(page: Page) {
    page.open("/").await;
    page.run(
        "window.held = []; const soon = window.requestAnimationFrame;
         window.requestAnimationFrame = (draw) => held.push(draw);
         window.release = () => {
           window.requestAnimationFrame = soon;
           held.forEach((draw) => draw(0));
         };
         host.select({ province: 'AF-KHO' });",
    )
    .await;
    page.until("it is to be brought into view", "held.length > 0")
        .await;
    page.read_in("ur").await;
    page.run("release()").await;
    let title: String = page.get("$('.cm-list-title').textContent").await;
    assert_eq!(title, "خوست");
    let state: String = page.get("host.getAttribute('data-state')").await;
    assert_eq!(state, "ready");
}

async fn a_start_in_any_language_has_its_selection_and_no_english(page: Page) {
    let starts = [
        ("ps", "province", "AF-KHO"),
        ("ur", "incident", "2024-03-18-strike-paktika"),
        ("fa-AF", "story", "1"),
    ];
    for (language, key, value) in starts {
        let link = format!("link#clash-map=lang={language}&{key}={value}");
        let attributes = format!(
            "host.setAttribute('lang', '{language}'); host.setAttribute('{key}', '{value}');"
        );
        for (more, attributes) in [("attributes", &*attributes), (&*link, "")] {
            page.open_without_waiting(&format!("/undefined.html?{language}-{more}"))
                .await;
            page.run(&format!(
                "{attributes} window.said = [];
                addEventListener('clash-map:ready', () =>
                  said.push(host.shadowRoot.querySelector('.cm-root').lang));
                import('/clash-map.js');"
            ))
            .await;
            page.await_ready().await;
            // What is brought into view is so a frame later.
            page.await_frames().await;
            let (said, selection): (Vec<String>, Value) = page.get("[said, host.selection]").await;
            assert_eq!(said, [language], "{more}");
            assert_eq!(
                (&selection["lang"], &selection[key]),
                (&json!(language), &json!(value))
            );
        }
    }
}

async fn english_is_said_on_a_page_in_another_language(page: Page) {
    page.open_without_waiting("/undefined.html").await;
    page.run("host.setAttribute('lang', 'ps'); import('/clash-map.js')")
        .await;
    page.await_ready().await;
    page.run("host.select({ lang: 'en', province: 'AF-PKA' })")
        .await;
    page.until("the story is in English", &format!("{LANG} === 'en'"))
        .await;
    page.open_details(".cm-share").await;
    let link: String = page
        .get("found('.cm-share textarea').value.split('#')[1]")
        .await;
    assert_eq!(link, "clash-map=province=AF-PKA&lang=en");
    page.run("host.setAttribute('lang', 'ur')").await;
    page.until("the story is in Urdu", &format!("{LANG} === 'ur'"))
        .await;
    page.run("host.removeAttribute('lang')").await;
    page.until("and in English again", &format!("{LANG} === 'en'"))
        .await;
}

async fn each_language_is_loaded_once_and_only_when_it_is_read(page: Page) {
    const LOADED: &str = "performance.getEntriesByType('resource')
        .map((entry) => new URL(entry.name).pathname)
        .filter((name) => name.endsWith('.txt'))";
    page.open("/").await;
    assert_eq!(page.get::<Vec<String>>(LOADED).await, [""; 0]);
    for language in ["ur", "en", "ur"] {
        page.read_in(language).await;
    }
    assert_eq!(page.get::<Vec<String>>(LOADED).await, ["/clash-map.ur.txt"]);
}

async fn a_language_that_cannot_be_loaded_leaves_the_one_there_is(page: Page) {
    page.open("/no-languages/two.html").await;
    page.run("host.select({ province: 'AF-PKA' })").await;
    page.run(
        "const select = found('.cm-language select'); select.value = 'ur';
         select.dispatchEvent(new Event('change', { bubbles: true }))",
    )
    .await;
    page.until(
        "the reader is told",
        "$('.cm-language [role=status]').textContent !== ''",
    )
    .await;
    let now: (String, Value) = page.get(&format!("[{LANG}, host.selection]")).await;
    assert_eq!(now.0, "en");
    assert_eq!(now.1["province"], "AF-PKA");
    assert_eq!(now.1["lang"], Value::Null);
    // A language that the page chooses later leaves the reader where they are.
    page.run("host.select({ lang: 'ps' })").await;
    page.until("the story is in Pashto", &format!("{LANG} === 'ps'"))
        .await;
    page.await_frames().await;
    assert_eq!(
        page.get::<Value>("root.activeElement?.className ?? null")
            .await,
        Value::Null
    );
}

/// Words of the data inside text of another language.
async fn everything_foreign_says_its_language(page: Page) {
    const UNMARKED: &str = "(() => {
        const walker = document.createTreeWalker($('.cm-root'), NodeFilter.SHOW_TEXT);
        const unmarked = [];
        while (walker.nextNode()) {
          const { data, parentElement } = walker.currentNode;
          const names = /Natural Earth|GeoNames|ACLED|CC BY|UTC|CSV|JSON|SVG|PNG|Enter|Escape|km/g;
          const isLatin = /[A-Za-z]{2}/.test(data.replace(names, ''));
          if (isLatin && parentElement.closest('[lang]').lang === $('.cm-root').lang
            && !parentElement.closest('textarea, style')) unmarked.push(data);
        }
        return unmarked;
    })()";
    page.open("/").await;
    page.read_in("ur").await;
    page.click("[data-incident='2024-03-18-strikes'] .cm-card-button")
        .await;
    page.until("the card is open", "!!$('.cm-claims')").await;
    assert_eq!(page.get::<Vec<String>>(UNMARKED).await, [""; 0]);
}

/// The list's titles, dates and numbers, without scripts and with them.
async fn the_page_and_the_widget_say_the_same(page: Page) {
    const SAID: &str = "[...(root?.querySelector('.cm-root') ?? document)
        .querySelectorAll('.cm-title, .cm-timeline-title, .cm-list-summary, .cm-date, .cm-summary, .cm-filter-name')]
        .map((element) => element.textContent)";
    for language in LANGUAGES.iter().filter(|language| **language != "en") {
        page.open_without_waiting(&format!("/no-scripts.html?{language}"))
            .await;
        let still: Vec<String> = page
            .get(&SAID.replace(
                "root?.querySelector('.cm-root')",
                "host.querySelector('.cm-root')",
            ))
            .await;
        page.open("/").await;
        page.read_in(language).await;
        assert_eq!(page.get::<Vec<String>>(SAID).await, still, "{language}");
    }
}
