//! Checks that hold in every state, language, width and colour scheme: no text is lost, no target
//! is too small, nothing is invisible or inaccessible to a screen reader. Each state is visited
//! once per language and resized; those that resizing ends are opened again at each width.
//!
//! Runs in every engine for the states with most text; for all states in Chromium alone, because
//! only its driver sets the window's width and the reader's colours.

use crate::accessible::{EVERY_RULE, RULES_OF_COLOUR, bring_axe, violations};
use crate::legible::{
    faults_of_tab_stops, lost, lost_in_column, lost_when_text_is_doubled, lost_when_text_is_spaced,
    moving, small_targets,
};
use crate::page::Page;
use crate::states::{Colours, LANGUAGES, START, STATES, State};
use crate::suite::tests;

tests! {
    EVERY_ENGINE:
        states_with_most_text_are_legible_and_accessible;
    CHROMIUM:
        every_state_is_legible_and_accessible_in_english,
        every_state_is_legible_and_accessible_in_pashto,
        every_state_is_legible_and_accessible_in_dari,
        every_state_is_legible_and_accessible_in_urdu;
}

/// Window widths: an article's column on a desktop, and a small phone.
const DESK_PX: u32 = 1000;
const TELEPHONE_PX: u32 = 340;

/// A window of 1280 px at 400 % zoom.
const NARROWEST_PX: u32 = 320;

/// A window of 1280 px at 200 % zoom. Doubling only the text is tested at this width too.
const HALF_PX: u32 = 640;

/// Faults, each with the state and width where it was found.
#[derive(Default)]
struct Faults(Vec<String>);

impl Faults {
    fn add(&mut self, place: &str, found: Vec<String>) {
        let faults = found.into_iter().map(|fault| format!("{place}: {fault}"));
        self.0.extend(faults);
    }

    fn assert_none(&self) {
        assert!(self.0.is_empty(), "found:\n{}", self.0.join("\n"));
    }
}

async fn states_with_most_text_are_legible_and_accessible(page: Page) {
    const STATES_WITH_MOST_TEXT: [&str; 5] = [
        START.name,
        "an incident open",
        "filters open",
        "a table, sorted, with an incident open",
        "claims compared",
    ];
    let mut faults = Faults::default();
    for language in LANGUAGES {
        for name in STATES_WITH_MOST_TEXT {
            if name != START.name && !["en", "ur"].contains(language) {
                continue;
            }
            let state = STATES.iter().find(|state| state.name == name).unwrap();
            page.open_state(state, language).await;
            let place = format!("{name}, {language}");
            if name == START.name {
                faults.add(&place, violations(&page, state, EVERY_RULE).await);
            }
            page.run(&format!("host.style.width = '{NARROWEST_PX}px'"))
                .await;
            page.await_frames().await;
            page.await_frames().await;
            let width_px: u32 = page.get("host.getBoundingClientRect().width").await;
            assert_eq!(width_px, NARROWEST_PX, "{place}");
            faults.add(&place, lost_in_column(&page).await);
        }
    }
    faults.assert_none();
}

async fn every_state_is_legible_and_accessible_in_english(page: Page) {
    assert_every_state(&page, LANGUAGES[0]).await;
}

async fn every_state_is_legible_and_accessible_in_pashto(page: Page) {
    assert_every_state(&page, LANGUAGES[1]).await;
}

async fn every_state_is_legible_and_accessible_in_dari(page: Page) {
    assert_every_state(&page, LANGUAGES[2]).await;
}

async fn every_state_is_legible_and_accessible_in_urdu(page: Page) {
    assert_every_state(&page, LANGUAGES[3]).await;
}

async fn assert_every_state(page: &Page, language: &str) {
    let mut faults = Faults::default();
    bring_axe(page).await;
    for state in STATES {
        let visit = Visit {
            page,
            state,
            language,
        };
        visit.at_every_width(&mut faults).await;
    }
    faults.assert_none();
}

/// A visit to a state in a language.
struct Visit<'test> {
    page: &'test Page,
    state: &'test State,
    language: &'test str,
}

impl Visit<'_> {
    async fn at_every_width(&self, faults: &mut Faults) {
        let Self {
            page,
            state,
            language,
        } = self;
        page.set_width(DESK_PX).await;
        page.open_state(state, language).await;

        let desk = self.place(DESK_PX);
        // Elements and colours are the same in every language, and so is what the direction of the
        // script turns.
        let [colours_at_desk, colours_on_telephone]: [&[Colours]; 2] = match *language {
            "en" => [&Colours::ALL, &Colours::ALL],
            "ur" => [&Colours::ALL, &[Colours::Light]],
            _ => [&[Colours::Light], &[]],
        };
        self.ask_axe(&desk, colours_at_desk, faults).await;
        faults.add(&desk, small_targets(page).await);
        faults.add(&desk, lost_when_text_is_spaced(page).await);
        // What is reached by playing is not to be reached by readers who want no motion.
        if !state.plays() {
            page.set_media(&[("prefers-reduced-motion", "reduce")])
                .await;
            faults.add(&desk, moving(page).await);
            page.set_colours(Colours::Light).await;
        }

        let half = self.resized(HALF_PX).await;
        faults.add(&half, lost_when_text_is_doubled(page).await);

        let narrowest = self.resized(NARROWEST_PX).await;
        faults.add(&narrowest, lost(page).await);
        faults.add(&narrowest, lost_when_text_is_spaced(page).await);

        let telephone = self.resized(TELEPHONE_PX).await;
        self.ask_axe(&telephone, colours_on_telephone, faults).await;
        faults.add(&telephone, small_targets(page).await);

        // The way of the tab key does not depend on the language, and ends the visit, since it
        // moves the map.
        if *language == LANGUAGES[0] && state.is_interactive() {
            faults.add(&telephone, faults_of_tab_stops(page).await);
            let desk = self.resized(DESK_PX).await;
            faults.add(&desk, faults_of_tab_stops(page).await);
        }
        if state.fails() {
            let errors = page.take_errors().await;
            assert!(
                matches!(&errors[..], [error] if error.contains("no-such.json")),
                "{errors:?}"
            );
        }
    }

    /// Returns the name in messages of the state at a window width.
    fn place(&self, width_px: u32) -> String {
        format!("{}, {}, {width_px} px", self.state.name, self.language)
    }

    /// Resizes the window. The widget lays itself out again, and the map may fly to another view.
    async fn resized(&self, width_px: u32) -> String {
        let page = self.page;
        page.set_width(width_px).await;
        if self.state.outlasts_resizing() {
            page.await_frames().await;
            page.await_still().await;
        } else {
            page.open_state(self.state, self.language).await;
        }
        self.place(width_px)
    }

    async fn ask_axe(&self, place: &str, all_colours: &[Colours], faults: &mut Faults) {
        let Self { page, state, .. } = self;
        for &colours in all_colours {
            page.set_colours(colours).await;
            page.await_frames().await;
            let rules = match colours {
                Colours::Light => EVERY_RULE,
                Colours::Dark | Colours::Forced => RULES_OF_COLOUR,
            };
            let found = violations(page, state, rules).await;
            faults.add(&format!("{place}, {colours:?}"), found);
        }
        page.set_colours(Colours::Light).await;
    }
}
