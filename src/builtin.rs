//! The built-in story and map, as checked by the build script.

use crate::geo::{self, cities};
use crate::i18n::Locale;
use crate::model::{
    Dataset, DatasetTranslation, Issue, Loaded, Raw, Translation, load, load_columns, unpack,
};
use crate::scene::Story;

/// `data/dataset.json`, packed by the build script.
pub const PACKED_DATASET: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/dataset.bin"));

/// The built-in dataset on the built-in basemap.
///
/// # Panics
/// Never in a successful build: the build script has loaded the same bytes.
pub fn builtin_story() -> Story {
    story_from_packed(PACKED_DATASET)
}

/// The story of [`PACKED_DATASET`], which the caller may have loaded from elsewhere.
///
/// # Panics
/// If `packed` is anything else.
pub fn story_from_packed(packed: &[u8]) -> Story {
    let raw = unpack(packed).expect("the build script packed it");
    story_from_raw(&raw).unwrap_or_else(|_| unreachable!("the build script loaded it"))
}

/// [`builtin_story`] in another language, with the translations in the language's file.
pub fn builtin_story_in(locale: Locale) -> Story {
    builtin_told_in(&builtin_story(), locale)
}

/// `story` in another language. It must be the result of [`builtin_story`].
pub fn builtin_told_in(story: &Story, locale: Locale) -> Story {
    let mut dataset = story.dataset.clone();
    translate(&mut dataset, locale);
    let (basemap, cities) = (story.basemap.clone(), story.cities.clone());
    Story::new(dataset, story.withheld, basemap, cities, locale)
}

fn translate(dataset: &mut Dataset, locale: Locale) {
    let language = locale.language().tag();
    let rows = || locale.translations_tsv().lines().filter_map(row);
    let own = rows().find(|(id, ..)| id.is_empty());
    let Some((_, is_reviewed, title, rest)) = own else {
        return;
    };
    let mut paragraphs = rest.split('\t').map(String::from);
    let own = DatasetTranslation {
        language: language.into(),
        title: title.into(),
        standfirst: paragraphs.next().unwrap_or_default(),
        methodology: Some(paragraphs.collect()),
        is_reviewed,
    };
    let of_incidents = rows().map(|(id, is_reviewed, title, summary)| {
        let translation = Translation {
            language: language.into(),
            title: title.into(),
            summary: summary.into(),
            is_reviewed,
        };
        (id, translation)
    });
    dataset.translate(own, of_incidents);
}

/// Id, whether it is reviewed, title, and the rest of the row.
fn row(row: &'static str) -> Option<(&'static str, bool, &'static str, &'static str)> {
    let mut cells = row.splitn(4, '\t');
    Some((
        cells.next()?,
        cells.next()? == "1",
        cells.next()?,
        cells.next()?,
    ))
}

/// A packed dataset on the built-in basemap, in English. Its text is not loaded.
///
/// # Errors
/// The issues of the columns.
pub fn story_from_columns(bytes: Vec<u8>) -> Result<Story, Vec<Issue>> {
    let dataset = load_columns(bytes)?;
    let cities = cities(geo::CITIES_TSV);
    let nothing_withheld = (0, 0);
    Ok(Story::new(
        dataset,
        nothing_withheld,
        geo::embedded(),
        cities,
        Locale::english(),
    ))
}

/// A dataset on the built-in basemap, in English.
///
/// # Errors
/// Every issue, if nothing of the dataset can be shown.
pub fn story_from_raw(raw: &Raw) -> Result<Story, Vec<Issue>> {
    let basemap = geo::embedded();
    let Loaded {
        dataset,
        withheld,
        total,
        ..
    } = load(raw, &basemap)?;
    let cities = cities(geo::CITIES_TSV);
    Ok(Story::new(
        dataset,
        (withheld, total),
        basemap,
        cities,
        Locale::english(),
    ))
}
