//! From name to name by their first letters.

use super::folded_words;

/// The letters typed so far.
#[derive(Clone, Debug, Default)]
pub struct TypeAhead {
    typed: String,
    last_ms: f64,
}

/// After this long the next letter begins a new name.
const PAUSE_MS: f64 = 1000.0;

impl TypeAhead {
    /// Which of `names` the reader means who stands at `at` and types `letter` at a time in
    /// milliseconds. Letters compare as in a search; the same letter again and again goes
    /// through all names that begin with it. `None` where no name begins so.
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
