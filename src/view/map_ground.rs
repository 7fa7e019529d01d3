//! Land and lines of the map, and the provinces that the reader can click.

use super::on_map::OnMap;
use super::px::{factor, px, translate};
use super::tooltip::Hover;
use super::tree::{ElementNode, element, fragment, keyed_values};
use crate::geo::Viewport;
use crate::i18n::Word;
use crate::scene::{AreaShade, area_path, line_path};
use leptos::ev;
use leptos::ev::FocusEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

/// Paths are written once in plane units. Moving the map changes only one transform.
pub fn ground_view(on_map: OnMap) -> ElementNode {
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
    // Drawn above the neighbouring provinces, which would cover half of the line.
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
    let areas = move || {
        let area = |(i, shade): (usize, &AreaShade)| ShownArea {
            position: i,
            shade: shade.clone(),
            is_stop: shade.area == shade.area.province() && keys.is_stop(shade.area),
        };
        scene.with(|scene| scene.areas.iter().enumerate().map(area).collect())
    };
    let rings = basemap.areas.iter().map(|area| area_path(&area.rings));
    let paths: Vec<String> = rings.collect();
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
                .child(keyed_values(
                    areas,
                    |area| area.position as u32,
                    move |area| {
                        let path = paths[area.position].clone();
                        area_view(on_map, area, path)
                    },
                )),
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

#[derive(Clone, PartialEq)]
struct ShownArea {
    /// Index in the basemap's areas.
    position: usize,
    shade: AreaShade,
    /// Whether the area is in the tab order.
    is_stop: bool,
}

/// For a pointer a part of a province acts as the whole province. For the keyboard only the
/// province exists.
fn area_view(on_map: OnMap, shown: ShownArea, path: String) -> ElementNode {
    let OnMap {
        reader,
        scene,
        hover,
        keys,
        ringed,
        ..
    } = on_map;
    let story = reader.story();
    let ShownArea {
        position,
        shade,
        is_stop,
    } = shown;
    let area = &story.basemap.areas[position];
    let province = area.code.province();
    let is_part = area.code != province;
    let locale = story.locale;
    let label = locale.joined(
        &story.area_name(province),
        &locale.incident_count_text(shade.count),
    );
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
                text: text.clone(),
                detail: None,
                at: viewport.screen_from_plane(at),
            }));
        }
    };
    element("path")
        .class(format!("cm-area cm-shade-{}", shade.class))
        .attr("d", path)
        .attr("role", (!is_part).then_some("option"))
        .attr("aria-hidden", is_part.then_some("true"))
        // Also set on parts: Chromium puts every shape with a focus listener into the tab order.
        .attr("tabindex", if is_stop { "0" } else { "-1" })
        .attr("data-province", province.to_string())
        .attr(
            "aria-selected",
            (!is_part).then_some(if shade.selected { "true" } else { "false" }),
        )
        .attr("aria-label", (!is_part).then_some(label))
        .on(ev::click, move |event| on_map.click(&event, province))
        .on(ev::focus, focus)
        .on(ev::blur, move |_| {
            ringed.set(None);
            hover.set(None);
        })
        .on(ev::pointermove, move |event| {
            hover.set(Hover::by_pointer(&event, hovered.clone(), None));
        })
}

/// Whether to show the focus, because the reader uses the keyboard.
fn is_shown_focused(event: &FocusEvent) -> bool {
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| element.matches(":focus-visible").unwrap_or(true))
}
