//! Finds layout faults in the open page that make it unreadable or unusable for some readers: those
//! with a narrow window, enlarged or spaced text, an unsteady hand, or only a keyboard.
//! every_state.rs runs these checks in every state.
//!
//! Type sizes are in CSS px, which zoom enlarges with everything else. They are not in rem, because
//! the host page sets that unit, and many pages make it 10 px.

use fantoccini::key::Key;

use crate::page::Page;

const LAYOUT: &str = include_str!("layout.js");

/// JavaScript: texts that are cut off or overlap.
const LOST_TEXTS: &str = "[...cutTexts().map((text) => `cut off: ${text}`), \
    ...overlappingTexts().map((text) => `overlapping: ${text}`)]";

const TOO_WIDE: &str = "(sideways_px() > 0 ? [`the page is ${sideways_px()} px too wide`] : [])";

/// Returns lost texts in a column, at any window width.
pub async fn lost_in_column(page: &Page) -> Vec<String> {
    page.get_with(LAYOUT, LOST_TEXTS).await
}

/// Returns lost texts, and anything that makes the page scroll sideways.
pub async fn lost(page: &Page) -> Vec<String> {
    page.get_with(LAYOUT, &format!("[...{LOST_TEXTS}, ...{TOO_WIDE}]"))
        .await
}

/// Like [`lost`], with text twice as large, as when a reader enlarges only text.
pub async fn lost_when_text_is_doubled(page: &Page) -> Vec<String> {
    lost_while(page, "doubleText()").await
}

/// Like [`lost`], with the text spacing of WCAG 2.2, 1.4.12.
pub async fn lost_when_text_is_spaced(page: &Page) -> Vec<String> {
    lost_while(page, "spaceText()").await
}

/// Runs `change`, which returns a function that undoes it.
async fn lost_while(page: &Page, change: &str) -> Vec<String> {
    let () = page
        .get_with(LAYOUT, &format!("void (window.takeBack = {change})"))
        .await;
    page.await_frames().await;
    let lost = lost(page).await;
    page.run("takeBack()").await;
    lost
}

pub async fn small_targets(page: &Page) -> Vec<String> {
    page.get_with(LAYOUT, "smallTargets()").await
}

/// Returns elements that move by themselves, or slide where they could jump.
pub async fn moving(page: &Page) -> Vec<String> {
    const MOVING: &str = "all('*').filter((element) => { \
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element); \
        return !/^0s(, 0s)*$/.test(transitionDuration) || animationName !== 'none' || scrollBehavior !== 'auto'; \
        }).map(named)";
    page.get_with(LAYOUT, MOVING).await
}

/// Visits the widget's tab stops. The keyboard must reach each one once, and its focus must be
/// visible.
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
