//! Switches the story to the language that the reader chooses, after loading it.

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

/// The language of a BCP 47 tag, loaded from the folder at `base_url` if necessary. `None` if the
/// widget does not have the language or it fails to load.
pub async fn language_of(tag: &str, base_url: &str) -> Option<Locale> {
    let language = Language::parse(tag)?;
    match Locale::of(language) {
        Some(locale) => Some(locale),
        None => load(language, base_url).await,
    }
}

/// Switches `story` to the reader's language whenever it changes. The files are in the folder at
/// `base_url`.
pub fn follow_language(reader: Reader, story: Arc<Story>, is_builtin: bool, base_url: String) {
    let wanted = reader.derive(|_, state| state.language);
    Effect::new(move |_| {
        let language = wanted.get();
        if language == reader.locale().language() {
            // The reader returned to the language, or it was kept.
            reader.language_chosen.set_value(false);
            return;
        }
        let (story, base_url) = (story.clone(), base_url.clone());
        spawn_local(async move {
            let locale = language_of(language.tag(), &base_url).await;
            // The reader may have chosen another language meanwhile, or the widget may be gone.
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

/// The story in another language. For the built-in story, with the translations in the language's
/// file.
pub fn told(story: &Story, locale: Locale, is_builtin: bool) -> Story {
    if is_builtin {
        builtin_told_in(story, locale)
    } else {
        story.told_in(locale)
    }
}

/// `None` if the file fails to load or is from another build.
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
