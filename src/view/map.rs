//! The map: ground, lines, symbols and names as SVG, in CSS px of its own width.

use super::Reader;
use super::chooser::{Choice, chooser_view};
use super::chosen::chosen_view;
use super::derived::Derived;
use super::flight::Flight;
use super::gestures::{Gestures, position};
use super::legend::{legend_view, scale_bar_view, zoom_buttons_view};
use super::map_keys::MapKeys;
use super::measure::use_width;
use super::px::{factor, px, translate};
use super::symbol::symbol_path;
use super::told::plain;
use super::tooltip::{Hover, tooltip_view};
use super::tree::{ElementNode, Fragment, Node, NodeRef, element, fragment, keyed};
use crate::geo::{Area, Viewport};
use crate::i18n::{Locale, Word};
use crate::model::{IncidentIndex, ProvinceCode};
use crate::scene::{
    Action, Anchor, Label, LabelKind, LineLabel, MapScene, State, Story, Symbol, area_path,
    line_path, map_scene, meant_provinces,
};
use leptos::ev;
use leptos::ev::{FocusEvent, MouseEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

/// Width of the map in the wide layout of a 1,000 px article figure.
const INITIAL_WIDTH_PX: f64 = 560.0;

pub fn map_view(reader: Reader) -> ElementNode {
    let frame = NodeRef::new();
    let width_px = use_width(frame, INITIAL_WIDTH_PX);
    let scene = reader.derive(move |story: &Story, state: &State| {
        let width_px = width_px.get();
        map_scene(story, state, width_px, height_px(width_px))
    });
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
                .node_ref(frame)
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
                                            scene.with(|s| {
                                                s.line_labels
                                                    .iter()
                                                    .map(line_label)
                                                    .collect::<Node>()
                                            })
                                        })
                                        .child(move || {
                                            scene.with(|s| {
                                                s.labels
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

/// The shape of the basemap, so that the whole countries fill it, but no taller than a
/// screen.
pub fn height_px(width_px: f64) -> f64 {
    (width_px * 1.08).clamp(240.0, 640.0).round()
}

/// What answers the reader on the map.
#[derive(Clone, Copy)]
struct OnMap {
    reader: Reader,
    scene: Derived<MapScene>,
    hover: RwSignal<Option<Hover>>,
    gestures: Gestures,
    choice: RwSignal<Option<Choice>>,
    keys: MapKeys,
    /// The province whose focus is shown.
    ringed: RwSignal<Option<ProvinceCode>>,
}

impl OnMap {
    /// A click on a province, or near one too small to be hit.
    fn click(&self, event: &MouseEvent, province: ProvinceCode) {
        if !self.gestures.is_click() {
            return;
        }
        let at = position(event);
        let viewport = self.scene.with_untracked(|scene| scene.viewport);
        let mut provinces = meant_provinces(&self.reader.story().basemap, &viewport, at);
        // Where a machine clicks for the reader, it says nothing of where.
        if event.detail() == 0 {
            provinces.clear();
        }
        if provinces.len() > 1 {
            let is_above = at.y_px < viewport.height_px / 2.0;
            self.choice.set(Some(Choice {
                provinces,
                is_above,
            }));
        } else {
            self.keys.go_to(province);
            self.reader.dispatch(Action::ToggleProvince(province));
        }
    }
}

/// Land and lines. Paths are written once in plane units; moving the map changes one
/// transform.
fn ground_view(on_map: OnMap) -> ElementNode {
    let OnMap {
        reader,
        scene,
        keys,
        ringed,
        ..
    } = on_map;
    let story = reader.story();
    let basemap = &story.basemap;
    let transform = move || scene.with(|scene| plane_transform(&scene.viewport));
    let selected = reader.derive(|_, state| state.province);
    let outline_of = move |code| area_path(&reader.story().basemap.province_outline(code));
    let outline = move || {
        let rings = outline_of(selected.get()?);
        Some(
            fragment()
                .child(
                    element("clipPath")
                        .attr("id", "cm-selected-province")
                        .child(element("path").attr("d", rings.clone())),
                )
                .child(
                    element("path")
                        .class("cm-outline")
                        .attr("clip-path", "url(#cm-selected-province)")
                        .attr("d", rings),
                ),
        )
    };
    // Above its neighbours, which would cover half of a line of its own.
    let ring = move || {
        let rings = outline_of(ringed.get()?);
        Some(
            fragment()
                .child(
                    element("path")
                        .class("cm-focus-casing")
                        .attr("d", rings.clone()),
                )
                .child(element("path").class("cm-focus-ring").attr("d", rings)),
        )
    };
    let neighbours = basemap.neighbours.iter();
    let areas = basemap.areas.iter().enumerate();
    let durand = line_path(&basemap.durand_line);
    let extent = basemap.extent;
    element("g")
        .attr("transform", transform)
        .child(
            element("rect")
                .class("cm-sea")
                .attr("width", px(extent.max.x))
                .attr("height", px(extent.max.y)),
        )
        .children(neighbours.map(|n| {
            element("path")
                .class("cm-neighbour")
                .attr("d", area_path(&n.rings))
        }))
        .child(
            element("g")
                .attr("role", "listbox")
                .attr("aria-label", reader.locale().word(Word::MapOfProvinces))
                .attr("aria-describedby", "cm-map-keys")
                .on(ev::keydown, move |event| keys.keydown(&event))
                .children(areas.map(|(i, area)| area_view(on_map, i, area))),
        )
        .child(
            element("path")
                .class("cm-coast")
                .attr("d", line_path(&basemap.coastline)),
        )
        .child(
            element("path")
                .class("cm-border")
                .attr("d", line_path(&basemap.neighbour_borders)),
        )
        .child(
            element("path")
                .class("cm-border")
                .attr("d", line_path(&basemap.other_borders)),
        )
        .child(
            element("path")
                .class("cm-border cm-loc")
                .attr("d", line_path(&basemap.line_of_control)),
        )
        .child(outline)
        .child(
            element("path")
                .class("cm-durand-casing")
                .attr("d", durand.clone()),
        )
        .child(element("path").class("cm-durand").attr("d", durand))
        .child(ring)
}

fn plane_transform(viewport: &Viewport) -> String {
    let x_px = viewport.width_px / 2.0 - viewport.center.x * viewport.px_per_unit;
    let y_px = viewport.height_px / 2.0 - viewport.center.y * viewport.px_per_unit;
    format!(
        "{} scale({})",
        translate(x_px, y_px),
        factor(viewport.px_per_unit)
    )
}

/// A part of a province is the province to a pointer, and nothing of its own to a key.
fn area_view(on_map: OnMap, i: usize, area: &Area) -> ElementNode {
    let OnMap {
        reader,
        scene,
        hover,
        keys,
        ringed,
        ..
    } = on_map;
    let province = area.code.province();
    let is_part = area.code != province;
    let name = reader.story().area_name(province);
    let shade = Derived::new(move || scene.with(|scene| scene.areas[i].clone()));
    let locale = reader.locale();
    let label = move || {
        let count = shade.with(|shade| shade.count);
        locale.joined(&name, &locale.incident_count_text(count))
    };
    let (text, hovered) = (label.clone(), label.clone());
    let (place, bounds) = (area.label, area.bounds);
    let focus = move |event: FocusEvent| {
        if is_shown_focused(&event) {
            ringed.set(Some(province));
            let visible = scene.with_untracked(|scene| scene.viewport.visible());
            if !visible.overlaps(bounds) {
                keys.reveal(province);
            }
            let viewport = scene.with_untracked(|scene| scene.viewport);
            let at = viewport.visible().nearest(place);
            hover.set(Some(Hover {
                text: text(),
                detail: None,
                at: viewport.screen_from_plane(at),
            }));
        }
    };
    element("path")
        .class(move || format!("cm-area cm-shade-{}", shade.with(|shade| shade.class)))
        .attr("d", area_path(&area.rings))
        .attr("role", (!is_part).then_some("option"))
        .attr("aria-hidden", is_part.then_some("true"))
        // Said of a part too: Chromium stops at each shape that listens to its focus.
        .attr("tabindex", move || {
            if !is_part && keys.is_stop(province) {
                "0"
            } else {
                "-1"
            }
        })
        .attr("data-province", province.to_string())
        .attr(
            "aria-selected",
            (!is_part).then_some(move || {
                if shade.with(|shade| shade.selected) {
                    "true"
                } else {
                    "false"
                }
            }),
        )
        .attr("aria-label", (!is_part).then_some(label))
        .on(ev::click, move |event| on_map.click(&event, province))
        .on(ev::focus, focus)
        .on(ev::blur, move |_| {
            ringed.set(None);
            hover.set(None);
        })
        .on(ev::pointermove, move |event| {
            hover.set(Hover::by_pointer(&event, hovered(), None));
        })
}

/// Whether the reader goes by keys, and so must see where the focus is.
fn is_shown_focused(event: &FocusEvent) -> bool {
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.matches(":focus-visible").unwrap_or(true))
}

/// From a symbol that was moved apart to its point.
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
    with_discs(symbols).into_iter().map(disc).collect()
}

/// Those whose disc is drawn: reports of one place and kind share one, or it would darken
/// with their number.
pub fn with_discs(symbols: &[Symbol]) -> Vec<&Symbol> {
    let mut drawn: Vec<&Symbol> = Vec::new();
    for symbol in symbols.iter().filter(|symbol| symbol.uncertainty_px > 0.0) {
        let same = |other: &&Symbol| {
            other.point == symbol.point && other.category == symbol.category && !other.dimmed
        };
        if !drawn.iter().any(same) {
            drawn.push(symbol);
        }
    }
    drawn
}

/// Named, for a reader who speaks to the machine or explores by touch, but no stop of the tab
/// key.
fn symbol(on_map: OnMap, incident: IncidentIndex) -> ElementNode {
    let OnMap {
        reader,
        scene,
        hover,
        gestures,
        ..
    } = on_map;
    let story = reader.story();
    let record = story.dataset.incident(incident);
    let locale = story.locale;
    let said = locale.when_text(&record.when);
    let date = said.date.clone();
    let parts = [Some(said.date), said.clock.map(String::from), said.basis];
    let when = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let title = plain(story.title(incident));
    let name = locale.joined(&title, &date);
    // As it last was, once it is no longer shown.
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
    let category = record.kind.category();
    element("g")
        .class(format!("cm-symbol cm-{}", category.code()))
        .class_if("cm-dimmed", move || is(|symbol| symbol.dimmed))
        .attr("transform", move || {
            at().map(|at| translate(at.x_px, at.y_px))
        })
        .attr("role", "button")
        .attr("tabindex", "-1")
        .attr("data-incident", record.id.clone())
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

pub fn label(locale: Locale, label: &Label) -> Fragment {
    let dot = label.dot.map(|dot| {
        element("circle")
            .class("cm-city-dot")
            .attr("cx", px(dot.x_px))
            .attr("cy", px(dot.y_px))
            .attr("r", "2")
    });
    let count = label.count.map(|count| {
        // A space, which has its place in either direction, as a shift has not.
        element("tspan").child(format!("\u{a0}{}", locale.number(count)))
    });
    fragment().child(dot).child(
        element("text")
            .class(label_class(label))
            .attr("x", px(label.at.x_px))
            .attr("y", px(label.at.y_px))
            .child(label.text.clone())
            .child(count),
    )
}

/// What a name names, and on which side of its point it stands.
pub fn label_class(label: &Label) -> String {
    let kind = match label.kind {
        LabelKind::City => "",
        LabelKind::Province if label.active => " cm-province-name cm-active",
        LabelKind::Province => " cm-province-name",
        LabelKind::Part => " cm-part-name",
        LabelKind::Country => " cm-country-name",
    };
    let side = match label.anchor {
        Anchor::Start => " cm-start",
        Anchor::Middle => "",
        Anchor::End => " cm-end",
    };
    format!("cm-label{kind}{side}")
}

pub fn line_label(label: &LineLabel) -> ElementNode {
    let turned = format!(
        "{} rotate({})",
        translate(label.at.x_px, label.at.y_px),
        px(label.rotation_deg),
    );
    element("text")
        .class("cm-label cm-line-name")
        .attr("transform", turned)
        .attr("dy", "0.35em")
        .child(label.text.clone())
}
