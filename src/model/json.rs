//! Writes values as JSON (RFC 8259).

use super::{Raw, decimal_text};
use std::fmt::Write;

/// The value as JSON: one field or item per line, one space of indent per level.
///
/// Writes `<` as `\u003c`, so that the text can stand in a `<script>` whatever it contains. Numbers
/// have at most six decimals. A number of 10^12 or more, which no dataset has, becomes `null`, as
/// NaN and infinity do in JavaScript.
pub fn json_text(raw: &Raw) -> String {
    let mut json = String::new();
    value(&mut json, raw, 0);
    json.push('\n');
    json
}

fn value(json: &mut String, raw: &Raw, level: usize) {
    match raw {
        Raw::Null => json.push_str("null"),
        Raw::Bool(true) => json.push_str("true"),
        Raw::Bool(false) => json.push_str("false"),
        Raw::Number(number) => json.push_str(decimal_text(*number).as_deref().unwrap_or("null")),
        Raw::Text(characters) => text(json, characters),
        Raw::List(items) if items.is_empty() => json.push_str("[]"),
        Raw::List(items) => {
            for (i, item) in items.iter().enumerate() {
                json.push(if i == 0 { '[' } else { ',' });
                line(json, level + 1);
                value(json, item, level + 1);
            }
            line(json, level);
            json.push(']');
        }
        Raw::Map(fields) if fields.is_empty() => json.push_str("{}"),
        Raw::Map(fields) => {
            for (i, (name, field)) in fields.iter().enumerate() {
                json.push(if i == 0 { '{' } else { ',' });
                line(json, level + 1);
                text(json, name);
                json.push_str(": ");
                value(json, field, level + 1);
            }
            line(json, level);
            json.push('}');
        }
    }
}

fn line(json: &mut String, level: usize) {
    json.push('\n');
    json.extend(std::iter::repeat_n(' ', level));
}

fn text(json: &mut String, text: &str) {
    json.push('"');
    for character in text.chars() {
        match character {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            '\0'..='\u{1f}' | '<' => {
                write!(json, "\\u{:04x}", character as u32)
                    .expect("writing to a string cannot fail");
            }
            other => json.push(other),
        }
    }
    json.push('"');
}
