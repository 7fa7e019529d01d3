//! Chooses the names on the map and places them, most important first.

use std::iter;

use super::Story;
use super::area_raster::AreaRaster;
use super::labels::{Anchor, LabelBox, LabelKind, LabelPlacer, Name, Position};
use super::line_label::{LineLabel, place_line_label, resample};
use super::shading::AreaShade;
use crate::geo::{Area, City, PlanePoint, ScreenPoint, Viewport};
use crate::i18n::Word;
use crate::model::{ProvinceCode, sorted_positions};

/// Below this width, as on a phone, the map names cities, and provinces only if they have
/// incidents.
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
        place_active(story, raster, areas, shade, area, placer);
    }
    let line_labels = place_line_labels(story, viewport, placer);
    for rank in 1..=city_rank_limit(story, viewport) {
        for city in story.cities.iter().filter(|city| city.rank == rank) {
            place_city(story, viewport, city, placer);
        }
    }
    let is_phone = viewport.width_px < PHONE_WIDTH_PX;
    if !is_phone {
        for (position, area) in story.basemap.areas.iter().enumerate() {
            if area.code != area.code.province() {
                let name = Name::new(LabelKind::Part, story.area_name(area.code));
                let anchors = raster.anchors(&|other| other == position);
                placer.place(name, anchors.into_iter().take(24).map(in_the_middle));
            }
        }
    }
    for country in ["AF", "PK"] {
        let is_its = |area: usize| areas[area].area.country() == country;
        // Preferably on ground without incidents.
        let quiet = raster.anchors(&|area| is_its(area) && !is_active(&areas[area]));
        let anchors = quiet.into_iter().chain(raster.anchors(&is_its));
        let positions = anchors.take(60).map(in_the_middle);
        placer.place(country_name(story, country), positions);
    }
    for neighbour in &story.basemap.neighbours {
        if let Some(label) = neighbour.label {
            let at = viewport.screen_from_plane(label);
            let name = country_name(story, neighbour.country.as_str());
            placer.place(name, [in_the_middle(at)]);
        }
    }
    if !is_phone {
        let cities = story.cities.iter();
        let city_names: Vec<&str> = cities.filter_map(|city| city_name(story, city)).collect();
        for (shade, area) in whole_provinces().filter(|(shade, _)| !is_active(shade)) {
            if !city_names.contains(&story.area_name(shade.area).as_str()) {
                place_quiet(story, viewport, shade, area, placer);
            }
        }
    }
    line_labels
}

/// Names a province as if it had incidents, if there is room.
pub fn place_province(
    story: &Story,
    raster: &AreaRaster,
    areas: &[AreaShade],
    province: ProvinceCode,
    placer: &mut LabelPlacer,
) {
    let mut shaded = areas.iter().zip(&story.basemap.areas);
    if let Some((shade, area)) = shaded.find(|(shade, _)| shade.area == province) {
        place_active(story, raster, areas, shade, area, placer);
    }
}

/// Keeps names on one side of the Durand Line and of the Line of Control, if possible.
pub fn keep_off_borders(story: &Story, viewport: &Viewport, placer: &mut LabelPlacer) {
    const STEP_PX: f64 = 8.0;
    for lines in [&story.basemap.durand_line, &story.basemap.line_of_control] {
        for line in on_screen(lines, viewport) {
            placer.keep_off(resample(&line, STEP_PX));
        }
    }
}

fn on_screen(lines: &[Vec<PlanePoint>], viewport: &Viewport) -> Vec<Vec<ScreenPoint>> {
    let line = |line: &Vec<PlanePoint>| {
        line.iter()
            .map(|&point| viewport.screen_from_plane(point))
            .collect()
    };
    lines.iter().map(line).collect()
}

/// The names of the Durand Line and the Line of Control, beside their lines.
fn place_line_labels(
    story: &Story,
    viewport: &Viewport,
    placer: &mut LabelPlacer,
) -> Vec<LineLabel> {
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
    .filter_map(|(name, lines)| place_line_label(name, &on_screen(lines, viewport), placer))
    .collect()
}

