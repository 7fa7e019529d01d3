//! Text folding, for comparisons that ignore case, accents, vowel signs and the spelling variants
//! of different keyboards.

/// The words of a text in folded letters, each with one space before it.
///
/// Latin letters lose case and accents. Letters of the Arabic script lose vowel signs, hamza and
/// madda, and the variants of yeh, kaf, gaf and heh that Arabic, Persian, Pashto and Urdu keyboards
/// write become one letter. Digits become 0–9. An apostrophe belongs to its word; other punctuation
/// separates words. Letters of other scripts stay unchanged.
pub fn folded_words(text: &str) -> String {
    let mut words = String::with_capacity(text.len() + 1);
    let mut is_within_word = false;
    for letter in text.chars().map(folded) {
        match letter {
            Folded::Letter(letter) => {
                if !is_within_word {
                    words.push(' ');
                }
                words.push(letter);
                is_within_word = true;
            }
            Folded::Gap => is_within_word = false,
            Folded::Nothing => {}
        }
    }
    words
}

enum Folded {
    Letter(char),
    Gap,
    Nothing,
}

/// U+00C0 to U+017F without accents.
const LATIN: &[u8; 192] = b"\
aaaaaaaceeeeiiiidnooooo ouuuuyts\
aaaaaaaceeeeiiiidnooooo ouuuuyty\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnn\
oooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

fn folded(letter: char) -> Folded {
    Folded::Letter(match letter {
        'a'..='z' | '0'..='9' => letter,
        'A'..='Z' => letter.to_ascii_lowercase(),
        // Apostrophes; soft hyphen; joiners, direction marks and combining marks; tatweel; vowel
        // signs.
        '\'' | '’' | '‘' | 'ʼ' | '`' | '\u{AD}' => return Folded::Nothing,
        '\u{200D}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => {
            return Folded::Nothing;
        }
        '\u{300}'..='\u{36F}' | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' => {
            return Folded::Nothing;
        }
        '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E8}' | '\u{6EA}'..='\u{6ED}' => {
            return Folded::Nothing;
        }
        'À'..='ſ' => match LATIN[letter as usize - 'À' as usize] {
            b' ' => return Folded::Gap,
            base => char::from(base),
        },
        'آ' | 'أ' | 'إ' | 'ٱ' => 'ا',
        'ؤ' => 'و',
        'ي' | 'ى' | 'ئ' | 'ې' | 'ۍ' | 'ے' | 'ۓ' => 'ی',
        'ك' | 'ڪ' => 'ک',
        'ګ' => 'گ',
        'ة' | 'ۃ' | 'ہ' | 'ۂ' | 'ھ' | 'ۀ' | 'ە' => 'ه',
        '٠'..='٩' => digit(letter, '٠'),
        '۰'..='۹' => digit(letter, '۰'),
        // Punctuation and symbols: of ASCII and Latin-1, the general blocks, and those of the
        // Arabic script.
        '\0'..='\u{BF}' | '\u{2000}'..='\u{2BFF}' | '\u{3000}'..='\u{303F}' => {
            return Folded::Gap;
        }
        '\u{600}'..='\u{60F}' | '؛'..='؟' | '٪'..='٭' | '۔' | '۝'..='۞' | '۩' => {
            return Folded::Gap;
        }
        _ => letter,
    })
}

fn digit(letter: char, zero: char) -> char {
    char::from(b'0' + (letter as u32 - zero as u32) as u8)
}
