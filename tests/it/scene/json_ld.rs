use clash_map::builtin::{builtin_story, story_from_raw};
use clash_map::model::Raw;
use clash_map::scene::{Publication, json_ld};
use serde_json::{Value, json};

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

#[test]
fn the_story_is_a_dataset_of_its_days_and_provinces() {
    let story = builtin_story();
    let json = parsed(&json_ld(&story, &Publication::default()));
    assert_eq!(json["@context"], "https://schema.org");
    assert_eq!(json["@type"], "Dataset");
    assert_eq!(json["name"], json!(story.dataset.title));
    assert_eq!(json["description"], json!(story.dataset.standfirst));
    assert_eq!(json["version"], json!(story.dataset.version));
    assert_eq!(
        json["dateModified"],
        json!(story.dataset.updated.to_string())
    );
    let data = parsed(include_str!("../../../data/dataset.json"));
    let whens = || {
        data["incidents"]
            .as_array()
            .unwrap()
            .iter()
            .map(|i| &i["when"])
    };
    let first = whens()
        .map(|when| when["first"].as_str().unwrap())
        .min()
        .unwrap();
    let coverage = json["temporalCoverage"].as_str().unwrap();
    let (from, to) = coverage.split_once('/').unwrap();
    assert_eq!(from, first);
    assert!(whens().all(|when| when["first"].as_str().unwrap() <= to));
    assert!(whens().all(|when| when["last"].as_str().unwrap_or_default() <= to));
    let paktika = json!({ "@type": "Place", "name": "Paktika", "identifier": "AF-PKA" });
    assert!(
        json["spatialCoverage"]
            .as_array()
            .unwrap()
            .contains(&paktika)
    );
}

#[test]
fn it_names_every_source_of_the_data() {
    let json = parsed(&json_ld(&builtin_story(), &Publication::default()));
    let urls = |list: &Value, url: fn(&Value) -> &Value| -> Vec<String> {
        let urls = list.as_array().unwrap().iter().map(url);
        let mut urls: Vec<String> = urls.map(|url| url.as_str().unwrap().into()).collect();
        urls.sort();
        urls
    };
    let data = parsed(include_str!("../../../data/dataset.json"));
    assert_eq!(
        urls(&json["isBasedOn"], |url| url),
        urls(&data["sources"], |source| &source["url"])
    );
}

#[test]
fn what_is_not_known_is_left_out() {
    let json = parsed(&json_ld(&builtin_story(), &Publication::default()));
    for name in [
        "url",
        "creator",
        "license",
        "creditText",
        "distribution",
        "correction",
    ] {
        assert_eq!(json.get(name), None, "{name}");
    }
}

#[test]
fn what_the_site_knows_is_said() {
    let publication = Publication {
        url: Some("https://example.org/story"),
        credit: Some("Map data: GeoNames."),
    };
    let json = parsed(&json_ld(&builtin_story(), &publication));
    assert_eq!(json["url"], "https://example.org/story");
    assert_eq!(json["creditText"], "Map data: GeoNames.");
}

#[test]
fn corrections_of_the_log_are_said_and_additions_are_not() {
    let mut data = parsed(include_str!("../../../data/dataset.json"));
    data["corrections"] = json!([
        {
            "date": "2026-11-24", "version": "2", "kind": "correction",
            "text": "The figure is that of the police.",
            "was": "The figure stood under the army's name."
        },
        { "date": "2026-11-23", "version": "1", "kind": "addition", "text": "First version." },
    ]);
    let raw: Raw = serde_json::from_value(data).unwrap();
    let story = story_from_raw(&raw).unwrap_or_else(|issues| panic!("{issues:?}"));
    let json = parsed(&json_ld(&story, &Publication::default()));
    let correction = json!([{
        "@type": "CorrectionComment",
        "datePublished": "2026-11-24",
        "text": "The figure is that of the police. It said: The figure stood under the army's name."
    }]);
    assert_eq!(json["correction"], correction);
}

#[test]
fn no_title_ends_the_script_it_stands_in() {
    let title = "Clashes </script><script>alert(1)</script> <!-- & more";
    let mut data = parsed(include_str!("../../../data/dataset.json"));
    data["title"] = json!(title);
    let raw: Raw = serde_json::from_value(data).unwrap();
    let story = story_from_raw(&raw).unwrap_or_else(|issues| panic!("{issues:?}"));
    let text = json_ld(&story, &Publication::default());
    assert!(!text.contains('<'));
    assert_eq!(parsed(&text)["name"], title);
}
