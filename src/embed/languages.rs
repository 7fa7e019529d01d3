//! Tells the story in the language that the reader asks for, once that is loaded.

use super::builtin;
use super::mount::folder_of;
use crate::builtin::builtin_told_in;
use crate::i18n::{Language, Locale};
use crate::scene::Story;
use crate::view::Reader;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Response, window};

/// Loads what [`super::mount`] needs: the built-in story, unless the page has its own, and
/// the language that the page asks for, so that the story is not first told in English. `tag`
/// is BCP 47 or empty; `file_url` is the address of one of the widget's files. Never fails:
/// without the story nothing can be mounted, and without the language the reader is told
/// once they ask for it.
#[wasm_bindgen]
pub async fn prepare(tag: String, file_url: String, has_own_story: bool) {
    if !has_own_story {
        builtin::load().await;
    }
    if let Some(language) = Language::parse(&tag)
        && Locale::of(language).is_none()
    {
        load(language, folder_of(&file_url)).await;
    }
}

/// Tells `story` in the reader's language. The files lie in the folder at `base_url`.
pub fn follow_language(reader: Reader, story: Arc<Story>, is_builtin: bool, base_url: String) {
    let wanted = reader.derive(|_, state| state.language);
    Effect::new(move |_| {
        let language = wanted.get();
        if language == reader.locale().language() {
            // Come back to, or kept.
            reader.language_chosen.set_value(false);
            return;
        }
        let (story, base_url) = (story.clone(), base_url.clone());
        spawn_local(async move {
            let locale = match Locale::of(language) {
                Some(locale) => Some(locale),
                None => load(language, &base_url).await,
            };
            // The reader may have gone on to another, or away.
            if wanted.try_get_untracked() != Some(language) {
                return;
            }
            match locale {
                Some(locale) => reader.tell(Arc::new(told(&story, locale, is_builtin))),
                None => reader.keep_language(),
            }
        });
    });
}

/// The story in another language; where it is the built-in one, as that is at first.
pub fn told(story: &Story, locale: Locale, is_builtin: bool) -> Story {
    if is_builtin {
        builtin_told_in(story, locale)
    } else {
        story.told_in(locale)
    }
}

/// `None` where the file cannot be had, or is not one of this build.
async fn load(language: Language, base_url: &str) -> Option<Locale> {
    let text = fetched(&format!("{base_url}clash-map.{}.txt", language.tag())).await;
    Locale::load(language, text.ok()?.as_string()?)
}

async fn fetched(url: &str) -> Result<JsValue, JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    let response = JsFuture::from(window.fetch_with_str(url)).await?;
    let response: Response = response.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    JsFuture::from(response.text()?).await
}
