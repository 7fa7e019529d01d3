//! The palettes: which eyes tell their colours apart, which text can be read. CSS cannot say
//! one palette for two conditions, so the dark one stands twice.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::colour::{Colour, Sight};

/// The custom properties of each block of a style sheet that has any.
fn palettes(file: &str) -> Vec<BTreeMap<String, String>> {
    let sheet = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
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
    let [for_system, for_attribute] =
        <[_; 2]>::try_from(palettes("style/story/0-tokens.dark.css")).unwrap();
    assert_eq!(for_system, for_attribute);
}

#[test]
fn the_dark_and_the_forced_palette_give_every_colour_anew_and_no_other() {
    let (light, dark) = (
        names("style/story/0-tokens.css"),
        names("style/story/0-tokens.dark.css"),
    );
    let is_typeface = |name: &str| name.ends_with("sans") || name.ends_with("serif");
    let colours: Vec<_> = light
        .into_iter()
        .filter(|name| !is_typeface(name))
        .collect();
    assert_eq!(dark, colours);
    assert_eq!(names("style/story/0-tokens.forced.css"), colours);
}

/// The colours of a theme by their names in the style sheet.
struct Theme(BTreeMap<String, Colour>);

impl Theme {
    /// Ours, and those of the sample houses, each with what messages call it.
    fn all() -> [(&'static str, Self); 4] {
        let [light, dark] = ["style/story/0-tokens.css", "style/story/0-tokens.dark.css"];
        [
            ("light", &[light][..]),
            ("dark", &[dark]),
            (
                "broadsheet",
                &[light, "examples/house-styles/broadsheet.css"],
            ),
            ("wire", &[dark, "examples/house-styles/wire.css"]),
        ]
        .map(|(theme, files)| (theme, Self::of(files)))
    }

    /// What the last file to say it says of each colour.
    fn of(files: &[&str]) -> Self {
        let last_block = |file: &&str| palettes(file).into_iter().next_back().unwrap();
        let properties = files.iter().flat_map(last_block);
        let colours = properties.filter_map(|(name, value)| {
            let name = name.trim_start_matches("--clash-map-").to_owned();
            value
                .starts_with('#')
                .then(|| (name, Colour::parse(&value)))
        });
        Self(colours.collect())
    }

    fn colour(&self, name: &str) -> Colour {
        *self
            .0
            .get(name)
            .unwrap_or_else(|| panic!("no colour {name}"))
    }
}

const KINDS: [&str; 4] = ["airstrike", "clash", "attack", "statement"];

/// From the least to the most.
const SHADES: [&str; 4] = ["land", "shade-1", "shade-2", "shade-3"];

/// Holds what `measure` makes of every pair, in every theme, to a least value.
fn assert_at_least<'a>(
    least: f64,
    pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    measure: impl Fn(Colour, Colour) -> f64,
) {
    let pairs: Vec<_> = pairs.into_iter().collect();
    let mut failures = Vec::new();
    for (theme, palette) in Theme::all() {
        for (one, other) in &pairs {
            let found = measure(palette.colour(one), palette.colour(other));
            if found < least {
                failures.push(format!("{theme}: {one} and {other}: {found:.2}"));
            }
        }
    }
    assert!(
        failures.is_empty(),
        "expected {least} or more: {failures:#?}"
    );
}

/// Every one of some with every one of others.
fn each_with<'a>(some: &[&'a str], others: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    some.iter()
        .flat_map(|&one| others.iter().map(move |&other| (one, other)))
        .collect()
}

/// The least difference between two colours as any reader sees them.
fn least_difference(one: Colour, other: Colour) -> f64 {
    let seen = |sight: Sight| sight.sees(one).difference(sight.sees(other));
    Sight::ALL
        .map(seen)
        .into_iter()
        .fold(f64::INFINITY, f64::min)
}

