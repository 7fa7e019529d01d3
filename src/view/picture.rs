//! The map as a picture of its own, for link previews, feed readers, pages that accept only images,
//! and readers who save it.

use super::Reader;
use super::ground::{ground, shaded_areas};
use super::map_clusters::cluster_circle;
use super::map_marks::{discs, leaders};
use super::map_names::{label, line_label};
use super::px::{px, translate};
use super::symbol::symbol_path;
use super::tree::{ElementNode, Node, element, fragment};
use crate::i18n::Word;
use crate::model::Category;
use crate::scene::{Listing, Symbol, map_names, map_scene, wrapped_text};

/// The size that link previews expect.
pub const WIDTH_PX: f64 = 1200.0;
pub const HEIGHT_PX: f64 = 630.0;
/// The map fills the right half. It is drawn larger than on a page, because previews are small.
const MAP_ZOOM: f64 = 1.5;
const MAP_LEFT_PX: f64 = 600.0;
const MARGIN_PX: f64 = 48.0;

const TOKENS: &str = include_str!("../../style/story/0-tokens.css");

/// The value of `--clash-map-<name>` in the light palette.
fn token(name: &str) -> &'static str {
    let declared = format!("\n  --clash-map-{name}: ");
    TOKENS
        .split_once(&declared)
        .and_then(|(_, rest)| rest.split_once(';'))
        .map_or("", |(value, _)| value)
}

/// The style of a stand-alone file: only plain selectors and values.
fn style() -> String {
    let [ink, muted, paper, rim] = ["ink", "muted", "paper", "rim"].map(token);
    let shades: String = [1, 2, 3]
        .map(|class| {
            let fill = token(&format!("shade-{class}"));
            format!(".cm-shade-{class}{{fill:{fill}}}")
        })
        .concat();
    let kinds: String = Category::ALL
        .map(|category| {
            let (code, fill) = (category.code(), token(category.code()));
            format!(".cm-{code}{{fill:{fill}}}.cm-disc.cm-{code}{{stroke:{fill}}}")
        })
        .concat();
    let (land, neighbour) = (token("land"), token("neighbour"));
    format!(
        "text{{font-family:sans-serif;fill:{ink}}}\
         .cm-land,.cm-area{{fill:{land}}}.cm-neighbour{{fill:{neighbour}}}\
         .cm-area,.cm-province-border{{stroke:{rim}}}\
         .cm-province-border,.cm-coast,.cm-border,.cm-durand,.cm-durand-casing{{fill:none}}\
         .cm-coast,.cm-border{{stroke:{muted};opacity:.7}}\
         .cm-loc{{stroke:{ink};stroke-width:1.8;stroke-dasharray:.1 4;stroke-linecap:round}}\
         .cm-durand-casing{{stroke:{paper};stroke-width:3.6;opacity:.85}}\
         .cm-durand{{stroke:{ink};stroke-width:1.3;stroke-dasharray:8 3 1.5 3}}\
         {shades}{kinds}\
         .cm-disc{{fill-opacity:.16;stroke-dasharray:3 3}}.cm-leader{{stroke:{ink}}}\
         .cm-shape{{stroke:{rim};stroke-width:1.5}}\
         .cm-cluster circle{{fill:{paper};stroke:{ink}}}\
         .cm-cluster text{{font-size:12px;font-weight:600;text-anchor:middle}}\
         .cm-label{{font-size:12px;stroke:{paper};stroke-width:3;stroke-opacity:.75;paint-order:stroke;text-anchor:middle}}\
         .cm-start{{text-anchor:start}}.cm-end{{text-anchor:end}}\
         .cm-city-dot{{fill:{ink};stroke:{paper}}}\
         .cm-country-name{{fill:{muted};font-weight:600;letter-spacing:2px}}\
         .cm-active{{font-weight:700}}.cm-line-name{{font-style:italic}}\
         .title{{font-size:40px;font-weight:700}}.lead{{font-size:22px}}\
         .kind{{font-size:20px;font-weight:700}}.count,.credit{{fill:{muted}}}\
         .count{{font-weight:400}}.credit{{font-size:14px}}"
    )
}

