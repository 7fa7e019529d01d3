//! The symbols of incidents on the map, and the discs that show how uncertain a place is.

use super::derived::Derived;
use super::incident_key::incident_key;
use super::on_map::OnMap;
use super::px::{px, translate};
use super::symbol::symbol_path;
use super::told::plain;
use super::tooltip::Hover;
use super::tree::{ElementNode, element};
use crate::model::IncidentIndex;
use crate::scene::{Action, Symbol};
use leptos::ev;
use leptos::prelude::*;

/// The lines from symbols that were moved to their reported points.
pub fn leaders(symbols: &[Symbol]) -> Vec<ElementNode> {
    let leader = |symbol: &Symbol| {
        element("line")
            .class("cm-leader")
            .class_if("cm-dimmed", symbol.dimmed)
            .attr("x1", px(symbol.at.x_px))
            .attr("y1", px(symbol.at.y_px))
            .attr("x2", px(symbol.point.x_px))
            .attr("y2", px(symbol.point.y_px))
    };
    let moved = symbols.iter().filter(|symbol| symbol.at != symbol.point);
    moved.map(leader).collect()
}

pub fn discs(symbols: &[Symbol]) -> Vec<ElementNode> {
    let disc = |symbol: &Symbol| {
        element("circle")
            .class(format!("cm-disc cm-{}", symbol.category.code()))
            .class_if("cm-dimmed", symbol.dimmed)
            .attr("cx", px(symbol.point.x_px))
            .attr("cy", px(symbol.point.y_px))
            .attr("r", px(symbol.uncertainty_px))
    };
    with_discs(symbols).iter().map(disc).collect()
}

/// The symbols whose disc is drawn. Incidents of the same place and kind share one disc, because
/// overlapping discs would look darker. The shared disc is dimmed only if all of them are.
pub fn with_discs(symbols: &[Symbol]) -> Vec<Symbol> {
    let mut drawn: Vec<Symbol> = Vec::new();
    for symbol in symbols.iter().filter(|symbol| symbol.uncertainty_px > 0.0) {
        let same =
            |other: &&mut Symbol| other.point == symbol.point && other.category == symbol.category;
        match drawn.iter_mut().find(same) {
            Some(shared) => shared.dimmed &= symbol.dimmed,
            None => drawn.push(symbol.clone()),
        }
    }
    drawn
}

/// Has an accessible name for voice control and touch exploration, but is not in the tab order.
pub fn symbol(on_map: OnMap, incident: IncidentIndex) -> ElementNode {
    let OnMap {
        reader,
        scene,
        hover,
        gestures,
        ..
    } = on_map;
    let story = reader.story();
    let locale = story.locale;
    let said = story.when_text(incident);
    let date = said.date.clone();
    let parts = [Some(said.date), said.clock.map(String::from), said.basis];
    let when = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let title = plain(story.title(incident));
    let name = locale.joined(&title, &date);
    // Keeps the last symbol after the incident is no longer shown.
    let current = Derived::from_last(move |last: Option<&Option<Symbol>>| {
        let found = scene.with(|scene| {
            let symbol = scene.symbols.iter().find(|s| s.incident == incident);
            symbol.cloned()
        });
        found.or_else(|| last.cloned().flatten())
    });
    let is = move |holds: fn(&Symbol) -> bool| current.with(|s| s.as_ref().is_some_and(holds));
    let at = move || current.with(|s| s.as_ref().map(|s| s.at));
    let hovered = move || {
        Some(Hover {
            text: title.clone(),
            detail: Some(when.clone()),
            at: at()?,
        })
    };
    let category = story.dataset.incidents.kind(incident).category();
    element("g")
        .class(format!("cm-symbol cm-{}", category.code()))
        .class_if("cm-dimmed", move || is(|symbol| symbol.dimmed))
        .attr("transform", move || {
            at().map(|at| translate(at.x_px, at.y_px))
        })
        .attr("role", "button")
        .attr("tabindex", "-1")
        .attr("data-incident", incident_key(&story, incident))
        .attr("aria-pressed", move || {
            if is(|symbol| symbol.selected) {
                "true"
            } else {
                "false"
            }
        })
        .attr("aria-label", name)
        .on(ev::click, move |_| {
            if gestures.is_click() {
                reader.dispatch(Action::ToggleIncident(incident));
            }
        })
        .on(ev::pointermove, move |event| {
            event.stop_propagation();
            hover.set(untrack(&hovered));
            gestures.pointer_move(&event);
        })
        .child(element("circle").class("cm-target").attr("r", "12"))
        .child(move || {
            is(|symbol| symbol.selected)
                .then(|| element("circle").class("cm-ring").attr("r", "11.5"))
        })
        .child(
            element("path")
                .class("cm-shape")
                .attr("d", symbol_path(category)),
        )
}
