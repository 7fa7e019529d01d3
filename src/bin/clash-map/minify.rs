//! Minifies scripts and style sheets. It does not rewrite them for older browsers.

use anyhow::{anyhow, bail};
use cssparser::{ParseError, Parser as CssParser, ParserInput, Token};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser as JavascriptParser;
use oxc_span::SourceType;

/// Minifies an ES module. Exported names and property names stay.
///
/// # Errors
/// Fails at the first syntax error, and names its line and column.
pub fn javascript(source: &str) -> anyhow::Result<String> {
    let allocator = Allocator::default();
    let parsed = JavascriptParser::new(&allocator, source, SourceType::mjs()).parse();
    if let Some(error) = parsed.errors.first() {
        let label = error.labels.iter().flatten().next();
        let (line, column) = line_and_column(source, label.map_or(0, |label| label.offset()));
        bail!("line {line}, column {column}: {error}");
    }
    let mut program = parsed.program;
    let options = MinifierOptions {
        mangle: Some(MangleOptions {
            top_level: true,
            ..MangleOptions::default()
        }),
        ..MinifierOptions::default()
    };
    let minified = Minifier::new(options).minify(&allocator, &mut program);
    Ok(Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(minified.scoping)
        .with_private_member_mappings(minified.class_private_mappings)
        .build(&program)
        .code)
}

/// Returns line and column, both counted from 1, the column in characters. `offset_bytes` may be
/// the end of `text`.
fn line_and_column(text: &str, offset_bytes: usize) -> (usize, usize) {
    let before = &text[..offset_bytes];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = 1 + before.matches('\n').count();
    (line, 1 + before[line_start..].chars().count())
}

/// Removes comments and needless white space from a style sheet, and keeps every token. You can
/// concatenate several results.
///
/// # Errors
/// Fails at the first invalid token, and names its line and column.
pub fn css(source: &str) -> anyhow::Result<String> {
    let mut sheet = Sheet::default();
    let mut input = ParserInput::new(source);
    copy(&mut CssParser::new(&mut input), &mut sheet).map_err(|error| {
        let at = error.location;
        anyhow!("line {}, column {}: {}", at.line + 1, at.column, error.kind)
    })?;
    if sheet.gap == ";" {
        sheet.text.push(';');
    }
    Ok(sheet.text)
}

#[derive(Default)]
struct Sheet {
    text: String,
    /// The separator between the last token and the next, unless one of them needs none: white
    /// space, `/**/` in place of a comment, or a semicolon.
    gap: &'static str,
    /// Whether the last token needs no separator after it.
    is_tight: bool,
}

/// Whether a token needs no white space before it and after it.
struct Tight {
    before: bool,
    after: bool,
}

impl Sheet {
    fn put(&mut self, token: &str, tight: Tight) {
        let needs_gap = match self.gap {
            ";" => token != "}",
            _ => !(self.text.is_empty() || self.is_tight || tight.before),
        };
        if needs_gap {
            self.text.push_str(self.gap);
        }
        self.text.push_str(token);
        self.gap = "";
        self.is_tight = tight.after;
    }
}

/// Copies the rest of a block or file.
fn copy<'a>(
    parser: &mut CssParser<'a, '_>,
    sheet: &mut Sheet,
) -> Result<(), ParseError<'a, String>> {
    loop {
        let start = parser.position();
        let at = parser.current_source_location();
        let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else {
            return Ok(());
        };
        match token {
            Token::Semicolon => sheet.gap = ";",
            Token::WhiteSpace(_) if sheet.gap != ";" => sheet.gap = " ",
            Token::Comment(_) if sheet.gap.is_empty() => sheet.gap = "/**/",
            Token::WhiteSpace(_) | Token::Comment(_) => {}
            _ => {
                let text = parser.slice_from(start);
                if token.is_parse_error() {
                    return Err(at.new_custom_error(format!("unexpected {text}")));
                }
                sheet.put(text, tightness(&token));
                if let Some(closing) = closing(&token) {
                    let end = parser.parse_nested_block(|block| {
                        copy(block, sheet)?;
                        Ok(block.position())
                    })?;
                    if !parser.slice_from(end).starts_with(closing) {
                        let message = format!("expected {closing} for this {text}, found none");
                        return Err(at.new_custom_error(message));
                    }
                    let after = closing == "}";
                    sheet.put(
                        closing,
                        Tight {
                            before: true,
                            after,
                        },
                    );
                }
            }
        }
    }
}

