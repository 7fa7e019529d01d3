//! The style sheets follow `style/README.md`: type sizes, colours, logical sides.

use std::fs;
use std::path::{Path, PathBuf};

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the widget's style sheets, without the token sheets if `with_tokens` is false.
fn sheets(with_tokens: bool) -> Vec<(String, String)> {
    let files = ["style/story", "style/widget"]
        .iter()
        .flat_map(|folder| fs::read_dir(root().join(folder)).unwrap())
        .map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = files.collect();
    paths.sort();
    let named = paths.iter().map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, without_comments(&read(path)))
    });
    named
        .filter(|(name, _)| with_tokens || !name.starts_with("0-tokens"))
        .collect()
}

fn without_comments(sheet: &str) -> String {
    let parts = sheet.split("/*").enumerate();
    let kept = parts.map(|(i, part)| match part.split_once("*/") {
        Some((_, rest)) if i > 0 => rest,
        _ => part,
    });
    kept.collect()
}

/// Returns `property: value` of every rule, with the name of its sheet.
fn declarations(with_tokens: bool) -> Vec<(String, String, String)> {
    let mut all = Vec::new();
    for (sheet, css) in sheets(with_tokens) {
        for declaration in css.split(['{', '}', ';']) {
            if let Some((property, value)) = declaration.trim().split_once(": ") {
                all.push((sheet.clone(), property.to_owned(), value.to_owned()));
            }
        }
    }
    all
}

fn assert_none(found: Vec<String>, expected: &str) {
    assert!(found.is_empty(), "expected {expected}: {found:#?}");
}

#[test]
fn every_size_of_type_is_one_of_the_scale() {
    let is_of_scale = |value: &str| {
        let size = value
            .split([' ', '/'])
            .find(|word| word.starts_with("var(--cm-") || word.ends_with("px"));
        value == "inherit" || size.is_some_and(|size| size.starts_with("var(--cm-"))
    };
    let all = declarations(true);
    let sizes = all
        .iter()
        .filter(|(_, property, _)| matches!(property.as_str(), "font" | "font-size"));
    let literal = sizes.filter(|(_, _, value)| !is_of_scale(value));
    assert_none(
        literal
            .map(|(sheet, property, value)| format!("{sheet}: {property}: {value}"))
            .collect(),
        "var(--cm-note) for 12 px, --cm-detail 13, --cm-body 14, --cm-lead 15, --cm-heading 16, \
         --cm-section 20, --cm-title 26",
    );
}

#[test]
fn every_face_is_one_of_the_two() {
    let faces = declarations(false)
        .into_iter()
        .filter(|(_, property, value)| {
            matches!(property.as_str(), "font" | "font-family")
                && value != "inherit"
                && !["-sans)", "-serif)", "monospace"]
                    .iter()
                    .any(|face| value.ends_with(face))
        });
    assert_none(
        faces
            .map(|(sheet, property, value)| format!("{sheet}: {property}: {value}"))
            .collect(),
        "var(--cm-sans) or var(--cm-serif)",
    );
}

/// Named and functional colours. Forced colours are the system's.
#[test]
fn colours_stand_in_the_palette_only() {
    let is_colour = |word: &str| {
        word.starts_with('#')
            || ["rgb(", "rgba(", "hsl(", "oklch("]
                .iter()
                .any(|form| word.starts_with(form))
            || [
                "white", "black", "red", "green", "blue", "grey", "gray", "orange",
            ]
            .contains(&word)
    };
    let with_colour = declarations(false)
        .into_iter()
        .filter(|(_, _, value)| value.split([' ', ',']).any(is_colour));
    assert_none(
        with_colour
            .map(|(sheet, property, value)| format!("{sheet}: {property}: {value}"))
            .collect(),
        "colours as var(--clash-map-…)",
    );
}

/// Only drawings use left and right, because they are not mirrored.
#[test]
fn everything_but_drawings_flows_with_the_script() {
    const OF_DRAWINGS: [&str; 2] = [".cm-lane-names", ".cm-drawing"];
    let mut found = Vec::new();
    for (sheet, css) in sheets(true) {
        for rule in css.split('}') {
            let (selector, body) = rule.rsplit_once('{').unwrap_or(("", rule));
            let is_of_drawing = OF_DRAWINGS.iter().any(|part| selector.contains(part));
            let sided = body.split(';').map(str::trim).filter(|declaration| {
                let (property, value) = declaration.split_once(": ").unwrap_or_default();
                let four: Vec<_> = value.split(' ').collect();
                property
                    .split('-')
                    .any(|part| matches!(part, "left" | "right"))
                    || matches!(value, "left" | "right")
                    || (matches!(property, "margin" | "padding" | "inset")
                        && four.len() == 4
                        && four[1] != four[3])
            });
            if !is_of_drawing {
                found.extend(sided.map(|one| format!("{sheet}: {}: {one}", selector.trim())));
            }
        }
    }
    assert_none(found, "margin-inline-start and the like");
}

/// Returns the rows of the README's tables that begin with a property, as `(property, cells)`.
fn table_rows() -> Vec<(String, Vec<String>)> {
    let readme = read(&root().join("style/README.md"));
    let cells = |line: &str| -> Vec<String> {
        line.trim_matches('|')
            .split('|')
            .map(|cell| cell.trim().trim_matches('`').to_owned())
            .collect()
    };
    let rows = readme.lines().filter(|line| line.starts_with("| `--"));
    rows.map(|line| {
        let mut cells = cells(line);
        (cells.remove(0), cells)
    })
    .collect()
}

/// Returns the value of a property in the first block of a sheet that sets it.
fn value(sheet: &str, property: &str) -> Option<String> {
    let css = without_comments(&read(&root().join("style/story").join(sheet)));
    let after = css.split(&format!("{property}: ")).nth(1)?;
    after.split(';').next().map(str::to_owned)
}

#[test]
fn the_written_palette_and_scale_are_those_of_the_style_sheets() {
    let mut compared = 0;
    for (property, cells) in table_rows() {
        let sheets = if property.starts_with("--cm-") {
            ["0-tokens.css", "arabic-script.css"]
        } else {
            ["0-tokens.css", "0-tokens.dark.css"]
        };
        if cells.len() == 1 {
            continue; // a face
        }
        for (sheet, written) in sheets.iter().zip(&cells) {
            let found = value(sheet, &property);
            assert_eq!(
                found.as_deref(),
                Some(written.as_str()),
                "{property}, {sheet}"
            );
            compared += 1;
        }
    }
    assert_eq!(compared, 2 * (22 + 7 + 2));
}

#[test]
fn every_property_of_the_house_is_written_down() {
    let readme = read(&root().join("style/README.md"));
    let tokens = without_comments(&read(&root().join("style/story/0-tokens.css")));
    let names = tokens
        .lines()
        .filter_map(|line| line.trim().split_once(": "))
        .map(|(name, _)| name)
        .filter(|name| name.starts_with("--clash-map-"));
    let unwritten = names.filter(|name| !readme.contains(&format!("`{name}`")));
    assert_none(
        unwritten.map(str::to_owned).collect(),
        "each in style/README.md",
    );
}
