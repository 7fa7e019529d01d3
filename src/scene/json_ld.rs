//! The story for search engines: a schema.org `Dataset` in JSON-LD.

use super::Story;
use crate::model::{Change, ChangeKind, Dataset, Raw, Record, json_text};

/// What only the publishing site knows. URLs are absolute.
#[derive(Clone, Copy, Debug, Default)]
pub struct Publication<'a> {
    /// URL of the page with the story.
    pub url: Option<&'a str>,
    /// The credit that a reuse must give.
    pub credit: Option<&'a str>,
}

/// JSON-LD of the whole story, for `<script type="application/ld+json">`. It never contains `<`,
/// whatever the story contains.
///
/// `isBasedOn` lists the URLs of all cited sources, in the order of their numbers. `correction`
/// lists the corrections of the log, newest first, with the text before each correction. Unknown
/// values are left out. See <https://schema.org/Dataset>.
pub fn json_ld(story: &Story, publication: &Publication) -> String {
    let dataset = &story.dataset;
    let mut record = Record::default();
    record.text("@context", "https://schema.org");
    record.text("@type", "Dataset");
    record.text("name", &dataset.title);
    record.text("description", &dataset.standfirst);
    record.optional_text("url", publication.url);
    record.text("version", &dataset.version);
    record.text("dateModified", &dataset.updated.to_string());
    record.text("temporalCoverage", &temporal_coverage(dataset));
    let provinces = story.index.counts().provinces();
    record.list(
        "spatialCoverage",
        provinces.map(|code| {
            let mut place = thing("Place");
            place.text("name", &story.area_name(code));
            place.text("identifier", code.as_str());
            place.raw()
        }),
    );
    record.optional_text("creditText", publication.credit);
    let sources = story.citations.in_order().iter();
    let urls = sources.map(|source| Raw::text(&dataset.source(*source).url));
    record.list("isBasedOn", urls);
    let corrections = dataset.changes.iter().filter_map(correction);
    record.non_empty_list("correction", corrections);
    json_text(&record.raw())
}

/// First and last day of all incidents, as an ISO 8601 interval.
fn temporal_coverage(dataset: &Dataset) -> String {
    let incidents = &dataset.incidents;
    let days = || incidents.indices().map(|index| incidents.days(index));
    let first = days().map(|days| days.first).min();
    let last = days().map(|days| days.last).max();
    let (first, last) = first.zip(last).expect("a dataset has an incident");
    format!("{first}/{last}")
}

/// `None` for an addition, which corrects nothing.
fn correction(change: &Change) -> Option<Raw> {
    let ChangeKind::Correction { was } = &change.kind else {
        return None;
    };
    let mut record = thing("CorrectionComment");
    record.text("datePublished", &change.date.to_string());
    record.text("text", &format!("{} It said: {was}", change.text));
    Some(record.raw())
}

fn thing(kind: &str) -> Record {
    let mut record = Record::default();
    record.text("@type", kind);
    record
}
