//! Type-ahead: jumps to a name by its first letters, like a native list box.

use super::folded_words;

/// The letters typed so far.
#[derive(Clone, Debug, Default)]
pub struct TypeAhead {
    typed: String,
    last_ms: f64,
}

/// A letter after a pause this long starts a new name.
const PAUSE_MS: f64 = 1000.0;

impl TypeAhead {
    /// The position in `names` that the reader means by typing `letter` at `time_ms` while at
    /// position `at`. Letters compare as in a search. The same letter repeated cycles through all
    /// names that begin with it. `None` if no name matches.
    pub fn find(
        &mut self,
        letter: &str,
        time_ms: f64,
        names: &[String],
        at: usize,
    ) -> Option<usize> {
        if time_ms - self.last_ms > PAUSE_MS {
            self.typed.clear();
        }
        self.last_ms = time_ms;
        self.typed += &letters(letter);
        let first = self.typed.chars().next()?;
        let is_one_letter = self.typed.chars().all(|c| c == first);
        let (begins, skipped) = if is_one_letter {
            (&self.typed[..first.len_utf8()], 1)
        } else {
            (self.typed.as_str(), 0)
        };
        (skipped..=names.len())
            .map(|step| (at + step) % names.len().max(1))
            .find(|&i| {
                names
                    .get(i)
                    .is_some_and(|name| letters(name).starts_with(begins))
            })
    }
}

fn letters(text: &str) -> String {
    folded_words(text).replace(' ', "")
}
