//! Estimates the width of text before it is drawn.

/// Estimated width of one line in CSS px, slightly too wide rather than too narrow. Latin script:
/// advance widths common to Segoe UI, Helvetica, Roboto and Noto Sans. Arabic script: the wider of
/// Noto Sans Arabic and DejaVu Sans for each text. `font_size_px` is the size of Latin text; Arabic
/// script is set one size larger, see `style/README.md`.
pub fn text_width_px(text: &str, font_size_px: f64) -> f64 {
    let mut characters = text.chars().peekable();
    let mut ems = 0.0;
    while let Some(character) = characters.next() {
        ems += match character {
            '\u{600}'..='\u{6ff}' => {
                let is_final = !characters
                    .peek()
                    .is_some_and(|&next| is_arabic_letter(next));
                arabic_advance_em(character, is_final) * ARABIC_ENLARGEMENT
            }
            _ => advance_em(character),
        };
    }
    ems * font_size_px
}

/// 13 px for Latin text of 12 px.
const ARABIC_ENLARGEMENT: f64 = 13.0 / 12.0;

fn advance_em(c: char) -> f64 {
    match c {
        '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}' => 0.0,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | '’' | '\'' | '|' => 0.29,
        ' ' | '\u{a0}' | 'f' | 't' | 'r' | '(' | ')' | '-' | '·' => 0.38,
        'm' | 'w' | 'M' | 'W' => 0.90,
        'A'..='Z' => 0.68,
        _ => 0.58,
    }
}

fn is_arabic_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{65f}' | '\u{66e}'..='\u{6d3}' | '\u{6d5}')
}

/// The width of a letter depends on its shape, which is longer at the end of a word or before a
/// gap. Fitted to the texts of `data/words` and `data/names`.
fn arabic_advance_em(c: char, is_final: bool) -> f64 {
    match (c, is_final) {
        ('\u{64b}'..='\u{65f}' | 'ٰ', _) => 0.0,
        ('ا' | 'أ' | 'إ' | 'آ', _) => 0.30,
        ('،' | '؛' | '؟' | '۔', _) => 0.36,
        ('د' | 'ذ' | 'ډ' | 'ڈ' | 'ر' | 'ز' | 'ړ' | 'ڑ' | 'ږ' | 'ژ' | 'و' | 'ؤ', _) => {
            0.48
        }
        ('س' | 'ش' | 'ښ' | 'ص' | 'ض' | 'ط' | 'ظ', false) => 0.88,
        ('س' | 'ش' | 'ښ' | 'ص' | 'ض' | 'ط' | 'ظ', true) => 1.25,
        ('ب' | 'پ' | 'ت' | 'ټ' | 'ٹ' | 'ث' | 'ف', true) => 1.02,
        (
            'ب' | 'پ' | 'ت' | 'ټ' | 'ٹ' | 'ث' | 'ف' | 'ق' | 'ن' | 'ی' | 'ي' | 'ې' | 'ئ' | 'ى',
            false,
        ) => 0.35,
        ('ق' | 'ن' | 'ی' | 'ي' | 'ې' | 'ئ' | 'ى' | 'ۍ', true) => 0.78,
        ('۰'..='۹' | '٠'..='٩', _) => 0.58,
        (_, false) => 0.54,
        (_, true) => 0.64,
    }
}

/// Breaks the text at spaces into lines of at most `width_px`. A word wider than that gets a line
/// of its own.
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Widths in em measured in Chromium 156: the wider of Noto Sans Arabic and DejaVu Sans.
    const DRAWN_EM: &[(&str, f64)] = &[
        ("خیبر پختونخوا", 5.55),
        ("پکتیکا", 2.35),
        ("ننګرهار", 3.00),
        ("ننگرہار", 3.07),
        ("افغانستان", 4.05),
        ("پاکستان", 3.29),
        ("ضم شدہ قبائلی اضلاع", 9.28),
        ("ڈیورنڈ لائن", 4.45),
        ("خط دیورند", 4.41),
        ("لنډي کوتل", 4.26),
        ("گلگت بلتستان", 5.80),
        ("اسلام آباد", 3.96),
        ("ازبکستان", 3.82),
        ("خوست", 2.95),
        ("مزار شریف", 4.87),
        ("کوئٹہ", 2.17),
    ];

    #[test]
    fn arabic_script_is_as_wide_as_it_is_drawn() {
        for &(text, drawn_em) in DRAWN_EM {
            let estimated_em = text_width_px(text, 12.0) / 13.0;
            let ratio = estimated_em / drawn_em;
            assert!(
                (0.94..=1.2).contains(&ratio),
                "{text}: drawn {drawn_em} em, estimated {estimated_em:.2} em"
            );
        }
    }

    #[test]
    fn what_is_not_seen_has_no_width() {
        assert_eq!(
            text_width_px("\u{2066}Kabul\u{2069}", 12.0),
            text_width_px("Kabul", 12.0)
        );
    }
}
