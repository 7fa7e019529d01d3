//! What a reader should know about the map and the data.

use super::Reader;
use super::told::{told, unreviewed_mark};
use crate::i18n::Word;
use leptos::prelude::*;

#[component]
pub fn Notes(reader: Reader) -> impl IntoView {
    let story = reader.story();
    let dataset = &story.dataset;
    let (withheld, total) = story.withheld;
    let locale = story.locale;
    let updated = locale.fill(
        Word::Updated,
        &[("date", &locale.day_text(dataset.updated))],
    );
    let version = locale.fill(Word::DataVersion, &[("version", &dataset.version)]);
    let is_in_english = story.is_foreign() && dataset.language.starts_with("en");
    let records = |count: usize| locale.number(count);
    let (withheld_text, total_text) = (records(withheld), records(total));
    view! {
        {is_in_english.then(|| view! { <p>{locale.word(Word::ReportsInEnglish)}</p> })}
        <details class="cm-method">
            <summary>{locale.word(Word::Method)}</summary>
            {unreviewed_mark(&story, story.is_methodology_unreviewed())}
            {story.methodology().into_iter().map(|text| view! { <p>{told(text)}</p> }).collect_view()}
            <p>{locale.word(Word::TimeNote)}</p>
        </details>
        {(withheld > 0).then(|| view! {
            <p class="cm-withheld" role="status">
                {locale.fill(Word::Withheld, &[("withheld", &withheld_text), ("total", &total_text)])}
            </p>
        })}
        <p class="cm-boundary-note">
            {locale.word(Word::BoundaryNote)}
            " "
            // The page that embeds the map chooses, and the style sheet shows the sentence.
            <span class="cm-when-dotted">{locale.word(Word::LocDotted)}</span>
            <span class="cm-when-solid">{locale.word(Word::LocSolid)}</span>
        </p>
        <p class="cm-credits">
            {format!("{} {updated} {version}", locale.word(Word::MapData))}
        </p>
    }
}
