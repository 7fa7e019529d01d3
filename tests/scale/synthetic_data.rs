//! The synthetic incidents are valid.

use crate::synthetic;
use clash_map::geo;
use clash_map::model::load;

#[test]
fn synthetic_incidents_load_without_an_issue_and_say_what_they_are() {
    let basemap = geo::embedded();
    for count in [24, 1_000] {
        let raw = synthetic::raw(&basemap, count);
        assert_eq!(raw, synthetic::raw(&basemap, count));
        let loaded = load(&raw, &basemap).unwrap();
        assert_eq!(loaded.issues, []);
        assert_eq!(loaded.dataset.incidents.len(), count);
        for incident in loaded.dataset.incidents.records().unwrap() {
            assert!(incident.title.starts_with("Synthetic"));
        }
    }
}

#[test]
fn what_is_read_in_parts_is_what_is_read_at_once() {
    let basemap = geo::embedded();
    let at_once = load(&synthetic::raw(&basemap, 4_000), &basemap).unwrap();
    let in_parts = synthetic::dataset_read_by(&basemap, 4_000, 7);
    assert_eq!(in_parts, at_once.dataset);
}
