//! Places of incidents, held against the map.

use super::Gazetteer;
use super::report::{Read, shown_number};
use super::value::At;
use crate::model::{GeoPrecision, LonLat, Place, Point, ProvinceCode};

const PRECISIONS: [(&str, GeoPrecision); 5] = [
    ("exact", GeoPrecision::Exact),
    ("town", GeoPrecision::Town),
    ("nearby_town", GeoPrecision::NearbyTown),
    ("district", GeoPrecision::District),
    ("province", GeoPrecision::Province),
];

pub(super) fn place(at: &At, gazetteer: &dyn Gazetteer) -> Read<Place> {
    let mut fields = at.fields()?;
    let name = fields.required("name").text();
    let area = fields.optional("area", |area| area_code(area, gazetteer));
    let within = area.ok().flatten();
    let point = fields.optional("point", |at| point(at, within, gazetteer));
    fields.end();
    Ok(Place {
        name: name?,
        area: area?,
        point: point?,
    })
}

fn area_code(at: &At, gazetteer: &dyn Gazetteer) -> Read<ProvinceCode> {
    const EXPECTED: &str = "a province code such as AF-PKA";
    let code = ProvinceCode::parse(at.str(EXPECTED)?).ok_or_else(|| at.expected(EXPECTED))?;
    if gazetteer.knows(code) {
        Ok(code)
    } else {
        Err(at.expected("a province of the map"))
    }
}

fn point(at: &At, within: Option<ProvinceCode>, gazetteer: &dyn Gazetteer) -> Read<Point> {
    let mut fields = at.fields()?;
    let lat = fields
        .required("lat")
        .degrees(90.0, "degrees from -90 to 90");
    let lon = fields
        .required("lon")
        .degrees(180.0, "degrees from -180 to 180");
    let precision = fields.required("precision").word(&PRECISIONS);
    let note = fields.optional("note", At::text);
    fields.end();
    let position = LonLat {
        lon_deg: lon?,
        lat_deg: lat?,
    };
    if let Some(area) = within.filter(|area| !gazetteer.contains(*area, position)) {
        let (lat, lon) = (
            shown_number(position.lat_deg),
            shown_number(position.lon_deg),
        );
        return Err(at.wrong(
            format!("a point in {area}"),
            format!("lat {lat}, lon {lon}"),
        ));
    }
    Ok(Point {
        position,
        precision: precision?,
        note: note?,
    })
}
