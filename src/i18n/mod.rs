//! Words, dates and numbers as the reader sees them, in the reader's language.
//!
//! The words are in `data/words/`, a file a language. Everything is said through a
//! [`Locale`]; nothing above this layer writes a word of its own.

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
