//! The sources of a story: built-in, packed, or a JavaScript object. Code that not every page needs
//! is in its own chunk.

use super::columns::{follow_text, story_of_columns};
use super::object::story_of_object;
use crate::builtin::{PACKED_DATASET, story_from_packed};
use crate::scene::Story;
use crate::view::Reader;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::Uint8Array;

#[derive(Clone, Copy)]
pub enum Source {
    /// The bytes that the build script packed.
    Builtin(&'static [u8]),
    Columns(ColumnsCode),
    Object,
}

#[derive(Clone, Copy)]
pub struct ColumnsCode {
    story: fn(&Uint8Array) -> Result<Story, String>,
    follow_text: fn(Reader, String),
}

impl Source {
    /// The source for what the page provides: bytes of columns, an object, or `undefined` for the
    /// built-in story. `None` if the chunk of code fails to load.
    pub async fn of(dataset: &JsValue) -> Option<Self> {
        if dataset.is_undefined() {
            chunk::builtin().await.ok().map(Self::Builtin)
        } else if dataset.is_instance_of::<Uint8Array>() {
            chunk::columns().await.ok().map(Self::Columns)
        } else {
            Some(Self::Object)
        }
    }

    /// Reads the story from what the page provides.
    ///
    /// # Errors
    /// One line per issue, if nothing can be shown.
    pub fn story(self, dataset: JsValue) -> Result<Story, String> {
        match self {
            Self::Builtin(packed) => Ok(story_from_packed(packed)),
            Self::Columns(code) => (code.story)(dataset.unchecked_ref()),
            Self::Object => story_of_object(dataset),
        }
    }

    /// Fetches missing text as the reader comes to it. `src` is the URL of the columns.
    pub fn follow(self, reader: Reader, src: String) {
        if let Self::Columns(code) = self {
            (code.follow_text)(reader, src);
        }
    }

    pub fn is_builtin(self) -> bool {
        matches!(self, Self::Builtin(_))
    }
}

const COLUMNS: ColumnsCode = ColumnsCode {
    story: story_of_columns,
    follow_text,
};

#[cfg(feature = "chunks")]
mod chunk {
    use super::{COLUMNS, ColumnsCode, PACKED_DATASET};
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    #[wasm_split(story, fallible)]
    pub fn builtin() -> Result<&'static [u8], SplitLoaderError> {
        Ok(PACKED_DATASET)
    }

    #[wasm_split(columns, fallible)]
    pub fn columns() -> Result<ColumnsCode, SplitLoaderError> {
        Ok(COLUMNS)
    }
}

#[cfg(not(feature = "chunks"))]
mod chunk {
    use super::{COLUMNS, ColumnsCode, PACKED_DATASET};
    use std::convert::Infallible;

    pub async fn builtin() -> Result<&'static [u8], Infallible> {
        Ok(PACKED_DATASET)
    }

    pub async fn columns() -> Result<ColumnsCode, Infallible> {
        Ok(COLUMNS)
    }
}
