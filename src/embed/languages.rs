//! Tells the story in the language that the reader asks for, once that is loaded.

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

/// The language of a BCP 47 tag, loaded if it is not there yet: from the folder at `base_url`.
/// `None` where it is not one of the widget's, or cannot be had.
pub async fn language_of(tag: &str, base_url: &str) -> Option<Locale> {
    let language = Language::parse(tag)?;
    match Locale::of(language) {
        Some(locale) => Some(locale),
        None => load(language, base_url).await,
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
            let locale = language_of(language.tag(), &base_url).await;
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
