//! The link with which a reader reports an error in an incident.

use super::{Story, encoded};
use crate::model::IncidentIndex;

/// The dataset's report URL with the incident's id added: at the end of a mail's subject, or as the
/// query parameter `incident` of a page. `None` if the dataset has no report URL.
pub fn report_link(story: &Story, incident: Option<IncidentIndex>) -> Option<String> {
    let url = story.dataset.report_url.as_ref()?;
    let record = incident.and_then(|incident| story.dataset.incidents.record(incident));
    let Some(record) = record else {
        return Some(url.clone());
    };
    let id = encoded(&record.id);
    if url.starts_with("mailto:") {
        let joint = match url.split_once("?subject=") {
            Some((_, "")) => "",
            Some(_) => "%20",
            None => "?subject=",
        };
        return Some([url, joint, &id].concat());
    }
    let (page, fragment) = url.split_at(url.find('#').unwrap_or(url.len()));
    let joint = if page.contains('?') { "&" } else { "?" };
    Some([page, joint, "incident=", &id, fragment].concat())
}
