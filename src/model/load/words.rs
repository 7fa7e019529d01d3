//! Closed vocabularies: the words of the data and the enum values that they mean.

/// Words, and their meanings in the same order. They are separate lists so that one compiled
/// function searches the words of every vocabulary.
pub(super) struct Words<T: 'static> {
    pub words: &'static [&'static str],
    pub meanings: &'static [T],
}

impl<T: PartialEq> Words<T> {
    /// The word for a value. Every value that was read from a word has one.
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
