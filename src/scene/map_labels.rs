//! Which names the map carries, most important first.

use super::Story;
use super::area_raster::AreaRaster;
use super::labels::{Anchor, Label, LabelKind, LabelPlacer};
use super::line_label::{LineLabel, place_line_label};
use super::shading::AreaShade;
use crate::geo::{Area, City, PlanePoint, ScreenPoint, Viewport};
use crate::i18n::Word;
use crate::model::{ProvinceCode, sorted_positions};

/// Below this width a phone shows cities, and provinces only with incidents.
pub const PHONE_WIDTH_PX: f64 = 480.0;

pub fn place_labels(
    story: &Story,
    raster: &AreaRaster,
    areas: &[AreaShade],
    placer: &mut LabelPlacer,
) -> Vec<LineLabel> {
    let viewport = raster.viewport();
    let whole_provinces = || {
        areas
            .iter()
            .zip(&story.basemap.areas)
            .filter(|(shade, _)| shade.area == shade.area.province())
    };
    let is_active = |shade: &AreaShade| shade.count > 0;

    let active: Vec<_> = whole_provinces()
        .filter(|(shade, _)| is_active(shade))
        .collect();
    let importance = |i: usize| active[i].0.count;
    for i in sorted_positions(active.len(), &|a, b| importance(b).cmp(&importance(a))) {
        let (shade, area) = active[i];
        placer.place(active_province(story, raster, areas, shade, area));
    }
    let line_labels = place_line_labels(story, viewport, placer);
    for rank in 1..=city_rank_limit(story, viewport) {
        for city in story.cities.iter().filter(|city| city.rank == rank) {
            placer.place(city_positions(story, viewport, city));
        }
    }
    let is_phone = viewport.width_px < PHONE_WIDTH_PX;
    if !is_phone {
        for area in &story.basemap.areas {
            if area.code != area.code.province() {
                let anchors = raster.anchors(|code| code == area.code);
                let name = story.area_name(area.code);
                placer.place(anchors.into_iter().take(24).map(|at| Label {
                    kind: LabelKind::Part,
                    text: name.clone(),
                    count: None,
                    at,
                    anchor: Anchor::Middle,
                    dot: None,
                    active: false,
                }));
            }
        }
    }
    for country in ["AF", "PK"] {
        // Rather on ground that says nothing else.
        let is_quiet = |area: ProvinceCode| {
            areas
                .iter()
                .any(|shade| shade.area == area && !is_active(shade))
        };
        let quiet = raster.anchors(|area| area.country() == country && is_quiet(area));
        let anchors = quiet
            .into_iter()
            .chain(raster.anchors(|area| area.country() == country));
        placer.place(anchors.take(60).map(|at| country_label(story, country, at)));
    }
    for neighbour in &story.basemap.neighbours {
        let at = neighbour
            .label
            .map(|label| viewport.screen_from_plane(label));
        placer.place(at.map(|at| country_label(story, neighbour.country.as_str(), at)));
    }
    if !is_phone {
        let cities = story.cities.iter();
        let city_names: Vec<&str> = cities.filter_map(|city| city_name(story, city)).collect();
        for (shade, area) in whole_provinces().filter(|(shade, _)| !is_active(shade)) {
            if !city_names.contains(&story.area_name(shade.area).as_str()) {
                placer.place(quiet_province(story, viewport, shade, area));
            }
        }
    }
    line_labels
}

/// A province as if it had incidents, where there is room.
pub fn place_province(
    story: &Story,
    raster: &AreaRaster,
    areas: &[AreaShade],
    province: ProvinceCode,
    placer: &mut LabelPlacer,
) {
    let mut shaded = areas.iter().zip(&story.basemap.areas);
    if let Some((shade, area)) = shaded.find(|(shade, _)| shade.area == province) {
        placer.place(active_province(story, raster, areas, shade, area));
    }
}

/// The Durand Line's and the Line of Control's names beside their lines.
fn place_line_labels(
    story: &Story,
    viewport: &Viewport,
    placer: &mut LabelPlacer,
) -> Vec<LineLabel> {
    let screen = |lines: &[Vec<PlanePoint>]| -> Vec<Vec<ScreenPoint>> {
        let line = |line: &Vec<PlanePoint>| {
            line.iter()
                .map(|&point| viewport.screen_from_plane(point))
                .collect()
        };
        lines.iter().map(line).collect()
    };
    [
        (
            story.locale.word(Word::DurandLine),
            &story.basemap.durand_line,
        ),
        (
            story.locale.word(Word::LineOfControl),
            &story.basemap.line_of_control,
        ),
    ]
    .into_iter()
    .filter_map(|(name, lines)| place_line_label(name, &screen(lines), placer))
    .collect()
}

