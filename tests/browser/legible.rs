//! What of the layout some readers cannot read, hit or see in the page that is open: in a narrow
//! window, with text enlarged or spaced, with an unsteady hand, by keys alone. every_state.rs
//! asks in every state.
//!
//! Sizes of type are in CSS px, which zoom enlarges with all else. They are not in rem: that
//! is the host page's unit, and many pages make it 10 px.

use fantoccini::key::Key;

use crate::page::Page;

const LAYOUT: &str = include_str!("layout.js");

/// Texts that are cut off or lie on each other.
const LOST_TEXTS: &str = "[...cutTexts().map((text) => `cut off: ${text}`), \
    ...overlappingTexts().map((text) => `overlapping: ${text}`)]";

const TOO_WIDE: &str = "(sideways_px() > 0 ? [`the page is ${sideways_px()} px too wide`] : [])";

/// In a column of a window of any width.
pub async fn lost_in_column(page: &Page) -> Vec<String> {
    page.get_with(LAYOUT, LOST_TEXTS).await
}

/// In a window; of the page too, where it can be scrolled sideways.
pub async fn lost(page: &Page) -> Vec<String> {
    page.get_with(LAYOUT, &format!("[...{LOST_TEXTS}, ...{TOO_WIDE}]"))
        .await
}

/// The same with each text alone twice as large, as when a reader enlarges text only.
pub async fn lost_when_text_is_doubled(page: &Page) -> Vec<String> {
    lost_while(page, "doubleText()").await
}

/// The same with the spaces of WCAG 2.2, 1.4.12.
pub async fn lost_when_text_is_spaced(page: &Page) -> Vec<String> {
    lost_while(page, "spaceText()").await
}

/// `change` gives what takes it back.
async fn lost_while(page: &Page, change: &str) -> Vec<String> {
    let () = page
        .get_with(LAYOUT, &format!("void (window.takeBack = {change})"))
        .await;
    page.await_frames().await;
    let lost = lost(page).await;
    page.run("takeBack()").await;
    page.await_frames().await;
    lost
}

pub async fn small_targets(page: &Page) -> Vec<String> {
    page.get_with(LAYOUT, "smallTargets()").await
}

/// What moves by itself, or slides where it could jump.
pub async fn moving(page: &Page) -> Vec<String> {
    const MOVING: &str = "all('*').filter((element) => { \
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element); \
        return !/^0s(, 0s)*$/.test(transitionDuration) || animationName !== 'none' || scrollBehavior !== 'auto'; \
        }).map(named)";
    page.get_with(LAYOUT, MOVING).await
}

/// Goes through the tab stops of the widget: each must be reached once, and be seen to have the
/// focus.
pub async fn faults_of_tab_stops(page: &Page) -> Vec<String> {
    const BEGIN: &str = "(() => {
        const first = root.querySelector('button, select');
        first.focus();
        window.stops = [first];
        window.faultsOfStops = [];
        root.addEventListener('focusin', ({ target }) => {
            stops.push(target);
            faultsOfStops.push(...focusFault(target));
        });
        // What was open only while it had the focus is closed now.
        return new Promise((done) => requestAnimationFrame(() => done(
            all(TARGETS).filter((e) => isShown(e) && e.tabIndex >= 0 && !e.disabled).length)));
    })()";
    let expected: usize = page.get_with(LAYOUT, BEGIN).await;
    // One press more than there are stops after the first leads out of the widget.
    let presses = String::from(char::from(Key::Tab)).repeat(expected);
    page.type_text(&presses).await;
    let (stops, mut faults, has_left): (usize, Vec<String>, bool) = page
        .get("[new Set(stops).size, faultsOfStops, root.activeElement === null]")
        .await;
    if stops != expected || !has_left {
        faults.push(format!(
            "{stops} tab stops, expected {expected}; left: {has_left}"
        ));
    }
    faults
}
