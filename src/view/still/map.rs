//! The map on a page without scripts, as one drawing. The ground scales with the frame; symbols and
//! names keep their size. Provinces are links to their incidents.

use super::super::derived::Derived;
use super::super::tree::{ElementNode, Fragment, Node, element, fragment};
use super::shares::Size;
use crate::geo::{Basemap, ScreenPoint};
use crate::i18n::{Locale, Word};
use crate::model::{Category, ProvinceCode};
use crate::scene::{
    Cluster, Label, LineLabel, MapScene, PHONE_WIDTH_PX, Story, Symbol, map_names, map_scene,
};
use crate::view::card::card_on_page;
use crate::view::ground::{count_of, ground, shaded_areas};
use crate::view::legend::{legend_view, length_text};
use crate::view::map::height_px;
use crate::view::map_marks::with_discs;
use crate::view::map_names::label_class;
use crate::view::px::px;
use crate::view::reader::Reader;
use crate::view::symbol::symbol_path;
use crate::view::told::plain;

/// There are two sets of names: one placed on a map of this width, for phones, and one on a map of
/// [`PHONE_WIDTH_PX`]. Both fit on any wider map.
const NARROWEST_PX: f64 = 300.0;
/// Separates the texts of a drawing. Visible only where the texts are shown without the drawing.
pub const SEPARATOR: &str = ", ";
/// Width of the ground's grid. One unit is less than 1.5 px on the widest map.
const GROUND_WIDTH_UNITS: f64 = 400.0;

pub fn still_map_view(reader: Reader) -> ElementNode {
    let story = reader.story();
    let state = reader.state_now();
    let locale = story.locale;
    let scene_at = |width_px: f64| map_scene(&story, &state, width_px, height_px(width_px));
    let (narrow, wide) = (scene_at(NARROWEST_PX), scene_at(PHONE_WIDTH_PX));
    let wide = with_groups_of(wide, &narrow);
    let frame = wide.viewport.visible();
    let basemap = story.basemap.excerpt(frame, GROUND_WIDTH_UNITS);
    let legend = Derived::new({
        let wide = wide.clone();
        move || wide.clone()
    });
    let size = size_of(&narrow);
    element("section")
        .class("cm-map-section")
        .attr("aria-label", locale.word(Word::Map))
        .child(
            element("div")
                .class("cm-map-frame")
                .child(
                    element("b")
                        .attr("hidden", true)
                        .child(locale.word(Word::Map))
                        .child(": "),
                )
                .child(
                    element("svg")
                        .class("cm-map")
                        .attr("role", "group")
                        .attr("aria-label", locale.word(Word::MapOfProvinces))
                        .child(element("defs").children(Category::ALL.map(shape)))
                        .child(
                            element("svg")
                                .attr(
                                    "viewBox",
                                    format!(
                                        "0 0 {GROUND_WIDTH_UNITS} {}",
                                        basemap.extent.max.y.round()
                                    ),
                                )
                                .child(ground(
                                    &basemap,
                                    &wide,
                                    province_links(reader, &basemap, &wide),
                                )),
                        )
                        .children(with_discs(&narrow.symbols).iter().map(|s| disc(s, size)))
                        .child(
                            element("g")
                                .class("cm-labels cm-narrow")
                                .attr("aria-hidden", "true")
                                .child(labels(&story, &narrow)),
                        )
                        .child(
                            element("g")
                                .class("cm-labels cm-wide")
                                .attr("aria-hidden", "true")
                                .child(labels(&story, &wide)),
                        )
                        .children(narrow.clusters.iter().map(|c| cluster(locale, c, size)))
                        .children(narrow.symbols.iter().map(|s| symbol(reader, s, size))),
                ),
        )
        .child(
            element("div")
                .class("cm-map-foot")
                .child(
                    element("div").class("cm-map-tools").child(
                        element("svg")
                            .class("cm-scale-bar")
                            .attr("height", "16")
                            .child(element("path").attr("d", "M1 5v6M1 8h4"))
                            .child(
                                element("line")
                                    .attr("y1", "8")
                                    .attr("y2", "8")
                                    .attr("x2", size.x(narrow.scale_bar.length_px)),
                            )
                            .child(
                                element("text")
                                    .class("cm-tick-label")
                                    .attr("x", size.x(narrow.scale_bar.length_px))
                                    .attr("y", "12")
                                    .child(length_text(locale, narrow.scale_bar.length_km)),
                            ),
                    ),
                )
                .child(legend_view(locale, legend)),
        )
}

fn size_of(scene: &MapScene) -> Size {
    Size {
        width_px: scene.viewport.width_px,
        height_px: scene.viewport.height_px,
    }
}

/// The `<path>` to which `<use>` refers, on the map and on the timelines.
fn shape(category: Category) -> ElementNode {
    element("path")
        .attr("id", shape_id(category))
        .attr("d", symbol_path(category))
}

