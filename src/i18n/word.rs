//! The words of the widget. The build script makes each key of `data/words/en.tsv` a variant of
//! [`Word`], so a misspelt key does not compile. The build fails if a language file misses a key,
//! has an extra one, or uses different `{placeholders}` than English.

include!(concat!(env!("OUT_DIR"), "/word.rs"));
