//! The alphabetical order of names in a list.

use super::{Locale, Word};
use std::cmp::Ordering;

impl Locale {
    /// Compares by the alphabet of the language, ignoring case. A space comes before every letter,
    /// and other characters come after them. Good enough for place names; accents are not handled.
    pub fn compare(self, a: &str, b: &str) -> Ordering {
        self.ranks(a).cmp(self.ranks(b))
    }

    fn ranks(self, text: &str) -> impl Iterator<Item = u32> {
        const ZERO_WIDTH_NON_JOINER: char = '\u{200c}';
        const BEHIND: u32 = 1000;
        let alphabet = self.word(Word::Alphabet);
        let letters = text.chars().filter(|&c| c != ZERO_WIDTH_NON_JOINER);
        letters.map(move |c| {
            let upper = c.to_ascii_uppercase();
            match alphabet.chars().position(|letter| letter == upper) {
                Some(position) => position as u32 + 1,
                None if c == ' ' => 0,
                None => BEHIND + upper as u32,
            }
        })
    }
}
