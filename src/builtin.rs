//! The story that comes with the widget: data and map as checked by the build.

use crate::geo::{self, Names, cities};
use crate::model::{Loaded, load, unpack};
use crate::scene::Story;

/// `data/dataset.json`, packed by the build script.
const DATASET: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dataset.bin"));

/// The embedded dataset on the embedded basemap.
///
/// # Panics
/// Never in a build that succeeded: the build script reads the same bytes.
pub fn builtin_story() -> Story {
    let basemap = geo::embedded();
    let raw = unpack(DATASET).expect("the build script packed it");
    let Loaded {
        dataset,
        withheld,
        total,
        ..
    } = load(&raw, &basemap).unwrap_or_else(|_| unreachable!("the build script loaded it"));
    let names = Names::parse(geo::NAMES_EN_TSV);
    let cities = cities(geo::CITIES_TSV);
    Story::new(dataset, (withheld, total), basemap, names, cities)
}
