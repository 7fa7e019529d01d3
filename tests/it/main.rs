//! Tests of everything that needs no browser, through the public API only.

mod architecture;
mod article;
#[path = "../../benches/load/basemap_geojson.rs"]
mod basemap_geojson;
mod collation;
mod colour;
#[path = "../../src/bin/clash-map/pack/csv_rows.rs"]
mod csv_rows;
mod date;
mod docs;
#[path = "../../src/bin/clash-map/file_types.rs"]
mod file_types;
#[path = "../../src/bin/clash-map/frame.rs"]
mod frame;
mod geo;
#[path = "../../src/bin/clash-map/headers.rs"]
mod headers;
mod hosting;
mod i18n;
mod load;
mod model;
mod oembed;
#[path = "../../src/bin/clash-map/oembed.rs"]
mod oembed_answer;
mod packing_csv;
mod palette;
mod prerender;
mod raw;
mod scene;
mod solar_hijri;
#[path = "../../benches/load/synthetic.rs"]
mod synthetic;
mod synthetic_load;
mod text_browser;
mod time;
mod translations;
mod type_scale;
mod view;
mod words;
