//! The map: ground, lines, symbols and names as SVG, in CSS px of its own width.

use super::Reader;
use super::chooser::{Choice, Chooser};
use super::chosen::Chosen;
use super::flight::Flight;
use super::gestures::{Gestures, position};
use super::legend::{Legend, ScaleBarView, ZoomButtons};
use super::map_keys::MapKeys;
use super::measure::use_width;
use super::px::{factor, px, translate};
use super::symbol::symbol_path;
use super::told::plain;
use super::tooltip::{Hover, Tooltip};
use crate::geo::{Area, Viewport};
use crate::i18n::{Locale, Word};
use crate::model::{IncidentIndex, ProvinceCode};
use crate::scene::{
    Action, Anchor, Label, LabelKind, LineLabel, MapScene, State, Story, Symbol, area_path,
    line_path, map_scene, meant_provinces,
};
use leptos::ev::{FocusEvent, MouseEvent};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

/// Width of the map in the wide layout of a 1,000 px article figure.
const INITIAL_WIDTH_PX: f64 = 560.0;

#[component]
pub fn Map(reader: Reader) -> impl IntoView {
    let frame = NodeRef::<Div>::new();
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
    view! {
        <section class="cm-map-section" part="map" aria-label=locale.word(Word::Map)>
            <div class="cm-map-frame" node_ref=frame>
                <svg
                    class="cm-map"
                    role="presentation"
                    viewBox=move || { let (w, h) = size(); format!("0 0 {} {}", px(w), px(h)) }
                    on:pointerdown=move |event| {
                        choice.set(None);
                        gestures.pointer_down(&event);
                    }
                    on:pointermove=move |event| gestures.pointer_move(&event)
                    on:pointerup=move |event| gestures.pointer_end(&event)
                    on:pointercancel=move |event| gestures.pointer_end(&event)
                    on:pointerleave=move |_| hover.set(None)
                    on:touchmove=move |event| gestures.touch_move(&event)
                    on:wheel=move |event| gestures.wheel(&event)
                >
                    <g
                        class=move || flight.with(Flight::class)
                        style=("--cm-from", move || flight.with(|flight| flight.from.clone()))
                    >
                        <Ground on_map/>
                        <g class="cm-discs">
                            {move || scene.with(|scene| discs(&scene.symbols))}
                            {move || scene.with(|scene| leaders(&scene.symbols))}
                        </g>
                        <g class="cm-labels" aria-hidden="true">
                            {move || scene.with(|s| s.line_labels.iter().map(line_label).collect_view())}
                            {move || scene.with(|s| s.labels.iter().map(|l| label(locale, l)).collect_view())}
                        </g>
                        <g class="cm-symbols">
                            <For
                                each=move || scene.with(|s| s.symbols.iter().map(|s| s.incident).collect::<Vec<_>>())
                                key=|incident| *incident
                                children=move |incident| symbol(on_map, incident)
                            />
                        </g>
                    </g>
                </svg>
                <Tooltip hover scene/>
                <p class="cm-map-keys" class:cm-shown=move || ringed.get().is_some() class:cm-below=is_above id="cm-map-keys">{locale.word(Word::MapKeys)}</p>
                <Chooser reader choice keys/>
            </div>
            <div class="cm-map-foot">
                <Chosen reader/>
                <div class="cm-map-tools">
                    <ScaleBarView locale scene/>
                    <ZoomButtons reader scene/>
                </div>
                <Legend locale scene/>
            </div>
        </section>
    }
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
    scene: Memo<MapScene>,
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
#[component]
fn Ground(on_map: OnMap) -> impl IntoView {
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
        Some(view! {
            <clipPath id="cm-selected-province"><path d=rings.clone()></path></clipPath>
            <path class="cm-outline" clip-path="url(#cm-selected-province)" d=rings></path>
        })
    };
    // Above its neighbours, which would cover half of a line of its own.
    let ring = move || {
        let rings = outline_of(ringed.get()?);
        Some(view! {
            <path class="cm-focus-casing" d=rings.clone()></path>
            <path class="cm-focus-ring" d=rings></path>
        })
    };
    let neighbours = basemap.neighbours.iter();
    let areas = basemap.areas.iter().enumerate();
    let durand = line_path(&basemap.durand_line);
    let extent = basemap.extent;
    view! {
        <g transform=transform>
            <rect class="cm-sea" width=px(extent.max.x) height=px(extent.max.y)></rect>
            {neighbours.map(|n| view! { <path class="cm-neighbour" d=area_path(&n.rings)></path> }).collect_view()}
            <g
                role="listbox"
                aria-label=reader.locale().word(Word::MapOfProvinces)
                aria-describedby="cm-map-keys"
                on:keydown=move |event| keys.keydown(&event)
            >
                {areas.map(|(i, area)| area_view(on_map, i, area)).collect_view()}
            </g>
            <path class="cm-coast" d=line_path(&basemap.coastline)></path>
            <path class="cm-border" d=line_path(&basemap.neighbour_borders)></path>
            <path class="cm-border" d=line_path(&basemap.other_borders)></path>
            <path class="cm-border cm-loc" d=line_path(&basemap.line_of_control)></path>
            {outline}
            <path class="cm-durand-casing" d=durand.clone()></path>
            <path class="cm-durand" d=durand></path>
            {ring}
        </g>
    }
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
fn area_view(on_map: OnMap, i: usize, area: &Area) -> impl IntoView + use<> {
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
    let shade = Memo::new(move |_| scene.with(|scene| scene.areas[i].clone()));
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
    view! {
        <path
            class=move || format!("cm-area cm-shade-{}", shade.with(|shade| shade.class))
            d=area_path(&area.rings)
            role=(!is_part).then_some("option")
            aria-hidden=is_part.then_some("true")
            // Said of a part too: Chromium stops at each shape that listens to its focus.
            tabindex=move || if !is_part && keys.is_stop(province) { "0" } else { "-1" }
            data-province=province.to_string()
            aria-selected=(!is_part).then_some(move || {
                if shade.with(|shade| shade.selected) { "true" } else { "false" }
            })
            aria-label=(!is_part).then_some(label)
            on:click=move |event| on_map.click(&event, province)
            on:focus=focus
            on:blur=move |_| {
                ringed.set(None);
                hover.set(None);
            }
            on:pointermove=move |event| {
                hover.set(Hover::by_pointer(&event, hovered(), None));
            }
        ></path>
    }
}

/// Whether the reader goes by keys, and so must see where the focus is.
fn is_shown_focused(event: &FocusEvent) -> bool {
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.matches(":focus-visible").unwrap_or(true))
}