/// At the province's label point if that is in view, else where the province has the most room.
/// Prefers its darkest part, which has most of the incidents counted. At least half of the name is
/// inside the province, so that it does not name the neighbour.
fn place_active(
    story: &Story,
    raster: &AreaRaster,
    areas: &[AreaShade],
    shade: &AreaShade,
    area: &Area,
    placer: &mut LabelPlacer,
) {
    const MIN_SHARE: f64 = 0.5;
    let province = shade.area;
    let best = raster.viewport().screen_from_plane(area.label);
    let nearby = [0.0, 18.0, -18.0, 34.0, -34.0].map(|dy_px| ScreenPoint {
        x_px: best.x_px,
        y_px: best.y_px + dy_px + 4.0,
    });
    let mut parts: Vec<usize> = (0..areas.len()).collect();
    parts.retain(|&part| areas[part].area.province() == province);
    let fullest = parts.iter().map(|&part| areas[part].class).max();
    let is_fullest = |part: usize| parts.contains(&part) && Some(areas[part].class) == fullest;
    let nearby = (Some(shade.class) == fullest).then_some(nearby);
    let is_other = |part: usize| parts.contains(&part) && !is_fullest(part);
    // Computed only if there is no room nearby.
    let elsewhere = iter::once_with(|| raster.anchors(&is_fullest))
        .chain(iter::once_with(|| raster.anchors(&is_other)))
        .flatten();
    placer.place_where(
        Name::active(
            story.area_name(province),
            (shade.count > 0).then_some(shade.count),
        ),
        nearby
            .into_iter()
            .flatten()
            .chain(elsewhere)
            .map(in_the_middle),
        &|text_box| {
            let outlines = parts.iter().map(|&part| &story.basemap.areas[part]);
            share_within(outlines, raster.viewport(), text_box) >= MIN_SHARE
        },
    );
}

/// The share of a text's box that is in one of the areas, from 0 to 1.
fn share_within<'a>(
    areas: impl Iterator<Item = &'a Area> + Clone,
    viewport: &Viewport,
    text_box: &LabelBox,
) -> f64 {
    const SAMPLES: usize = 9;
    let y_px = (text_box.top_px + text_box.bottom_px) / 2.0;
    let lies_within = |sample: &usize| {
        let part = (*sample as f64 + 0.5) / SAMPLES as f64;
        let x_px = text_box.left_px + (text_box.right_px - text_box.left_px) * part;
        let at = viewport.plane_from_screen(ScreenPoint { x_px, y_px });
        areas.clone().any(|area| area.contains(at))
    };
    (0..SAMPLES).filter(lies_within).count() as f64 / SAMPLES as f64
}

/// Names the province only if its shape has room for the name.
fn place_quiet(
    story: &Story,
    viewport: &Viewport,
    shade: &AreaShade,
    area: &Area,
    placer: &mut LabelPlacer,
) {
    let name = Name::new(LabelKind::Province, story.area_name(shade.area));
    let position = in_the_middle(viewport.screen_from_plane(area.label));
    let text_box = name.box_at(position);
    let room_px = area.label_radius * viewport.px_per_unit * 2.0;
    if text_box.right_px - text_box.left_px <= room_px * 1.2 {
        placer.place(name, [position]);
    }
}

fn city_name<'a>(story: &'a Story, city: &City) -> Option<&'a str> {
    story.names.name(&city.id.to_string())
}

/// The map names cities up to this rank at this zoom. Without the limit, villages would cover the
/// whole countries.
fn city_rank_limit(story: &Story, viewport: &Viewport) -> u8 {
    let km_per_px = story.basemap.km_per_unit / viewport.px_per_unit;
    match km_per_px {
        ..0.9 => 3,
        0.9..2.0 => 2,
        _ => 1,
    }
}

fn place_city(story: &Story, viewport: &Viewport, city: &City, placer: &mut LabelPlacer) {
    const GAP_PX: f64 = 7.0;
    let Some(name) = city_name(story, city) else {
        return;
    };
    let dot = viewport.screen_from_plane(story.basemap.plane_from_lonlat(city.position));
    let positions = [
        (GAP_PX, 4.0, Anchor::Start),
        (-GAP_PX, 4.0, Anchor::End),
        (0.0, -7.0, Anchor::Middle),
        (0.0, 16.0, Anchor::Middle),
    ]
    .map(|(dx_px, dy_px, anchor)| Position {
        at: ScreenPoint {
            x_px: dot.x_px + dx_px,
            y_px: dot.y_px + dy_px,
        },
        anchor,
    });
    placer.place(Name::of_city(name.to_owned(), dot), positions);
}

fn country_name(story: &Story, code: &str) -> Name {
    let text = story.names.name(code).unwrap_or(code).to_uppercase();
    Name::new(LabelKind::Country, text)
}

fn in_the_middle(at: ScreenPoint) -> Position {
    Position {
        at,
        anchor: Anchor::Middle,
    }
}
