//! The story that comes with the widget, which only pages without a story of their own load.

use crate::builtin::builtin_story;
use crate::scene::Story;
use std::cell::OnceCell;
use std::sync::Arc;

thread_local! {
    /// Read once; a widget that starts again shares it.
    static STORY: OnceCell<Arc<Story>> = const { OnceCell::new() };
}

type Read = fn() -> Story;

/// Loads it, if it can be had.
pub async fn load() {
    if let Some(read) = read().await {
        STORY.with(|story| {
            story.get_or_init(|| Arc::new(read()));
        });
    }
}

/// The story; `None` before it is loaded.
pub fn loaded() -> Option<Arc<Story>> {
    STORY.with(|story| story.get().cloned())
}

#[cfg(feature = "chunks")]
async fn read() -> Option<Read> {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    #[wasm_split(story, fallible)]
    fn chunk() -> Result<Read, SplitLoaderError> {
        Ok(builtin_story)
    }

    chunk().await.ok()
}

#[cfg(not(feature = "chunks"))]
async fn read() -> Option<Read> {
    Some(builtin_story)
}