/// From a symbol that was moved apart to its point.
pub fn leaders(symbols: &[Symbol]) -> Vec<impl IntoView + use<>> {
    let leader = |symbol: &Symbol| {
        view! {
            <line
                class="cm-leader"
                class:cm-dimmed=symbol.dimmed
                x1=px(symbol.at.x_px)
                y1=px(symbol.at.y_px)
                x2=px(symbol.point.x_px)
                y2=px(symbol.point.y_px)
            ></line>
        }
    };
    let moved = symbols.iter().filter(|symbol| symbol.at != symbol.point);
    moved.map(leader).collect()
}

pub fn discs(symbols: &[Symbol]) -> Vec<impl IntoView + use<>> {
    let disc = |symbol: &Symbol| {
        view! {
            <circle
                class=format!("cm-disc cm-{}", symbol.category.code())
                class:cm-dimmed=symbol.dimmed
                cx=px(symbol.point.x_px)
                cy=px(symbol.point.y_px)
                r=px(symbol.uncertainty_px)
            ></circle>
        }
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
fn symbol(on_map: OnMap, incident: IncidentIndex) -> impl IntoView {
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
    let current = Memo::new(move |last: Option<&Option<Symbol>>| {
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
    view! {
        <g
            class=format!("cm-symbol cm-{}", category.code())
            class:cm-dimmed=move || is(|symbol| symbol.dimmed)
            transform=move || at().map(|at| translate(at.x_px, at.y_px))
            role="button"
            tabindex="-1"
            data-incident=record.id.clone()
            aria-pressed=move || if is(|symbol| symbol.selected) { "true" } else { "false" }
            aria-label=name
            on:click=move |_| if gestures.is_click() {
                reader.dispatch(Action::ToggleIncident(incident));
            }
            on:pointermove=move |event| {
                event.stop_propagation();
                hover.set(untrack(&hovered));
                gestures.pointer_move(&event);
            }
        >
            <circle class="cm-target" r={"12"}></circle>
            {move || is(|symbol| symbol.selected).then(|| view! { <circle class="cm-ring" r="11.5"></circle> })}
            <path class="cm-shape" d=symbol_path(category)></path>
        </g>
    }
}

pub fn label(locale: Locale, label: &Label) -> impl IntoView + use<> {
    let dot = label.dot.map(|dot| {
        view! { <circle class="cm-city-dot" cx=px(dot.x_px) cy=px(dot.y_px) r="2"></circle> }
    });
    let count = label.count.map(|count| {
        // A space, which has its place in either direction, as a shift has not.
        view! { <tspan>{format!("\u{a0}{}", locale.number(count))}</tspan> }
    });
    view! {
        {dot}
        <text class=label_class(label) x=px(label.at.x_px) y=px(label.at.y_px)>
            {label.text.clone()}
            {count}
        </text>
    }
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

pub fn line_label(label: &LineLabel) -> impl IntoView + use<> {
    let turned = format!(
        "{} rotate({})",
        translate(label.at.x_px, label.at.y_px),
        px(label.rotation_deg),
    );
    view! {
        <text class="cm-label cm-line-name" transform=turned dy="0.35em">
            {label.text.clone()}
        </text>
    }
}
