//! Width of a line of text before it is drawn.

/// Estimated width in CSS px, a little on the wide side, from the advance widths
/// common to the system sans faces (Segoe UI, Helvetica, Roboto, Noto Sans).
pub fn text_width_px(text: &str, font_size_px: f64) -> f64 {
    let ems: f64 = text.chars().map(advance_em).sum();
    ems * font_size_px
}

fn advance_em(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | '’' | '\'' | '|' => 0.29,
        ' ' | 'f' | 't' | 'r' | '(' | ')' | '-' | '·' => 0.38,
        'm' | 'w' | 'M' | 'W' => 0.90,
        'A'..='Z' => 0.68,
        _ => 0.58,
    }
}

/// The text in lines no wider than `width_px`, broken at spaces; a word wider than that
/// has a line of its own.
pub fn wrapped_text(text: &str, font_px: f64, width_px: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if text_width_px(&format!("{line} {word}"), font_px) <= width_px => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
