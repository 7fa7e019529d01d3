//! Closed vocabularies: words in the data, and what they stand for.

/// Words and, in the same order, their meanings. Apart, so that searching the words is
/// one function for all vocabularies.
pub(super) struct Words<T: 'static> {
    pub words: &'static [&'static str],
    pub meanings: &'static [T],
}

impl<T: PartialEq> Words<T> {
    /// The word that stands for this. What was read from a word always has one.
    pub fn word(&self, meaning: T) -> &'static str {
        let index = self.meanings.iter().position(|known| *known == meaning);
        index.map_or("", |index| self.words[index])
    }
}

/// `words!(Zone { "Asia/Kabul" => Kabul })`: the [`Words`] for an enum.
macro_rules! words {
    ($type:ident { $($word:literal => $variant:ident,)+ }) => {
        $crate::model::load::words::Words {
            words: &[$($word),+],
            meanings: &[$($type::$variant),+],
        }
    };
}

pub(super) use words;
