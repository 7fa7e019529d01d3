//! The one place where untrusted input becomes a [`Dataset`].
//!
//! A field that is missing, unreadable or contradicts another is an [`Issue`], and the
//! record it belongs to is withheld: the claim, the source, or else the incident. A
//! withheld source takes the claims along that cite no other, and an incident without a
//! claim left is withheld too. A translation, an entry of the log, the licence and the
//! address for reports are withheld alone. Fields of unknown names and sources that nothing cites are
//! issues as well but withhold nothing. Every issue of a record is reported, not only the
//! first.
//!
//! `report` collects issues; `value`, `fields`, `form` and `ids` read single values; the
//! others read one kind of record each, field by field, as `data/README.md` describes it.

mod changes;
mod claim;
mod codes;
mod fields;
mod form;
mod ids;
mod incidents;
mod place;
mod report;
mod sources;
mod translations;
mod value;
mod when;
mod words;

use super::{Dataset, Date, Issue, LonLat, Period, ProvinceCode, Raw};
use changes::changes;
use fields::Fields;
use form::is_report_url;
use ids::Ids;
use incidents::{claims_of, incidents};
use report::{Path, Report, Step};
use sources::Sources;
use translations::dataset_translations;
use value::{At, Found};

/// What the loader asks of a map.
pub trait Gazetteer {
    /// Whether the map shows this province or part of a province.
    fn knows(&self, area: ProvinceCode) -> bool;

    /// Whether the position lies in the area, within the accuracy of the map. A province
    /// contains its named parts. False for an unknown area.
    fn contains(&self, area: ProvinceCode, position: LonLat) -> bool;
}

/// What could be read, and what is wrong with the rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// Has at least one incident.
    pub dataset: Dataset,
    /// In the order of the fields in the data. Empty for a dataset without fault.
    pub issues: Vec<Issue>,
    /// How many incidents and claims are withheld. The claims of a withheld incident
    /// count too.
    pub withheld: usize,
    /// How many incidents and claims were given.
    pub total: usize,
}

/// Reads a dataset as written.
///
/// # Errors
/// The issues, where there is nothing to show: the dataset's own fields (title, dates,
/// version and so on) cannot be read, or no incident can.
pub fn load(raw: &Raw, gazetteer: &dyn Gazetteer) -> Result<Loaded, Vec<Issue>> {
    let report = Report::default();
    let path = Path {
        before: None,
        step: Step::Dataset,
    };
    let root = At {
        found: Found::Value(raw),
        path,
        report: &report,
    };
    let Some((dataset, total)) = dataset(&root, gazetteer) else {
        return Err(report.into_issues());
    };
    let claims = dataset
        .incidents
        .iter()
        .map(|incident| incident.claims.len());
    let withheld = total - dataset.incidents.len() - claims.sum::<usize>();
    Ok(Loaded {
        dataset,
        issues: report.into_issues(),
        withheld,
        total,
    })
}

/// The dataset, and how many incidents and claims were given.
fn dataset(root: &At, gazetteer: &dyn Gazetteer) -> Option<(Dataset, usize)> {
    let mut fields = Fields::of(root);
    let format_at = fields.take("format");
    if !matches!(format_at.found, Found::Value(Raw::Number(1.0))) {
        format_at.expected("1");
        return None;
    }
    let header = root.report.faultless(|| Dataset {
        language: fields
            .take_optional("language")
            .map_or("en".into(), |at| at.language()),
        title: fields.text("title"),
        standfirst: fields.text("standfirst"),
        version: fields.text("version"),
        updated: fields.take("updated").date().unwrap_or(Date::from_days(0)),
        focus: focus(&fields.take("focus")),
        methodology: fields.take("methodology").texts(),
        translations: Vec::new(),
        changes: Vec::new(),
        licence: None,
        report_url: None,
        incidents: Vec::new(),
        sources: Vec::new(),
    });
    let translations_at = fields.take_optional("translations");
    let corrections_at = fields.take_optional("corrections");
    let licence = fields.optional_text("licence");
    let report_url_at = fields.take_optional("report_url");
    let (sources_at, incidents_at) = (fields.take("sources"), fields.take("incidents"));
    fields.end();
    // Where it is not known, no translation is refused for it.
    let language = header.as_ref().map_or("", |header| &header.language);
    let translations = translations_at.map(|at| dataset_translations(&at, language));
    let translations = translations.unwrap_or_default();
    let report_url = report_url_at.and_then(|at| report_url(&at));
    let (source_list, incident_list) = (sources_at.list(), incidents_at.list());
    let (source_list, incident_list) = (source_list?, incident_list?);

    let sources = Sources::read(source_list, root.report);
    let incident_ids = Ids::of(incident_list.iter());
    let context = incidents::Context {
        raw: incident_list,
        ids: &incident_ids,
        claim_ids: &Ids::of(incident_list.iter().flat_map(claims_of)),
        sources: &sources,
        gazetteer,
        language,
        dataset_translations: &translations,
    };
    let incidents = incidents(&context, root.report);
    sources.remark_uncited();
    let context = changes::Context {
        incident_ids: &incident_ids,
        incidents: &incidents,
        updated: header.as_ref().map(|header| header.updated),
    };
    let changes = corrections_at.map(|at| changes(&at, &context));
    if incidents.is_empty() {
        incidents_at.wrong("at least one readable incident".into(), "none".into());
        return None;
    }
    let claim_count: usize = incident_list
        .iter()
        .map(|incident| claims_of(incident).len())
        .sum();
    let dataset = Dataset {
        translations,
        changes: changes.unwrap_or_default(),
        licence,
        report_url,
        incidents,
        sources: sources.kept,
        ..header?
    };
    Some((dataset, incident_list.len() + claim_count))
}

fn report_url(at: &At) -> Option<String> {
    let expected = "a link that starts with https://, or mailto: with one address and at most a \
                    subject";
    at.read(expected, |url| is_report_url(url).then(|| url.into()))
}

fn focus(at: &At) -> Period {
    let mut fields = Fields::of(at);
    let first = fields.take("first").date();
    let last_at = fields.take("last");
    let last = last_at.date();
    fields.end();
    if let (Some(first), Some(last)) = (first, last)
        && last < first
    {
        last_at.expected(&format!("a day not before {first}"));
    }
    let first = first.unwrap_or(Date::from_days(0));
    Period {
        first,
        last: last.unwrap_or(first),
    }
}
