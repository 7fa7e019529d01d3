//! The story and the map that come with the widget, as checked by the build.

use crate::geo::{self, Names, cities};
use crate::model::{Issue, Loaded, Raw, load, unpack};
use crate::scene::Story;

/// `data/dataset.json`, packed by the build script.
const DATASET: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dataset.bin"));

/// The embedded dataset on the embedded basemap.
///
/// # Panics
/// Never in a build that succeeded: the build script reads the same bytes.
pub fn builtin_story() -> Story {
    let raw = unpack(DATASET).expect("the build script packed it");
    story_from_raw(&raw).unwrap_or_else(|_| unreachable!("the build script loaded it"))
}

/// A dataset on the embedded basemap.
///
/// # Errors
/// Every fault found, where nothing of the dataset can be shown.
pub fn story_from_raw(raw: &Raw) -> Result<Story, Vec<Issue>> {
    let basemap = geo::embedded();
    let Loaded {
        dataset,
        withheld,
        total,
        ..
    } = load(raw, &basemap)?;
    let names = Names::parse(geo::NAMES_EN_TSV);
    let cities = cities(geo::CITIES_TSV);
    Ok(Story::new(
        dataset,
        (withheld, total),
        basemap,
        names,
        cities,
    ))
}