/// Ten times what can just be told, since the marks are small and stand apart. Kinds differ
/// by shape as well.
#[test]
fn every_eye_tells_the_kinds_apart() {
    let pairs = each_with(&KINDS, &KINDS);
    let pairs = pairs.into_iter().filter(|(one, other)| one < other);
    assert_at_least(10.0, pairs, least_difference);
}

/// Half of that: areas are large, lie side by side, and their order says the same.
#[test]
fn every_eye_tells_a_shade_from_the_next() {
    let pairs = SHADES.windows(2).map(|pair| (pair[0], pair[1]));
    assert_at_least(5.0, pairs, least_difference);
}

/// A mark's own colour, without the help of its rim.
#[test]
fn marks_stand_out_from_every_ground() {
    let grounds = [&SHADES[..], &["neighbour", "sea", "paper", "raised", "rim"]].concat();
    assert_at_least(3.0, each_with(&KINDS, &grounds), Colour::contrast);
}

#[test]
fn text_can_be_read_on_every_ground_it_stands_on() {
    let grounds = ["paper", "raised", "neighbour"];
    let pairs = each_with(&["ink", "muted", "link"], &grounds);
    assert_at_least(4.5, pairs, Colour::contrast);
    assert_at_least(4.5, [("badge-ink", "badge-ground")], Colour::contrast);
    // A tooltip's ground is ink, and its second line is not wholly opaque.
    assert_at_least(4.5, [("paper", "ink")], |text, ground| {
        text.over(ground, 0.85).contrast(ground)
    });
}

/// The card of a parent lies on hairline, 28 in 100.
#[test]
fn text_can_be_read_on_the_card_of_a_parent() {
    for (theme, palette) in Theme::all() {
        let ground = palette
            .colour("hairline")
            .over(palette.colour("paper"), 0.28);
        for text in ["ink", "muted", "link"] {
            let contrast = palette.colour(text).contrast(ground);
            assert!(contrast >= 4.5, "{theme}: {text}: {contrast:.2}");
        }
    }
}

/// Names on the map stand on a halo of paper, 75 in 100.
#[test]
fn names_can_be_read_on_every_shade() {
    let grounds = [&SHADES[..], &["neighbour", "sea"]].concat();
    for (theme, palette) in Theme::all() {
        for ground in &grounds {
            let halo = palette.colour("paper").over(palette.colour(ground), 0.75);
            for text in ["ink", "muted"] {
                let contrast = palette.colour(text).contrast(halo);
                assert!(
                    contrast >= 4.5,
                    "{theme}: {text} on {ground}: {contrast:.2}"
                );
            }
        }
    }
}

#[test]
fn focus_and_selection_stand_out_from_every_ground() {
    let grounds = [
        &SHADES[..],
        &["neighbour", "sea", "paper", "raised", "badge-ground"],
    ]
    .concat();
    assert_at_least(3.0, each_with(&["link", "ink"], &grounds), Colour::contrast);
}

/// The bars also under the window that lies on them, 8 in 100 of ink.
#[test]
fn edges_of_controls_and_bars_stand_out() {
    let pairs = each_with(&["control", "bar", "badge-line"], &["paper"]);
    assert_at_least(3.0, pairs, Colour::contrast);
    assert_at_least(3.0, [("control", "raised")], Colour::contrast);
    for (theme, palette) in Theme::all() {
        let window = palette.colour("ink").over(palette.colour("paper"), 0.08);
        let contrast = palette.colour("bar").contrast(window);
        assert!(contrast >= 3.0, "{theme}: {contrast:.2}");
    }
}

/// Coasts and borders, 80 in 100 of muted ink: each has land without incidents, a neighbour
/// or the sea on one side at least. Borders of provinces are white and quiet; the list says
/// what they say.
#[test]
fn coasts_and_borders_stand_out() {
    assert_at_least(
        3.0,
        each_with(&["muted"], &["land", "neighbour", "sea"]),
        |line, ground| line.over(ground, 0.8).contrast(ground),
    );
}
