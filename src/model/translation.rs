//! Translations of the story's texts.

/// An incident's title and summary in another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// BCP 47.
    pub language: String,
    pub title: String,
    pub summary: String,
    /// Whether a journalist who speaks the language has read it. An unreviewed translation is shown
    /// with a mark.
    pub is_reviewed: bool,
}

/// A dataset's own texts in another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatasetTranslation {
    /// BCP 47.
    pub language: String,
    pub title: String,
    pub standfirst: String,
    /// `None` if it is not translated.
    pub methodology: Option<Vec<String>>,
    /// As in [`Translation`].
    pub is_reviewed: bool,
}

/// The translation into this language: the first with the same tag, else the first with the same
/// primary language (`fa`, `fa-AF` and `prs` are the same).
pub(super) fn in_language<'a, T>(
    translations: &'a [T],
    tag: fn(&T) -> &str,
    language: &str,
) -> Option<&'a T> {
    let same = |a: &str, b: &str| a.eq_ignore_ascii_case(b);
    let with = |suits: &dyn Fn(&str) -> bool| translations.iter().find(|t| suits(tag(t)));
    with(&|tag| same(tag, language)).or_else(|| with(&|tag| is_same_language(tag, language)))
}

/// Whether two BCP 47 tags mean the same language, whatever the region.
pub fn is_same_language(a: &str, b: &str) -> bool {
    language_subtag(a).eq_ignore_ascii_case(language_subtag(b))
}

/// The primary language subtag. Dari has two tags, `prs` and `fa-AF`; both return `fa`.
fn language_subtag(tag: &str) -> &str {
    match tag.split('-').next().unwrap_or(tag) {
        subtag if subtag.eq_ignore_ascii_case("prs") => "fa",
        subtag => subtag,
    }
}