pub fn shape_id(category: Category) -> String {
    format!("cm-{}", category.code())
}

/// The provinces with incidents. Each is a link to its incidents.
fn province_links(reader: Reader, basemap: &Basemap, scene: &MapScene) -> Node {
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
        element("a")
            .attr("href", format!("#{province}"))
            .child(element("title").child(locale.joined(&name, &count)))
            .child(shaded_areas(basemap, scene, Some(province)))
    };
    provinces.into_iter().map(link).collect::<Node>()
}

/// The wide map with the symbols and clusters of the narrow one, because the drawing shows those at
/// every width and names must not cover them.
fn with_groups_of(wide: MapScene, narrow: &MapScene) -> MapScene {
    let to_wide = |at: ScreenPoint| ScreenPoint {
        x_px: at.x_px * wide.viewport.width_px / narrow.viewport.width_px,
        y_px: at.y_px * wide.viewport.height_px / narrow.viewport.height_px,
    };
    if narrow.clusters.is_empty() {
        return wide;
    }
    let symbols = narrow.symbols.iter().map(|symbol| Symbol {
        at: to_wide(symbol.at),
        ..symbol.clone()
    });
    let mut clusters = narrow.clusters.clone();
    for cluster in &mut clusters {
        cluster.at = to_wide(cluster.at);
    }
    MapScene {
        symbols: symbols.collect(),
        clusters,
        ..wide
    }
}

/// Lets clicks through to the province below, which is a link to its incidents.
fn cluster(locale: Locale, cluster: &Cluster, size: Size) -> ElementNode {
    let (x, y) = (size.x(cluster.at.x_px), size.y(cluster.at.y_px));
    element("g")
        .class("cm-cluster")
        .attr("aria-hidden", "true")
        .child(
            element("circle")
                .attr("cx", x.clone())
                .attr("cy", y.clone())
                .attr("r", px(cluster.radius_px)),
        )
        .child(
            element("text")
                .attr("x", x)
                .attr("y", y)
                .attr("dy", "0.35em")
                .child(locale.number(cluster.count)),
        )
        .child(SEPARATOR)
}

fn disc(symbol: &Symbol, size: Size) -> ElementNode {
    element("circle")
        .class(format!("cm-disc cm-{}", symbol.category.code()))
        .attr("cx", size.x(symbol.point.x_px))
        .attr("cy", size.y(symbol.point.y_px))
        .attr("r", size.length(symbol.uncertainty_px))
}

fn symbol(reader: Reader, symbol: &Symbol, size: Size) -> ElementNode {
    let story = reader.story();
    let date = story.when_text(symbol.incident).date;
    let title = plain(story.title(symbol.incident));
    element("a")
        .attr("href", card_on_page(reader, symbol.incident))
        .child(element("title").child(story.locale.joined(&title, &date)))
        .child(
            element("circle")
                .class("cm-target")
                .attr("cx", size.x(symbol.at.x_px))
                .attr("cy", size.y(symbol.at.y_px))
                .attr("r", "12"),
        )
        .child(
            element("use")
                .class(format!("cm-shape cm-{}", symbol.category.code()))
                .attr("href", format!("#{}", shape_id(symbol.category)))
                .attr("x", size.x(symbol.at.x_px))
                .attr("y", size.y(symbol.at.y_px)),
        )
}

fn labels(story: &Story, scene: &MapScene) -> Fragment {
    let locale = story.locale;
    let size = size_of(scene);
    let names = map_names(story, scene);
    let line_labels = names.line_labels.iter().map(|l| line_label(l, size));
    let label = |label: &Label| {
        let dot = label.name.dot.map(|dot| {
            element("circle")
                .class("cm-city-dot")
                .attr("cx", size.x(dot.x_px))
                .attr("cy", size.y(dot.y_px))
                .attr("r", "2")
        });
        let count = label.name.count.map(|count| {
            fragment()
                .child(" ")
                .child(element("tspan").child(locale.number(count)))
        });
        fragment()
            .child(dot)
            .child(
                element("text")
                    .class(label_class(label))
                    .attr("x", size.x(label.position.at.x_px))
                    .attr("y", size.y(label.position.at.y_px))
                    .child(label.name.text.clone())
                    .child(count),
            )
            .child(SEPARATOR)
    };
    fragment()
        .child(names.labels.iter().map(label).collect::<Node>())
        .child(line_labels.collect::<Node>())
}

fn line_label(label: &LineLabel, size: Size) -> Fragment {
    fragment()
        .child(
            element("svg")
                .attr("x", size.x(label.at.x_px))
                .attr("y", size.y(label.at.y_px))
                .attr("overflow", "visible")
                .child(
                    element("text")
                        .class("cm-label cm-line-name")
                        .attr(
                            "transform",
                            format!("rotate({})", label.rotation_deg.round()),
                        )
                        .attr("dy", "0.35em")
                        .child(label.text.clone()),
                ),
        )
        .child(SEPARATOR)
}
