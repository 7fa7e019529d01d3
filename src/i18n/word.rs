//! The words of the widget by their keys: a key of `data/words/en.tsv` is a [`Word`], so
//! that none is misspelt, and the build holds the other languages to the same keys.

include!(concat!(env!("OUT_DIR"), "/word.rs"));
