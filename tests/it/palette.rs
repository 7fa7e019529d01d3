//! The palettes: CSS cannot say one for two conditions, so the dark one stands twice.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The custom properties of each block of a style sheet that has any.
fn palettes(file: &str) -> Vec<BTreeMap<String, String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("style/story");
    let sheet = fs::read_to_string(path.join(file)).unwrap();
    let of_block = |block: &str| -> BTreeMap<String, String> {
        let lines = block
            .lines()
            .filter_map(|line| line.trim().strip_suffix(';'));
        let properties = lines.filter_map(|line| line.split_once(": "));
        properties
            .filter(|(name, _)| name.starts_with("--clash-map-"))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    };
    let blocks = sheet.split('{').map(|rest| rest.split('}').next().unwrap());
    let palettes = blocks.map(of_block);
    palettes.filter(|palette| !palette.is_empty()).collect()
}

/// The names in a style sheet, each once, sorted.
fn names(file: &str) -> Vec<String> {
    let all: BTreeMap<_, _> = palettes(file).into_iter().flatten().collect();
    all.into_keys().collect()
}

#[test]
fn the_dark_palette_is_the_same_for_the_system_and_the_attribute() {
    let [for_system, for_attribute] = <[_; 2]>::try_from(palettes("0-tokens.dark.css")).unwrap();
    assert_eq!(for_system, for_attribute);
}

#[test]
fn the_dark_palette_gives_every_colour_anew_and_no_other() {
    let (light, dark) = (names("0-tokens.css"), names("0-tokens.dark.css"));
    let typefaces = ["--clash-map-sans", "--clash-map-serif"];
    let colours: Vec<_> = light
        .into_iter()
        .filter(|name| !typefaces.contains(&name.as_str()))
        .collect();
    assert_eq!(dark, colours);
}
