//! What a reader should know about the map and the data.

use super::Reader;
use crate::i18n::day_text;
use leptos::prelude::*;

const BOUNDARY_NOTE: &str = "Boundaries follow Natural Earth’s de facto lines and imply no \
    position. Afghanistan does not recognise the Durand Line as an international border; \
    Pakistan does. The Line of Control in Kashmir is shown ";
const TIME_NOTE: &str = "Times are those of the place; the timeline follows its local clock.";

#[component]
pub fn Notes(reader: Reader) -> impl IntoView {
    let story = reader.story();
    let dataset = &story.dataset;
    let (withheld, total) = story.withheld;
    let updated = day_text(dataset.updated);
    let paragraphs = dataset.methodology.iter();
    view! {
        <details class="cm-method">
            <summary>{"How the figures are reported"}</summary>
            {paragraphs.map(|text| view! { <p>{text.clone()}</p> }).collect_view()}
            <p>{TIME_NOTE}</p>
        </details>
        {(withheld > 0).then(|| view! {
            <p class="cm-withheld" role="status">
                {format!("{withheld} of {total} records withheld: they could not be read.")}
            </p>
        })}
        <p class="cm-boundary-note">
            {BOUNDARY_NOTE}
            // The page that embeds the map chooses, and the style sheet shows the word.
            <span class="cm-when-dotted">{"dotted"}</span>
            <span class="cm-when-solid">{"as a solid line"}</span>
            "."
        </p>
        <p class="cm-credits">
            {format!("Map data: Natural Earth, GeoNames (CC BY 4.0). Updated {updated}. Data version {}.", dataset.version)}
        </p>
    }
}
