//! The map: ground, lines, symbols and names as SVG, in CSS px of its own width.

use super::Reader;
use super::chooser::{Choice, chooser_view};
use super::chosen::chosen_view;
use super::derived::Derived;
use super::flight::Flight;
use super::gestures::Gestures;
use super::legend::{legend_view, scale_bar_view, zoom_buttons_view};
use super::map_ground::ground_view;
use super::map_keys::MapKeys;
use super::map_marks::{discs, leaders, symbol};
use super::map_names::{label, line_label};
use super::measure::{measured_view, use_width};
use super::on_map::OnMap;
use super::px::px;
use super::tooltip::{Hover, tooltip_view};
use super::tree::{ElementNode, Node, NodeRef, element, keyed};
use crate::geo::Viewport;
use crate::i18n::Word;
use crate::model::ProvinceCode;
use crate::scene::{
    AreaRaster, MapNames, MapScene, NamedGround, State, Story, map_scene_in, map_viewport,
};
use leptos::ev;
use leptos::prelude::*;

/// Width of the map in the wide layout of a 1,000 px article figure.
const INITIAL_WIDTH_PX: f64 = 560.0;

pub fn map_view(reader: Reader) -> ElementNode {
    let width = NodeRef::new();
    let width_px = use_width(width, INITIAL_WIDTH_PX);
    let viewport = reader.derive(move |story: &Story, state: &State| {
        let width_px = width_px.get();
        map_viewport(story, state, width_px, height_px(width_px))
    });
    let scene = reader
        .derive(move |story: &Story, state: &State| map_scene_in(story, state, viewport.get()));
    let names = names(reader, viewport, scene);
    let locale = reader.locale();
    let hover = RwSignal::new(None::<Hover>);
    let gestures = Gestures::new(reader, scene);
    let choice = RwSignal::new(None::<Choice>);
    let ringed = RwSignal::new(None::<ProvinceCode>);
    let keys = MapKeys::new(reader, scene);
    let flight = Flight::of(reader, scene);
    let on_map = OnMap {
        reader,
        scene,
        hover,
        gestures,
        choice,
        keys,
        ringed,
    };
    let size = move || scene.with(|scene| (scene.viewport.width_px, scene.viewport.height_px));
    // The help for keys stays clear of what the reader looks at.
    let is_above = move || {
        let at = hover.get().map(|hover| hover.at.y_px);
        at.is_some_and(|y_px| y_px < scene.with(|scene| scene.viewport.height_px) / 2.0)
    };
    element("section")
        .class("cm-map-section")
        .attr("part", "map")
        .attr("aria-label", locale.word(Word::Map))
        .child(
            element("div")
                .class("cm-map-frame")
                .child(measured_view(width))
                .child(
                    element("svg")
                        .class("cm-map")
                        .attr("role", "presentation")
                        .attr("viewBox", move || {
                            let (w, h) = size();
                            format!("0 0 {} {}", px(w), px(h))
                        })
                        .on(ev::pointerdown, move |event| {
                            choice.set(None);
                            gestures.pointer_down(&event);
                        })
                        .on(ev::pointermove, move |event| gestures.pointer_move(&event))
                        .on(ev::pointerup, move |event| gestures.pointer_end(&event))
                        .on(ev::pointercancel, move |event| gestures.pointer_end(&event))
                        .on(ev::pointerleave, move |_| hover.set(None))
                        .on(ev::touchmove, move |event| gestures.touch_move(&event))
                        .on(ev::wheel, move |event| gestures.wheel(&event))
                        .child(
                            element("g")
                                .class(move || flight.with(Flight::class))
                                .style("--cm-from", move || {
                                    flight.with(|flight| flight.from.clone())
                                })
                                .child(ground_view(on_map))
                                .child(
                                    element("g")
                                        .class("cm-discs")
                                        .child(move || scene.with(|scene| discs(&scene.symbols)))
                                        .child(move || scene.with(|scene| leaders(&scene.symbols))),
                                )
                                .child(
                                    element("g")
                                        .class("cm-labels")
                                        .attr("aria-hidden", "true")
                                        .child(move || {
                                            names.with(|names| {
                                                names
                                                    .line_labels
                                                    .iter()
                                                    .map(line_label)
                                                    .collect::<Node>()
                                            })
                                        })
                                        .child(move || {
                                            names.with(|names| {
                                                names
                                                    .labels
                                                    .iter()
                                                    .map(|l| label(locale, l))
                                                    .collect::<Node>()
                                            })
                                        }),
                                )
                                .child(element("g").class("cm-symbols").child(keyed(
                                    move || {
                                        scene.with(|s| {
                                            s.symbols.iter().map(|s| s.incident).collect::<Vec<_>>()
                                        })
                                    },
                                    |incident| incident.0,
                                    move |incident| symbol(on_map, incident),
                                ))),
                        ),
                )
                .child(tooltip_view(hover, scene))
                .child(
                    element("p")
                        .class("cm-map-keys")
                        .class_if("cm-shown", move || ringed.get().is_some())
                        .class_if("cm-below", is_above)
                        .attr("id", "cm-map-keys")
                        .child(locale.word(Word::MapKeys)),
                )
                .child(chooser_view(reader, choice, keys)),
        )
        .child(
            element("div")
                .class("cm-map-foot")
                .child(chosen_view(reader))
                .child(
                    element("div")
                        .class("cm-map-tools")
                        .child(scale_bar_view(locale, scene))
                        .child(zoom_buttons_view(reader, scene)),
                )
                .child(legend_view(locale, scene)),
        )
}

/// Placed anew only where what they stand on changes.
fn names(
    reader: Reader,
    viewport: Derived<Viewport>,
    scene: Derived<MapScene>,
) -> Derived<MapNames> {
    let raster = Derived::new(move || AreaRaster::new(&reader.story().basemap, viewport.get()));
    let ground = Derived::new(move || scene.with(NamedGround::of));
    let unselected = Derived::new(move || {
        raster.with(|raster| ground.with(|ground| ground.names(&reader.story(), raster)))
    });
    let selected = reader.derive(|_, state| state.province);
    Derived::new(move || {
        unselected.with(|names| match selected.get() {
            None => names.clone(),
            Some(selected) => raster.with(|raster| {
                ground.with(|ground| ground.names_with(&reader.story(), raster, names, selected))
            }),
        })
    })
}

/// The shape of the basemap, so that the whole countries fill it, but no taller than a
/// screen.
pub fn height_px(width_px: f64) -> f64 {
    (width_px * 1.08).clamp(240.0, 640.0).round()
}
