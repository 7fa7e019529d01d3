use clash_map::geo::{
    CITIES_TSV, NAMES_EN_TSV, NAMES_PRS_TSV, NAMES_PS_TSV, NAMES_UR_TSV, Names, cities, embedded,
};
use clash_map::model::ProvinceCode;

fn rows(tsv: &str) -> impl Iterator<Item = &str> {
    tsv.lines().filter(|line| !line.starts_with('#'))
}

#[test]
fn name_is_found_by_code() {
    let names = Names::parse("# comment\nAF-PKA\tPaktika\n\nAF-PIA\tPaktia\nno tab\n7\tA B\n");
    assert_eq!(names.name("AF-PKA"), Some("Paktika"));
    assert_eq!(names.name("AF-PIA"), Some("Paktia"));
    assert_eq!(names.name("7"), Some("A B"));
    assert_eq!(names.name("AF"), None);
    assert_eq!(names.name("no tab"), None);
}

#[test]
fn city_rows_are_read_or_skipped() {
    let cities = cities("# id\n7\t33.5\t69.25\t2\n8\tnorth\t69\t2\n9\t33\t69\n1\t3\t6\t1\t0\n");
    let [city] = &cities[..] else {
        panic!("{cities:?}")
    };
    assert_eq!((city.id, city.rank), (7, 2));
    assert_eq!(
        (city.position.lat_deg, city.position.lon_deg),
        (33.5, 69.25)
    );
}

#[test]
fn everything_on_the_map_has_an_english_name() {
    let names = Names::parse(NAMES_EN_TSV);
    let map = embedded();
    let areas = map.areas.iter().map(|area| area.code.to_string());
    let labelled = map
        .neighbours
        .iter()
        .filter(|neighbour| neighbour.label.is_some());
    let countries = labelled.map(|neighbour| neighbour.country.clone());
    let cities = cities(CITIES_TSV)
        .into_iter()
        .map(|city| city.id.to_string());
    for code in areas.chain(countries).chain(cities) {
        assert!(names.name(&code).is_some(), "{code}");
    }
}

#[test]
fn every_row_is_read_and_names_something_on_the_map() {
    let map = embedded();
    let cities = cities(CITIES_TSV);
    assert_eq!(cities.len(), rows(CITIES_TSV).count());
    assert!(cities.iter().all(|city| (1..=3).contains(&city.rank)));
    for tsv in [NAMES_EN_TSV, NAMES_PRS_TSV, NAMES_PS_TSV, NAMES_UR_TSV] {
        let names = Names::parse(tsv);
        for row in rows(tsv) {
            let (code, name) = row.split_once('\t').expect("a tab");
            assert_eq!(names.name(code), Some(name), "{code} is named twice");
            assert_eq!(name, name.trim());
            let is_city = cities.iter().any(|city| city.id.to_string() == code);
            let is_area = ProvinceCode::parse(code).is_some_and(|code| map.area(code).is_some());
            let is_country = ["AF", "PK"].contains(&code)
                || map
                    .neighbours
                    .iter()
                    .any(|neighbour| neighbour.country == code);
            assert!(is_city || is_area || is_country, "{code}");
        }
    }
}

#[test]
fn names_are_in_their_language() {
    let name = |tsv, code| Names::parse(tsv).name(code);
    assert_eq!(name(NAMES_EN_TSV, "AF-PIA"), Some("Paktia"));
    assert_eq!(
        name(NAMES_EN_TSV, "PK-KP~FATA"),
        Some("Merged tribal districts")
    );
    assert_eq!(name(NAMES_PRS_TSV, "AF-KAN"), Some("قندهار"));
    assert_eq!(name(NAMES_PS_TSV, "AF-KAN"), Some("کندهار"));
    assert_eq!(name(NAMES_UR_TSV, "AF-KAN"), Some("قندھار"));
    assert_eq!(name(NAMES_UR_TSV, "IN"), Some("بھارت"));
}
