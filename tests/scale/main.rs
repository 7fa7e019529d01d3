//! The cost of many incidents in records read, allocations and bytes. `cargo bench` measures time.
//! This is a separate binary, because it counts allocations.

mod clusters;
mod cost;
mod packed_story;
mod packing;
mod same_as_a_walk;
#[path = "../../benches/synthetic.rs"]
mod synthetic;
mod synthetic_data;

use clash_map::geo;
use clash_map::i18n::Locale;
use clash_map::model::Dataset;
use clash_map::scene::Story;

fn story(count: usize) -> Story {
    let basemap = geo::embedded();
    story_of(synthetic::dataset(&basemap, count))
}

fn story_of(dataset: Dataset) -> Story {
    let cities = geo::cities(geo::CITIES_TSV);
    Story::new(dataset, (0, 0), geo::embedded(), cities, Locale::english())
}
