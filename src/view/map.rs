//! The map as SVG: ground, lines, symbols and names. Its units are CSS px.

use super::Reader;
use super::chooser::{Choice, chooser_view};
use super::chosen::chosen_view;
use super::derived::Derived;
use super::flight::Flight;
use super::gestures::Gestures;
use super::legend::{legend_view, scale_bar_view, zoom_buttons_view};
use super::map_clusters::cluster;
use super::map_ground::ground_view;
use super::map_keys::MapKeys;
use super::map_marks::{discs, leaders, symbol};
use super::map_names::{label, line_label};
use super::measure::{measured_view, use_width};
use super::on_map::OnMap;
use super::parts::Part;
use super::px::px;
use super::tooltip::{Hover, tooltip_view};
use super::tree::{ElementNode, Fragment, Node, NodeRef, element, fragment, keyed, keyed_values};
use crate::geo::Viewport;
use crate::i18n::Word;
use crate::model::ProvinceCode;
use crate::scene::{
    AreaRaster, Cluster, MapNames, MapScene, NamedGround, State, Story, map_scene_in, map_viewport,
};
use leptos::ev;
use leptos::prelude::*;

/// Width of the map in the wide layout of an article figure 1,000 px wide.
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
    element("section")
        .class("cm-map-section")
        .attr("part", "map")
        .attr("aria-label", reader.locale().word(Word::Map))
        .child(
            element("div")
                .class("cm-map-frame")
                .child(measured_view(width))
                .child(reader.part(Part::MapGround, move || {
                    fragment()
                        .child(drawing_view(on_map, flight, names))
                        .child(tooltip_view(hover, scene))
                        .child(keys_help_view(on_map))
                        .child(chooser_view(reader, choice, keys))
                })),
        )
        .child(reader.part(Part::MapGround, move || foot_view(reader, scene)))
}

fn drawing_view(on_map: OnMap, flight: Derived<Flight>, names: Derived<MapNames>) -> ElementNode {
    let OnMap {
        reader,
        scene,
        hover,
        gestures,
        choice,
        ..
    } = on_map;
    let view_box = move || {
        let (width_px, height_px) =
            scene.with(|scene| (scene.viewport.width_px, scene.viewport.height_px));
        format!("0 0 {} {}", px(width_px), px(height_px))
    };
    element("svg")
        .class("cm-map")
        .attr("role", "presentation")
        .attr("viewBox", view_box)
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
                .child(reader.part(Part::MapMarks, move || marks_view(on_map, names))),
        )
}

/// Names are drawn above the discs, and symbols above the names.
fn marks_view(on_map: OnMap, names: Derived<MapNames>) -> Fragment {
    let scene = on_map.scene;
    let locale = on_map.reader.locale();
    let names = move || {
        names.with(|names| {
            let lines = names.line_labels.iter().map(line_label).collect::<Node>();
            let labels = names.labels.iter().map(|name| label(locale, name));
            fragment().child(lines).child(labels.collect::<Node>())
        })
    };
    let shown = move || {
        scene.with(|scene| {
            let symbols = scene.symbols.iter();
            symbols.map(|symbol| symbol.incident).collect::<Vec<_>>()
        })
    };
    fragment()
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
                .child(names),
        )
        .child(element("g").class("cm-clusters").child(keyed_values(
            move || scene.with(|scene| scene.clusters.clone()),
            Cluster::key,
            move |shown| cluster(on_map, &shown),
        )))
        .child(element("g").class("cm-symbols").child(keyed(
            shown,
            |incident| incident.0,
            move |incident| symbol(on_map, incident),
        )))
}

/// Help for the keyboard, shown in the half of the map away from the focus.
fn keys_help_view(on_map: OnMap) -> ElementNode {
    let OnMap {
        reader,
        scene,
        hover,
        ringed,
        ..
    } = on_map;
    let is_below = move || {
        let at = hover.get().map(|hover| hover.at.y_px);
        at.is_some_and(|y_px| y_px < scene.with(|scene| scene.viewport.height_px) / 2.0)
    };
    element("p")
        .class("cm-map-keys")
        .class_if("cm-shown", move || ringed.get().is_some())
        .class_if("cm-below", is_below)
        .attr("id", "cm-map-keys")
        .child(reader.locale().word(Word::MapKeys))
}

fn foot_view(reader: Reader, scene: Derived<MapScene>) -> ElementNode {
    let locale = reader.locale();
    element("div")
        .class("cm-map-foot")
        .child(chosen_view(reader))
        .child(
            element("div")
                .class("cm-map-tools")
                .child(scale_bar_view(locale, scene))
                .child(zoom_buttons_view(reader, scene)),
        )
        .child(legend_view(locale, scene))
}

/// The names. They are placed again only when something that they depend on changes.
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

/// Height of the map in px for its width. The ratio is that of the basemap, so that the whole
/// countries fill it. The result is limited so that it fits on a screen.
pub fn height_px(width_px: f64) -> f64 {
    (width_px * 1.08).clamp(240.0, 640.0).round()
}
