//! The order of names in a list.

use super::{Locale, Word};
use std::cmp::Ordering;

impl Locale {
    /// By the letters of the language's alphabet, whatever their case; a space goes before
    /// every letter, and what is no letter of it behind them. Enough for names of places;
    /// it knows no accents.
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
