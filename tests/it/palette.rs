//! The palettes: readers with any colour vision can tell the colours apart, and text is legible.
//! CSS cannot share one palette between two conditions, so the dark palette is written twice.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::colour::{Colour, Sight};

/// Returns the custom properties of each block of a style sheet that has any.
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

/// Returns the property names in a style sheet, each once, sorted.
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

/// The colours of a theme, by their names in the style sheet.
struct Theme(BTreeMap<String, Colour>);

impl Theme {
    /// Returns our themes and those of the sample house styles, each with its name in messages.
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

    /// Merges the files. The last file that sets a colour wins.
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

/// From the fewest incidents to the most.
const SHADES: [&str; 4] = ["land", "shade-1", "shade-2", "shade-3"];

/// Asserts that `measure` gives at least this value for every pair in every theme.
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

/// Pairs each of some with each of the others.
fn each_with<'a>(some: &[&'a str], others: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    some.iter()
        .flat_map(|&one| others.iter().map(move |&other| (one, other)))
        .collect()
}

/// Returns the smallest difference between two colours for any kind of colour vision.
fn least_difference(one: Colour, other: Colour) -> f64 {
    let seen = |sight: Sight| sight.sees(one).difference(sight.sees(other));
    Sight::ALL
        .map(seen)
        .into_iter()
        .fold(f64::INFINITY, f64::min)
}

/// Ten times the smallest visible difference, because the marks are small and far apart. Kinds
/// differ in shape too.
#[test]
fn every_eye_tells_the_kinds_apart() {
    let pairs = each_with(&KINDS, &KINDS);
    let pairs = pairs.into_iter().filter(|(one, other)| one < other);
    assert_at_least(10.0, pairs, least_difference);
}

/// Half of that, because areas are large and adjacent, and their order gives the same information.
#[test]
fn every_eye_tells_a_shade_from_the_next() {
    let pairs = SHADES.windows(2).map(|pair| (pair[0], pair[1]));
    assert_at_least(5.0, pairs, least_difference);
}

/// The mark's own colour, without its rim.
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

/// The background of a parent's card is 28 % hairline.
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

/// Names on the map have a halo of 75 % paper.
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

/// The bars must stand out under the window too, which covers them with 8 % ink.
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

/// Coasts and borders are 80 % muted ink. Each has land without incidents, a neighbour or the sea
/// on at least one side. Province borders are faint white lines, and the list gives the same
/// information.
#[test]
fn coasts_and_borders_stand_out() {
    assert_at_least(
        3.0,
        each_with(&["muted"], &["land", "neighbour", "sea"]),
        |line, ground| line.over(ground, 0.8).contrast(ground),
    );
}
