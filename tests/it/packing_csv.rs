//! A CSV file of claims gives the same incidents as the same values in JSON.

use crate::csv_rows::with_incidents;
use clash_map::builtin::builtin_story;
use clash_map::geo;
use clash_map::model::load;
use clash_map::model::{IncidentIndex, Raw, raw_dataset};
use std::fs;

const CSV: &str = "\
incident_id,kind,title,summary,date_first,date_last,time_precision,clock_from,clock_text,zone,places,areas,lat_deg,lon_deg,geo_precision,actors,claim_id,claimant,claimant_type,metric,claimed_min,claimed_max,subject,text,sources
a,airstrike,Synthetic,\"Synthetic, said by A.\",2024-03-18,2024-03-18,day,03:00,about 03:00,Asia/Kabul,Here; There,AF-PKA; AF-KHO,32.5,68.8,town,A; B,a.c1,Synthetic A,official,killed,0,0,civilians,,SOURCE
a,,,,,,,,,,,,,,,,a.c2,Synthetic B,media,damage,,,,a wall,SOURCE
b,border_clash,Synthetic,Said by B.,2024-03-19,2024-03-21,range,,,Asia/Karachi,Nowhere,,,,,A,b.c1,Synthetic B,media,statement,,,,nothing,SOURCE
";

fn header() -> Raw {
    let dataset = builtin_story().dataset;
    raw_dataset(&dataset, &[IncidentIndex(0)], dataset.focus)
}

#[test]
fn rows_of_one_incident_are_its_claims() {
    let source = builtin_story()
        .dataset
        .source(builtin_story().dataset.incidents.records().unwrap()[0].claims[0].sources[0])
        .id
        .clone();
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), CSV.replace("SOURCE", &source)).unwrap();
    let raw = with_incidents(header(), file.path()).unwrap();
    let loaded = load(&raw, &geo::embedded()).unwrap();
    let faults: Vec<String> = loaded.issues.iter().map(ToString::to_string).collect();
    let about_incidents = faults.iter().filter(|fault| fault.starts_with("incident"));
    assert_eq!(about_incidents.count(), 0, "{faults:#?}");

    let [a, b] = loaded.dataset.incidents.records().unwrap() else {
        panic!("{:#?}", loaded.dataset.incidents)
    };
    assert_eq!((a.id.as_str(), a.claims.len(), a.actors.len()), ("a", 2, 2));
    assert_eq!(a.summary, "Synthetic, said by A.");
    let areas: Vec<String> = a
        .places
        .iter()
        .map(|place| place.area.unwrap().to_string())
        .collect();
    assert_eq!(areas, ["AF-PKA", "AF-KHO"]);
    assert_eq!(a.places[0].point.as_ref().unwrap().position.lat_deg, 32.5);
    assert_eq!(a.when.clock.as_ref().unwrap().start_text(), "03:00");
    assert_eq!(b.when.last.to_string(), "2024-03-21");
    assert_eq!(b.places[0].area, None);
}

#[test]
fn a_cell_that_is_no_number_is_named_by_the_loader() {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), CSV.replace("32.5", "north")).unwrap();
    let raw = with_incidents(header(), file.path()).unwrap();
    let issues = match load(&raw, &geo::embedded()) {
        Ok(loaded) => loaded.issues,
        Err(issues) => issues,
    };
    let issue = issues
        .iter()
        .find(|issue| issue.field == "places[0].point.lat")
        .unwrap();
    assert_eq!(issue.found, "\"north\"");
}
