//! The elements a reader gets, rendered natively.

use clash_map::ClashMap;
use clash_map::builtin::builtin_story;
use leptos::prelude::*;
use std::sync::Arc;

/// The widget as HTML at its start.
fn widget_html() -> String {
    let story = Arc::new(builtin_story());
    Owner::new().with(|| view! { <ClashMap story/> }.to_html())
}

fn count(html: &str, part: &str) -> usize {
    html.matches(part).count()
}

#[test]
fn every_drawn_area_names_its_province() {
    let html = widget_html();
    let areas = builtin_story().basemap.areas.len();
    assert_eq!(count(&html, "class=\"cm-area "), areas);
    assert_eq!(count(&html, "data-province=\"PK-KP\""), 3, "two areas and a list entry");
    assert_eq!(count(&html, "data-province=\"AF-PKA\""), 2, "an area and a list entry");
}

#[test]
fn every_incident_of_the_window_has_a_card_and_a_mark() {
    let html = widget_html();
    for id in ["2024-03-16-mir-ali", "2024-03-18-strike-paktika", "2024-03-18-border-clash"] {
        let marked = format!("data-incident=\"{id}\"");
        assert_eq!(count(&html, &marked), 3, "card, symbol and mark of {id}");
    }
    assert_eq!(count(&html, "data-incident=\"2024-03-18-mofa\""), 2, "card and mark, no point");
    assert_eq!(count(&html, "<article"), 11);
}

#[test]
fn nothing_is_selected_at_the_start() {
    let html = widget_html();
    let pressed = count(&html, "aria-pressed=\"true\"");
    assert_eq!(pressed, 4 + 1, "the four kinds and the window's preset");
    assert_eq!(count(&html, "aria-selected=\"true\""), 0);
}

#[test]
fn the_boundary_note_and_the_credits_are_in_the_frame() {
    let html = widget_html();
    assert!(html.contains("imply no position"));
    assert!(html.contains("GeoNames (CC BY 4.0)"));
    assert!(html.contains("Updated 23 November 2026"));
}

#[test]
fn no_float_or_raw_code_leaks_into_the_page() {
    let html = widget_html();
    assert!(!html.contains("NaN") && !html.contains("Some(") && !html.contains("inf,"));
}