/// An SVG document of [`WIDTH_PX`] by [`HEIGHT_PX`] with the map for the reader's window and
/// filters, the title, the credit and a note on boundaries.
pub fn picture_view(reader: Reader) -> ElementNode {
    let story = reader.story();
    let state = reader.state_now();
    let locale = story.locale;
    let map_px = ((WIDTH_PX - MAP_LEFT_PX) / MAP_ZOOM, HEIGHT_PX / MAP_ZOOM);
    let scene = map_scene(&story, &state, map_px.0, map_px.1);
    let names = map_names(&story, &scene);
    let basemap = story.basemap.excerpt(scene.viewport.visible(), map_px.0);
    let counts = state.counts(&story).category_counts(None, state.window);
    let title = story.dataset_title().text;
    let (first, last) = state.window.days();
    let count = Listing::new(&story, &state).count();
    let period = locale.joined(
        &locale.incident_count_text(count),
        &locale.period_text(first, last),
    );
    let alt = locale.joined(title, &period);
    let credit = [
        locale.word(Word::BoundaryNote).to_owned(),
        locale.word(Word::MapData).to_owned(),
        [
            locale.fill(
                Word::Updated,
                &[("date", &locale.day_text(story.dataset.updated))],
            ),
            locale.fill(Word::DataVersion, &[("version", &story.dataset.version)]),
        ]
        .join(" "),
    ];
    let text = TextColumn {
        is_mirrored: locale.language().direction() == "rtl",
    };
    let title = text.wrapped(title, 40.0 * 1.05);
    let period = text.wrapped(&period, 22.0 * 1.06);
    let credit: Vec<String> = credit
        .iter()
        .flat_map(|part| text.wrapped(part, 14.0))
        .collect();
    let period_top_px = 96.0 + 52.0 * title.len() as f64;
    let kinds_top_px = period_top_px + 30.0 * period.len() as f64 + 24.0;
    let credit_top_px = HEIGHT_PX - MARGIN_PX - 20.0 * (credit.len() - 1) as f64;
    let shown = Category::ALL
        .into_iter()
        .filter(|&category| state.categories.contains(category));
    let kinds = shown.enumerate().map(|(i, category)| {
        let y_px = kinds_top_px + 34.0 * i as f64;
        let count = counts[category as usize];
        fragment()
            .child(
                element("path")
                    .class(format!("cm-shape cm-{}", category.code()))
                    .attr("transform", translate(text.start_px(8.0), y_px))
                    .attr("d", symbol_path(category)),
            )
            .child(
                element("text")
                    .class("kind")
                    .attr("direction", text.direction())
                    .attr("x", px(text.start_px(28.0)))
                    .attr("y", px(y_px + 7.0))
                    .child(locale.category_name(category))
                    .child(" ")
                    .child(element("tspan").class("count").child(locale.number(count))),
            )
    });
    element("svg")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("viewBox", format!("0 0 {WIDTH_PX} {HEIGHT_PX}"))
        .attr("width", px(WIDTH_PX))
        .attr("height", px(HEIGHT_PX))
        .attr("role", "img")
        .attr("aria-label", alt)
        .child(element("style").child(style()))
        .child(
            element("rect")
                .attr("width", px(WIDTH_PX))
                .attr("height", px(HEIGHT_PX))
                .attr("fill", token("paper")),
        )
        .child(
            element("rect")
                .attr("width", px(WIDTH_PX))
                .attr("height", "6")
                .attr("fill", token("ink")),
        )
        .child(text.lines("title", title, 92.0, 52.0))
        .child(text.lines("lead", period, period_top_px, 30.0))
        .children(kinds)
        .child(text.lines("credit", credit, credit_top_px, 20.0))
        .child(
            element("svg")
                .attr("x", px(MAP_LEFT_PX))
                .attr("y", "6")
                .attr("width", px(WIDTH_PX - MAP_LEFT_PX))
                .attr("height", px(HEIGHT_PX - 6.0))
                .attr("viewBox", format!("0 0 {} {}", map_px.0, map_px.1))
                .attr("preserveAspectRatio", "xMidYMid slice")
                .child(
                    element("rect")
                        .attr("width", "100%")
                        .attr("height", "100%")
                        .class("cm-neighbour"),
                )
                .child(ground(
                    &basemap,
                    &scene,
                    shaded_areas(&basemap, &scene, None),
                ))
                .child(discs(&scene.symbols))
                .child(leaders(&scene.symbols))
                .children(names.line_labels.iter().map(line_label))
                .children(names.labels.iter().map(|l| label(locale, l)))
                .children(scene.clusters.iter().map(|c| cluster_circle(locale, c)))
                .children(scene.symbols.iter().map(symbol)),
        )
}

fn symbol(symbol: &Symbol) -> ElementNode {
    element("path")
        .class(format!("cm-shape cm-{}", symbol.category.code()))
        .attr("transform", translate(symbol.at.x_px, symbol.at.y_px))
        .attr("d", symbol_path(symbol.category))
}

/// The column of text beside the map. Lines start on the right in right-to-left languages.
#[derive(Clone, Copy)]
struct TextColumn {
    is_mirrored: bool,
}

impl TextColumn {
    const WIDTH_PX: f64 = MAP_LEFT_PX - 2.0 * MARGIN_PX;

    fn direction(self) -> &'static str {
        if self.is_mirrored { "rtl" } else { "ltr" }
    }

    /// The x position that is `inset_px` away from the start of the lines.
    fn start_px(self, inset_px: f64) -> f64 {
        if self.is_mirrored {
            MARGIN_PX + Self::WIDTH_PX - inset_px
        } else {
            MARGIN_PX + inset_px
        }
    }

    fn wrapped(self, text: &str, font_px: f64) -> Vec<String> {
        wrapped_text(text, font_px, Self::WIDTH_PX)
    }

    fn lines(self, class: &'static str, lines: Vec<String>, top_px: f64, step_px: f64) -> Node {
        let x = px(self.start_px(0.0));
        let line = |(i, line): (usize, String)| {
            let y = px(top_px + step_px * i as f64);
            element("text")
                .class(class)
                .attr("direction", self.direction())
                .attr("x", x.clone())
                .attr("y", y)
                .child(line)
        };
        lines.into_iter().enumerate().map(line).collect::<Node>()
    }
}