/// At its label point if that is in view, else wherever the province has most room; first
/// where it is shaded, since its number is of what is there. Never with less than half of the
/// name in the province: it would name its neighbour.
fn active_province(
    story: &Story,
    raster: &AreaRaster,
    areas: &[AreaShade],
    shade: &AreaShade,
    area: &Area,
) -> Vec<Label> {
    const MIN_SHARE: f64 = 0.5;
    let label_at = |at: ScreenPoint| Label {
        kind: LabelKind::Province,
        text: story.area_name(shade.area),
        count: (shade.count > 0).then_some(shade.count),
        at,
        anchor: Anchor::Middle,
        dot: None,
        active: true,
    };
    let best = raster.viewport().screen_from_plane(area.label);
    let nearby = [0.0, 18.0, -18.0, 34.0, -34.0].map(|dy_px| ScreenPoint {
        x_px: best.x_px,
        y_px: best.y_px + dy_px + 4.0,
    });
    let fullest = areas
        .iter()
        .filter(|part| part.area.province() == shade.area)
        .map(|part| part.class)
        .max();
    let is_fullest = |code: ProvinceCode| {
        let is = |part: &AreaShade| part.area == code && Some(part.class) == fullest;
        code.province() == shade.area && areas.iter().any(is)
    };
    let own = raster.anchors(is_fullest);
    let province = raster.anchors(|code| code.province() == shade.area);
    let is_own = |label: &Label| {
        raster.share(&label.text_box(), |code| code.province() == shade.area) >= MIN_SHARE
    };
    nearby
        .into_iter()
        .filter(|_| is_fullest(area.code))
        .chain(own)
        .chain(province)
        .map(label_at)
        .filter(is_own)
        .collect()
}

/// Only where the province has room for its name.
fn quiet_province(
    story: &Story,
    viewport: &Viewport,
    shade: &AreaShade,
    area: &Area,
) -> Option<Label> {
    let label = Label {
        kind: LabelKind::Province,
        text: story.area_name(shade.area),
        count: None,
        at: viewport.screen_from_plane(area.label),
        anchor: Anchor::Middle,
        dot: None,
        active: false,
    };
    let text_box = label.text_box();
    let room_px = area.label_radius * viewport.px_per_unit * 2.0;
    (text_box.right_px - text_box.left_px <= room_px * 1.2).then_some(label)
}

fn city_name<'a>(story: &'a Story, city: &City) -> Option<&'a str> {
    story.names.name(&city.id.to_string())
}

/// Places to name, by rank, so that the whole countries are not covered in villages.
fn city_rank_limit(story: &Story, viewport: &Viewport) -> u8 {
    let km_per_px = story.basemap.km_per_unit / viewport.px_per_unit;
    match km_per_px {
        ..0.9 => 3,
        0.9..2.0 => 2,
        _ => 1,
    }
}

fn city_positions(story: &Story, viewport: &Viewport, city: &City) -> Vec<Label> {
    const GAP_PX: f64 = 7.0;
    let Some(name) = city_name(story, city) else {
        return Vec::new();
    };
    let dot = viewport.screen_from_plane(story.basemap.plane_from_lonlat(city.position));
    [
        (GAP_PX, 4.0, Anchor::Start),
        (-GAP_PX, 4.0, Anchor::End),
        (0.0, -7.0, Anchor::Middle),
        (0.0, 16.0, Anchor::Middle),
    ]
    .map(|(dx_px, dy_px, anchor)| Label {
        kind: LabelKind::City,
        text: name.to_string(),
        count: None,
        at: ScreenPoint {
            x_px: dot.x_px + dx_px,
            y_px: dot.y_px + dy_px,
        },
        anchor,
        dot: Some(dot),
        active: false,
    })
    .into()
}

fn country_label(story: &Story, code: &str, at: ScreenPoint) -> Label {
    Label {
        kind: LabelKind::Country,
        text: story.names.name(code).unwrap_or(code).to_uppercase(),
        count: None,
        at,
        anchor: Anchor::Middle,
        dot: None,
        active: false,
    }
}
