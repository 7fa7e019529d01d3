//! The sentences that a screen reader announces when the view changes.

use super::listing::Listing;
use super::{State, Story};
use crate::i18n::Word;

/// One sentence about the most specific change between two states: first the incident, then the
/// province, then the window or the language, then what else changes the list. `None` if none of
/// them changed. `is_retold` says that the language changed.
pub fn announcement(story: &Story, before: &State, now: &State, is_retold: bool) -> Option<String> {
    let locale = story.locale;
    if let Some(incident) = now.incident.filter(|_| now.incident != before.incident) {
        let title = story.title(incident).text;
        return Some(locale.fill(Word::SelectedIncident, &[("title", title)]));
    }
    let count = locale.incident_count_text(Listing::new(story, now).count());
    let province = now.province.map(|code| story.area_name(code));
    if let Some(province) = province
        .as_ref()
        .filter(|_| now.province != before.province)
    {
        let values = [("province", province.as_str()), ("count", &count)];
        return Some(locale.fill(Word::SelectedProvince, &values));
    }
    let listed = |what: &str| locale.fill(Word::ListedCount, &[("what", what), ("count", &count)]);
    if is_retold || now.window != before.window {
        let (first, last) = now.window.days();
        let period = locale.period_text(first, last);
        return Some(listed(&match province {
            Some(province) => locale.joined(&province, &period),
            None => period,
        }));
    }
    let is_same = (now.province, now.incident) == (before.province, before.incident)
        && now.categories == before.categories
        && now.filter == before.filter;
    (!is_same).then(|| match province {
        Some(province) => listed(&province),
        None => listed(locale.word(Word::AllProvinces)),
    })
}
