//! The incidents, each to open and close, and an index of them by province.

use crate::i18n::{Locale, Word};
use crate::model::IncidentIndex;
use crate::scene::{ProvinceEntry, list_scene, province_entries};
use crate::view::card::Card;
use crate::view::reader::Reader;
use crate::view::told::told;
use leptos::prelude::*;

#[component]
pub fn StillList(reader: Reader) -> impl IntoView {
    let story = reader.story();
    let state = reader.state_now();
    let list = list_scene(&story, &state);
    let locale = story.locale;
    let (first, last) = state.window.days();
    let provinces: Vec<ProvinceEntry> = province_entries(&story, &state)
        .into_iter()
        .filter(|entry| entry.count > 0)
        .collect();
    let cards = list.entries.iter().map(|&entry| {
        let incident = entry.incident;
        view! { <Card reader incident entry=Memo::new(move |_| entry)/> }
    });
    view! {
        <section class="cm-list" aria-label=locale.word(Word::Incidents)>
            <div class="cm-list-scroll">
                <div class="cm-list-head">
                    <h3 class="cm-list-title">{locale.word(Word::AllProvinces)}</h3>
                    <p class="cm-list-summary">
                        {locale.joined(&locale.incident_count_text(list.count), &locale.period_text(first, last))}
                    </p>
                </div>
                // The room of a control that only the widget has.
                <div class="cm-views"></div>
                <nav class="cm-provinces" aria-label=locale.word(Word::Provinces)>
                    <ul class="cm-province-list">
                        {provinces.iter().map(|entry| province_link(locale, entry)).collect_view()}
                    </ul>
                    <p class="cm-other-provinces">{locale.word(Word::OtherProvincesQuiet)}</p>
                </nav>
                {provinces.iter().map(|entry| province_incidents(reader, entry)).collect_view()}
                <div>{cards.collect_view()}</div>
            </div>
        </section>
    }
}

fn province_link(locale: Locale, entry: &ProvinceEntry) -> impl IntoView + use<> {
    view! {
        <li>
            <a class="cm-province" href=format!("#{}", entry.code)>
                {entry.name.clone()}
                " "
                <span class="cm-count">{locale.number(entry.count)}</span>
            </a>
        </li>
    }
}

/// Where a click on a province leads: to its incidents by name.
fn province_incidents(reader: Reader, entry: &ProvinceEntry) -> impl IntoView + use<> {
    let story = reader.story();
    let state = reader.state_now();
    let in_province = |incident: &IncidentIndex| {
        state.shows(&story, *incident) && story.index.provinces_of(*incident).contains(&entry.code)
    };
    let links = story
        .dataset
        .incident_indices()
        .filter(in_province)
        .map(|incident| {
            let record = story.dataset.incident(incident);
            view! { <li><a href=format!("#{}", record.id)>{told(story.title(incident))}</a></li> }
        });
    view! {
        <section class="cm-of-province" id=entry.code.to_string()>
            <h4>{entry.name.clone()}</h4>
            <ul>{links.collect_view()}</ul>
        </section>
    }
}