/// White space matters before a colon (`a :hover`), around `+` (in `calc()`), before a parenthesis
/// (`and (…)`) and after one (`:is(a) b`).
fn tightness(token: &Token) -> Tight {
    let (before, after) = match token {
        Token::CurlyBracketBlock | Token::Comma | Token::Delim('>' | '~') => (true, true),
        Token::Colon | Token::ParenthesisBlock | Token::SquareBracketBlock | Token::Function(_) => {
            (false, true)
        }
        Token::Delim('!') => (true, false),
        _ => (false, false),
    };
    Tight { before, after }
}

fn closing(token: &Token) -> Option<&'static str> {
    match token {
        Token::CurlyBracketBlock => Some("}"),
        Token::SquareBracketBlock => Some("]"),
        Token::ParenthesisBlock | Token::Function(_) => Some(")"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exported_names_and_modern_syntax_stay() {
        let module = r"
            import { helper as aid } from './other.js';
            /** A comment. */
            export const exported = (first, ...others) => first?.second ?? others;
            const local = new Function('return 1');
            class Element extends HTMLElement {
                static #count = 0;
                #inner = aid(local);
                get size() { return (this.#inner ??= Element.#count++); }
                #reset() { this.#inner = undefined; }
                again() { this.#reset(); return import(new URL('./x.js', import.meta.url)); }
            }
            customElements.define('an-element', Element);
            export default async () => { try { await exported(1); } catch { return 2; } };
        ";
        let small = javascript(module).unwrap();
        for kept in [
            "const exported=",
            "export default",
            "./other.js",
            "helper as",
            "Function(",
            "static#",
            "get size()",
            "?.second??",
            "??=",
            "import.meta.url",
            "customElements.define(`an-element`",
            "await ",
        ] {
            assert!(small.contains(kept), "{kept} in {small}");
        }
        for gone in ["comment", "local", "first", "#inner", "\n"] {
            assert!(!small.contains(gone), "no {gone} in {small}");
        }
    }

    #[test]
    fn error_in_a_script_says_where() {
        let error = javascript("const a = 1;\nconst b = ;\n").unwrap_err();
        assert!(
            error.to_string().starts_with("line 2, column 11: "),
            "{error}"
        );
    }

    #[test]
    fn white_space_that_matters_stays() {
        for (source, small) in [
            (
                ".a :hover , .b ::before { c : d }",
                ".a :hover,.b ::before{c :d}",
            ),
            (
                ":is( .a, .b ) > .c + .d ~ .e .f {}",
                ":is(.a,.b)>.c + .d~.e .f{}",
            ),
            (
                "a { b: calc( 1px + (2% - 3em) ) ; ; }",
                "a{b:calc(1px + (2% - 3em))}",
            ),
            (
                "@media (a: b) and (not (c)) { d { e: f !important; } }\n",
                "@media (a:b) and (not (c)){d{e:f!important}}",
            ),
            ("/* a */ b/* c */d { e: f/**/g }", "b/**/d{e:f/**/g}"),
            (
                "a { b: \"  ; } \"; c: url( d.png ) }",
                "a{b:\"  ; } \";c:url( d.png )}",
            ),
            (
                "@charset \"utf-8\";\n/* a */ b {}",
                "@charset \"utf-8\";b{}",
            ),
            ("@layer a , b ;\n\n", "@layer a,b;"),
        ] {
            assert_eq!(css(source).unwrap(), small, "{source}");
        }
    }

    #[test]
    fn error_in_a_stylesheet_says_where() {
        for (source, message) in [
            ("a {\n  b: c }}", "line 2, column 9: unexpected }"),
            (
                "a { }\n@media b { c {}",
                "line 2, column 10: expected } for this {, found none",
            ),
        ] {
            assert_eq!(css(source).unwrap_err().to_string(), message);
        }
    }
}
