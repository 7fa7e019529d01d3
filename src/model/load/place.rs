//! Loads the places of incidents and checks them against the map.

use super::Gazetteer;
use super::fields::Fields;
use super::report::shown_number;
use super::value::At;
use super::words::{Words, words};
use crate::model::{GeoPrecision, LonLat, Place, Point, ProvinceCode};

pub(super) const PRECISIONS: Words<GeoPrecision> = words!(GeoPrecision {
    "exact" => Exact,
    "town" => Town,
    "nearby_town" => NearbyTown,
    "district" => District,
    "province" => Province,
});

pub(super) fn place(at: &At, gazetteer: &dyn Gazetteer) -> Place {
    let mut fields = Fields::of(at);
    let name = fields.text("name");
    let area = fields
        .take_optional("area")
        .and_then(|area| area_code(&area, gazetteer));
    let point = fields
        .take_optional("point")
        .map(|at| point(&at, area, gazetteer));
    fields.end();
    Place { name, area, point }
}

fn area_code(at: &At, gazetteer: &dyn Gazetteer) -> Option<ProvinceCode> {
    let code = at.read("a province code such as AF-PKA", ProvinceCode::parse)?;
    if !gazetteer.knows(code) {
        at.expected("a province of the map");
        return None;
    }
    Some(code)
}

fn point(at: &At, within: Option<ProvinceCode>, gazetteer: &dyn Gazetteer) -> Point {
    let mut fields = Fields::of(at);
    let lat_deg = fields.take("lat").degrees(90.0, "degrees from -90 to 90");
    let lon_deg = fields
        .take("lon")
        .degrees(180.0, "degrees from -180 to 180");
    let position = LonLat {
        lon_deg: lon_deg.unwrap_or_default(),
        lat_deg: lat_deg.unwrap_or_default(),
    };
    if let (Some(lat_deg), Some(lon_deg), Some(area)) = (lat_deg, lon_deg, within)
        && !gazetteer.contains(area, position)
    {
        let (lat, lon) = (shown_number(lat_deg), shown_number(lon_deg));
        at.wrong(
            format!("a point in {area}"),
            format!("lat {lat}, lon {lon}"),
        );
    }
    let precision = fields.word("precision", &PRECISIONS);
    let note = fields.optional_text("note");
    fields.end();
    Point {
        position,
        precision,
        note,
    }
}
