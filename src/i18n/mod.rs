//! Words, dates and numbers in the reader's language.
//!
//! The words are in `data/words/`, one file per language. All text comes from a [`Locale`]; the
//! layers above contain no words of their own.

mod collation;
mod dates;
mod figures;
mod language;
mod locale;
mod pack;
mod vocabulary;
mod word;

pub use dates::WhenText;
pub use figures::FigurePhrase;
pub use language::Language;
pub use locale::Locale;
#[cfg(not(target_arch = "wasm32"))]
pub use pack::text as pack_text;
pub use word::Word;
