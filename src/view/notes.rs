//! Notes on the map and the data.

use super::Reader;
use super::told::{told, unreviewed_mark};
use super::tree::{Fragment, element, fragment};
use crate::i18n::Word;

pub fn notes_view(reader: Reader) -> Fragment {
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
    fragment()
        .child(is_in_english.then(|| element("p").child(locale.word(Word::ReportsInEnglish))))
        .child(
            element("details")
                .class("cm-method")
                .child(element("summary").child(locale.word(Word::Method)))
                .child(unreviewed_mark(&story, story.is_methodology_unreviewed()))
                .children(
                    story
                        .methodology()
                        .into_iter()
                        .map(|text| element("p").child(told(text))),
                )
                .child(element("p").child(locale.word(Word::TimeNote))),
        )
        .child((withheld > 0).then(|| {
            element("p")
                .class("cm-withheld")
                .attr("role", "status")
                .child(locale.fill(
                    Word::Withheld,
                    &[("withheld", &withheld_text), ("total", &total_text)],
                ))
        }))
        .child(
            element("p")
                .class("cm-boundary-note")
                .child(locale.word(Word::BoundaryNote))
                .child(" ")
                // The embedding page chooses the line style, and the style sheet shows the matching
                // sentence.
                .child(
                    element("span")
                        .class("cm-when-dotted")
                        .child(locale.word(Word::LocDotted)),
                )
                .child(
                    element("span")
                        .class("cm-when-solid")
                        .child(locale.word(Word::LocSolid)),
                ),
        )
        .child(element("p").class("cm-credits").child(format!(
            "{} {updated} {version}",
            locale.word(Word::MapData)
        )))
}
