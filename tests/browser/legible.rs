//! What of the layout every reader can read, hit and see: in a narrow window, with text
//! enlarged or spaced, with an unsteady hand, by keys alone.
//!
//! Sizes of type are in CSS px, which zoom enlarges with all else. They are not in rem: that
//! is the host page's unit, and many pages make it 10 px.

use fantoccini::key::Key;

use crate::in_every_engine;
use crate::page::Page;
use crate::states::{LANGUAGES, START, STATES, State, WIDTHS_PX};

const LAYOUT: &str = include_str!("layout.js");

in_every_engine!(@engine chromium Chromium
    nothing_is_lost_at_400_percent
    nothing_is_lost_when_text_is_spaced
    nothing_is_lost_when_text_alone_is_doubled
    every_target_is_large_enough_to_hit
    every_tab_stop_shows_that_it_has_the_focus
    nothing_moves_by_itself_where_no_motion_is_wanted
);

// Other engines are not told how wide their window is: there the column is narrow.
in_every_engine!(@engine firefox Firefox nothing_is_lost_in_a_narrow_column);
in_every_engine!(@engine webkit WebKit nothing_is_lost_in_a_narrow_column);

/// A window of 1280 px at 400 %.
const NARROWEST_PX: u32 = 320;

/// A window of 1280 px at 200 %: text alone is doubled in one as wide.
const HALF_PX: u32 = 640;

/// Brings about every state in every language, at these widths, and gathers what a JavaScript
/// expression finds there, after `change`.
async fn assert_none_found(page: &Page, widths_px: &[u32], change: &str, faults: &str) {
    let all: Vec<_> = STATES.iter().collect();
    assert_none_found_in(page, &all, widths_px, change, faults).await;
}

async fn assert_none_found_in(
    page: &Page,
    states: &[&State],
    widths_px: &[u32],
    change: &str,
    faults: &str,
) {
    let mut found = Vec::new();
    for language in LANGUAGES {
        for &width_px in widths_px {
            page.set_width(width_px).await;
            for &state in states {
                page.open_state(state, language).await;
                let () = page.get_with(LAYOUT, &format!("void {change}")).await;
                page.await_frames().await;
                let all: Vec<String> = page.get_with(LAYOUT, faults).await;
                let State { name, .. } = state;
                found.extend(
                    all.into_iter()
                        .map(|one| format!("{name}, {language}, {width_px} px: {one}")),
                );
            }
        }
    }
    assert!(found.is_empty(), "found:\n{}", found.join("\n"));
}

const LOST_IN_COLUMN: &str = "[...cutTexts().map((text) => `cut off: ${text}`), \
    ...overlappingTexts().map((text) => `overlapping: ${text}`)]";

const LOST: &str = "[...cutTexts().map((text) => `cut off: ${text}`), \
    ...overlappingTexts().map((text) => `overlapping: ${text}`), \
    ...(sideways_px() > 0 ? [`the page is ${sideways_px()} px too wide`] : [])]";

async fn nothing_is_lost_at_400_percent(page: Page) {
    assert_none_found(&page, &[NARROWEST_PX], "0", LOST).await;
}

async fn nothing_is_lost_in_a_narrow_column(page: Page) {
    const STATES_WITH_MOST_TEXT: [&str; 5] = [
        START.name,
        "an incident open",
        "filters open",
        "a table, sorted, with an incident open",
        "claims compared",
    ];
    let mut found = Vec::new();
    for language in ["en", "ur"] {
        for name in STATES_WITH_MOST_TEXT {
            let state = STATES.iter().find(|state| state.name == name).unwrap();
            page.open_state(state, language).await;
            page.run(&format!("host.style.width = '{NARROWEST_PX}px'"))
                .await;
            page.await_frames().await;
            page.await_frames().await;
            let width_px: u32 = page.get("host.getBoundingClientRect().width").await;
            assert_eq!(width_px, NARROWEST_PX, "{name}, {language}");
            let all: Vec<String> = page.get_with(LAYOUT, LOST_IN_COLUMN).await;
            found.extend(
                all.into_iter()
                    .map(|one| format!("{name}, {language}: {one}")),
            );
        }
    }
    assert!(found.is_empty(), "found:\n{}", found.join("\n"));
}

async fn nothing_is_lost_when_text_is_spaced(page: Page) {
    assert_none_found(&page, &[1000, NARROWEST_PX], "spaceText()", LOST).await;
}

async fn nothing_is_lost_when_text_alone_is_doubled(page: Page) {
    assert_none_found(&page, &[HALF_PX], "doubleText()", LOST).await;
}

async fn every_target_is_large_enough_to_hit(page: Page) {
    assert_none_found(&page, WIDTHS_PX, "0", "smallTargets()").await;
}

async fn every_tab_stop_shows_that_it_has_the_focus(page: Page) {
    for &width_px in WIDTHS_PX {
        page.set_width(width_px).await;
        for state in STATES.iter().filter(|state| state.is_interactive()) {
            page.open_state(state, LANGUAGES[0]).await;
            page.run("root.querySelector('button, select').focus()")
                .await;
            let mut faults = Vec::new();
            let mut stops = 1;
            loop {
                page.press(Key::Tab).await;
                let fault: Option<Vec<String>> = page
                    .get_with(LAYOUT, "focused() && focusFault(focused())")
                    .await;
                let Some(fault) = fault else { break };
                faults.extend(fault);
                stops += 1;
            }
            let State { name, .. } = state;
            let expected: u32 = page
                .get_with(
                    LAYOUT,
                    "all(TARGETS).filter((e) => isShown(e) && e.tabIndex >= 0 && !e.disabled).length",
                )
                .await;
            assert_eq!(
                stops, expected,
                "{name}, {width_px} px: each is reached once"
            );
            assert!(
                faults.is_empty(),
                "{name}, {width_px} px:\n{}",
                faults.join("\n")
            );
        }
    }
}

async fn nothing_moves_by_itself_where_no_motion_is_wanted(page: Page) {
    const MOVING: &str = "all('*').filter((element) => { \
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element); \
        return !/^0s(, 0s)*$/.test(transitionDuration) || animationName !== 'none' || scrollBehavior !== 'auto'; \
        }).map(named)";
    // What is reached by playing is not to be reached by those readers.
    let states: Vec<_> = STATES.iter().filter(|state| !state.plays()).collect();
    page.set_media(&[("prefers-reduced-motion", "reduce")])
        .await;
    assert_none_found_in(&page, &states, &[1000], "0", MOVING).await;
}
