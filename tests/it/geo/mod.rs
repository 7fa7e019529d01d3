//! Projection, view, basemap and names.

mod basemap;
mod decode;
mod excerpt;
mod lines;
mod names;
mod places;
mod projection;
mod viewport;

use clash_map::model::{LonLat, ProvinceCode};

fn code(text: &str) -> ProvinceCode {
    ProvinceCode::parse(text).unwrap()
}

fn lonlat(lat_deg: f64, lon_deg: f64) -> LonLat {
    LonLat { lon_deg, lat_deg }
}
