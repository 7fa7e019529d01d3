//! The map as one drawing: the ground scales with its frame, symbols and names keep their
//! size. Provinces are links to their incidents.

use super::shares::Size;
use crate::geo::Basemap;
use crate::i18n::{Locale, Word};
use crate::model::{Category, ProvinceCode};
use crate::scene::{Label, LineLabel, MapScene, PHONE_WIDTH_PX, Symbol, map_scene};
use crate::view::ground::{count_of, ground, shaded_areas};
use crate::view::legend::{Legend, length_text};
use crate::view::map::{height_px, label_class, with_discs};
use crate::view::reader::Reader;
use crate::view::symbol::symbol_path;
use crate::view::told::plain;
use leptos::prelude::*;

/// Names for a phone are placed on a map of this width, the others on one of
/// [`PHONE_WIDTH_PX`]; both have more room on any wider one.
const NARROWEST_PX: f64 = 300.0;
/// Between the texts of a drawing; seen only where text is all there is.
pub const SEPARATOR: &str = ", ";
/// Grid of the ground: a unit is less than a pixel and a half where the map is widest.
const GROUND_WIDTH_UNITS: f64 = 400.0;

#[component]
pub fn StillMap(reader: Reader) -> impl IntoView {
    let story = reader.story();
    let state = reader.state_now();
    let locale = story.locale;
    let scene_at = |width_px: f64| map_scene(&story, &state, width_px, height_px(width_px));
    let (narrow, wide) = (scene_at(NARROWEST_PX), scene_at(PHONE_WIDTH_PX));
    let frame = wide.viewport.visible();
    let basemap = story.basemap.excerpt(frame, GROUND_WIDTH_UNITS);
    let legend = Memo::new({
        let wide = wide.clone();
        move |_| wide.clone()
    });
    let size = size_of(&narrow);
    view! {
        <section class="cm-map-section" aria-label=locale.word(Word::Map)>
            <div class="cm-map-frame">
                <b hidden>{locale.word(Word::Map)} ": "</b>
                <svg class="cm-map" role="group" aria-label=locale.word(Word::MapOfProvinces)>
                    <defs>{Category::ALL.map(shape).into_iter().collect_view()}</defs>
                    <svg viewBox=format!("0 0 {GROUND_WIDTH_UNITS} {}", basemap.extent.max.y.round())>
                        {ground(&basemap, &wide, province_links(reader, &basemap, &wide))}
                    </svg>
                    {with_discs(&narrow.symbols).into_iter().map(|s| disc(s, size)).collect_view()}
                    <g class="cm-labels cm-narrow" aria-hidden="true">{labels(locale, &narrow)}</g>
                    <g class="cm-labels cm-wide" aria-hidden="true">{labels(locale, &wide)}</g>
                    {narrow.symbols.iter().map(|s| symbol(reader, s, size)).collect_view()}
                </svg>
            </div>
            <div class="cm-map-foot">
                <div class="cm-map-tools">
                    <svg class="cm-scale-bar" height="16">
                        <path d="M1 5v6M1 8h4"></path>
                        <line y1="8" y2="8" x2=size.x(narrow.scale_bar.length_px)></line>
                        <text class="cm-tick-label" x=size.x(narrow.scale_bar.length_px) y="12">
                            {length_text(locale, narrow.scale_bar.length_km)}
                        </text>
                    </svg>
                </div>
                <Legend locale scene=legend/>
            </div>
        </section>
    }
}

fn size_of(scene: &MapScene) -> Size {
    Size {
        width_px: scene.viewport.width_px,
        height_px: scene.viewport.height_px,
    }
}

/// What `<use>` refers to, on the map and on the timelines.
fn shape(category: Category) -> impl IntoView {
    view! { <path id=shape_id(category) d=symbol_path(category)></path> }
}

pub fn shape_id(category: Category) -> String {
    format!("cm-{}", category.code())
}

/// Provinces with incidents, each a link to them.
fn province_links(reader: Reader, basemap: &Basemap, scene: &MapScene) -> AnyView {
    let mut provinces: Vec<ProvinceCode> = Vec::new();
    for area in basemap.areas.iter().filter(|a| !a.rings.is_empty()) {
        let province = area.code.province();
        if count_of(scene, area.code) > 0 && !provinces.contains(&province) {
            provinces.push(province);
        }
    }
    let locale = reader.locale();
    let link = |province: ProvinceCode| {
        let name = reader.story().area_name(province);
        let count = locale.incident_count_text(count_of(scene, province));
        view! {
            <a href=format!("#{province}")>
                {leptos::svg::title().child(locale.joined(&name, &count))}
                {shaded_areas(basemap, scene, Some(province))}
            </a>
        }
    };
    provinces.into_iter().map(link).collect_view().into_any()
}

fn disc(symbol: &Symbol, size: Size) -> impl IntoView + use<> {
    view! {
        <circle
            class=format!("cm-disc cm-{}", symbol.category.code())
            cx=size.x(symbol.point.x_px)
            cy=size.y(symbol.point.y_px)
            r=size.length(symbol.uncertainty_px)
        ></circle>
    }
}

fn symbol(reader: Reader, symbol: &Symbol, size: Size) -> impl IntoView + use<> {
    let story = reader.story();
    let record = story.dataset.incident(symbol.incident);
    let date = story.locale.when_text(&record.when).date;
    let title = plain(story.title(symbol.incident));
    view! {
        <a href=format!("#{}", record.id)>
            {leptos::svg::title().child(story.locale.joined(&title, &date))}
            <circle class="cm-target" cx=size.x(symbol.at.x_px) cy=size.y(symbol.at.y_px) r="12"></circle>
            <use
                class=format!("cm-shape cm-{}", symbol.category.code())
                href=format!("#{}", shape_id(symbol.category))
                x=size.x(symbol.at.x_px)
                y=size.y(symbol.at.y_px)
            ></use>
        </a>
    }
}

fn labels(locale: Locale, scene: &MapScene) -> impl IntoView + use<> {
    let size = size_of(scene);
    let label = |label: &Label| {
        let dot = label.dot.map(|dot| {
            view! { <circle class="cm-city-dot" cx=size.x(dot.x_px) cy=size.y(dot.y_px) r="2"></circle> }
        });
        let count = label
            .count
            .map(|count| view! { " " <tspan>{locale.number(count)}</tspan> });
        view! {
            {dot}
            <text class=label_class(label) x=size.x(label.at.x_px) y=size.y(label.at.y_px)>
                {label.text.clone()}
                {count}
            </text>
            {SEPARATOR}
        }
    };
    (
        scene.labels.iter().map(label).collect_view(),
        scene
            .line_labels
            .iter()
            .map(|l| line_label(l, size))
            .collect_view(),
    )
}

fn line_label(label: &LineLabel, size: Size) -> impl IntoView + use<> {
    view! {
        <svg x=size.x(label.at.x_px) y=size.y(label.at.y_px) overflow="visible">
            <text
                class="cm-label cm-line-name"
                transform=format!("rotate({})", label.rotation_deg.round())
                dy="0.35em"
            >
                {label.text.clone()}
            </text>
        </svg>
        {SEPARATOR}
    }
}
