//! The map: ground, lines, symbols and names as SVG, in CSS px of its own width.

use super::Reader;
use super::activation::is_activation;
use super::chosen::Chosen;
use super::gestures::Gestures;
use super::legend::{Legend, ScaleBarView, ZoomButtons};
use super::measure::use_width;
use super::px::{factor, px, translate};
use super::symbol::symbol_path;
use super::told::plain;
use super::tooltip::{Hover, Tooltip};
use crate::geo::{Area, Viewport};
use crate::i18n::{Locale, Word};
use crate::scene::{
    Action, Anchor, Label, LabelKind, LineLabel, MapScene, State, Story, Symbol, area_path,
    line_path, map_scene,
};
use leptos::html::Div;
use leptos::prelude::*;

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
    let size = move || scene.with(|scene| (scene.viewport.width_px, scene.viewport.height_px));
    view! {
        <section class="cm-map-section" part="map" aria-label=locale.word(Word::Map)>
            <div class="cm-map-frame" node_ref=frame>
                <svg
                    class="cm-map"
                    role="group"
                    aria-label=locale.word(Word::MapOfProvinces)
                    viewBox=move || { let (w, h) = size(); format!("0 0 {} {}", px(w), px(h)) }
                    on:pointerdown=move |event| gestures.pointer_down(&event)
                    on:pointermove=move |event| gestures.pointer_move(&event)
                    on:pointerup=move |event| gestures.pointer_end(&event)
                    on:pointercancel=move |event| gestures.pointer_end(&event)
                    on:pointerleave=move |_| hover.set(None)
                    on:touchmove=move |event| gestures.touch_move(&event)
                    on:wheel=move |event| gestures.wheel(&event)
                >
                    <Ground reader scene hover gestures/>
                    <g class="cm-discs">{move || scene.with(|scene| discs(&scene.symbols))}</g>
                    <g class="cm-labels" aria-hidden="true">
                        {move || scene.with(|s| s.line_labels.iter().map(line_label).collect_view())}
                        {move || scene.with(|s| s.labels.iter().map(|l| label(locale, l)).collect_view())}
                    </g>
                    <g class="cm-symbols">
                        {move || {
                            let symbols = scene.with(|scene| scene.symbols.clone());
                            symbols.into_iter().map(|s| symbol(reader, hover, gestures, s)).collect_view()
                        }}
                    </g>
                </svg>
                <Tooltip hover scene/>
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

/// Land and lines. Paths are written once in plane units; moving the map changes one
/// transform.
#[component]
fn Ground(
    reader: Reader,
    scene: Memo<MapScene>,
    hover: RwSignal<Option<Hover>>,
    gestures: Gestures,
) -> impl IntoView {
    let story = reader.story();
    let basemap = &story.basemap;
    let transform = move || scene.with(|scene| plane_transform(&scene.viewport));
    let selected = reader.derive(|_, state| state.province);
    let outline = move || {
        let code = selected.get()?;
        let rings = area_path(&reader.story().basemap.province_outline(code));
        Some(view! {
            <clipPath id="cm-selected-province"><path d=rings.clone()></path></clipPath>
            <path class="cm-outline" clip-path="url(#cm-selected-province)" d=rings></path>
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
            {areas.map(|(i, area)| area_view(reader, scene, hover, gestures, i, area)).collect_view()}
            <path class="cm-coast" d=line_path(&basemap.coastline)></path>
            <path class="cm-border" d=line_path(&basemap.neighbour_borders)></path>
            <path class="cm-border" d=line_path(&basemap.other_borders)></path>
            <path class="cm-border cm-loc" d=line_path(&basemap.line_of_control)></path>
            {outline}
            <path class="cm-durand-casing" d=durand.clone()></path>
            <path class="cm-durand" d=durand></path>
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

fn area_view(
    reader: Reader,
    scene: Memo<MapScene>,
    hover: RwSignal<Option<Hover>>,
    gestures: Gestures,
    i: usize,
    area: &Area,
) -> impl IntoView + use<> {
    let province = area.code.province();
    let name = reader.story().area_name(province);
    let shade = Memo::new(move |_| scene.with(|scene| scene.areas[i].clone()));
    let locale = reader.locale();
    let label = move || {
        let count = shade.with(|shade| shade.count);
        locale.joined(&name, &locale.incident_count_text(count))
    };
    let text = label.clone();
    view! {
        <path
            class=move || format!("cm-area cm-shade-{}", shade.with(|shade| shade.class))
            d=area_path(&area.rings)
            role="button"
            tabindex="-1"
            data-province=province.to_string()
            aria-pressed=move || if shade.with(|shade| shade.selected) { "true" } else { "false" }
            aria-label=label
            on:click=move |_| if gestures.is_click() {
                reader.dispatch(Action::ToggleProvince(province));
            }
            on:keydown=move |event| if is_activation(&event) {
                reader.dispatch(Action::ToggleProvince(province));
            }
            on:pointermove=move |event| {
                hover.set(Hover::by_pointer(&event, text(), None));
            }
        ></path>
    }
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

fn symbol(
    reader: Reader,
    hover: RwSignal<Option<Hover>>,
    gestures: Gestures,
    symbol: Symbol,
) -> impl IntoView {
    let story = reader.story();
    let record = story.dataset.incident(symbol.incident);
    let locale = story.locale;
    let said = locale.when_text(&record.when);
    let date = said.date.clone();
    let parts = [Some(said.date), said.clock.map(String::from), said.basis];
    let when = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let title = plain(story.title(symbol.incident));
    let name = locale.joined(&title, &date);
    let at = symbol.at;
    let hovered = {
        let title = title.clone();
        move || {
            Some(Hover {
                text: title.clone(),
                detail: Some(when.clone()),
                at,
            })
        }
    };
    let focused = hovered.clone();
    let incident = symbol.incident;
    view! {
        <g
            class=format!("cm-symbol cm-{}", symbol.category.code())
            class:cm-dimmed=symbol.dimmed
            transform=translate(at.x_px, at.y_px)
            role="button"
            tabindex="0"
            data-incident=record.id.clone()
            aria-pressed=if symbol.selected { "true" } else { "false" }
            aria-label=name
            on:click=move |_| if gestures.is_click() {
                reader.dispatch(Action::ToggleIncident(incident));
            }
            on:keydown=move |event| if is_activation(&event) {
                reader.dispatch(Action::ToggleIncident(incident));
            }
            on:pointermove=move |event| {
                event.stop_propagation();
                hover.set(hovered());
                gestures.pointer_move(&event);
            }
            on:focus=move |_| hover.set(focused())
            on:blur=move |_| hover.set(None)
        >
            <circle class="cm-target" r={"12"}></circle>
            {symbol.selected.then(|| view! { <circle class="cm-ring" r="11.5"></circle> })}
            <path class="cm-shape" d=symbol_path(symbol.category)></path>
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
