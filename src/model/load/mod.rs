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

use super::cmap::Columns;
use super::{
    Dataset, DatasetTranslation, Date, Incidents, Issue, LonLat, PackedIncidents, Period,
    ProvinceCode, Raw,
};
use changes::{Named, changes};
use fields::Fields;
use form::is_report_url;
use ids::Ids;
use incidents::{claims_of, incidents};
use report::{Path, Report, Step};
use sources::Sources;
use std::sync::Arc;
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
    let root = root(raw, &report);
    let Some((dataset, withheld, total)) = dataset(&root, gazetteer) else {
        return Err(report.into_issues());
    };
    Ok(Loaded {
        dataset,
        issues: report.into_issues(),
        withheld,
        total,
    })
}

/// Reads the columns of a packed dataset, as a file holds them. Of the incidents there is no
/// text yet.
///
/// # Errors
/// The faults: the columns are other bytes, or the dataset's own fields have an issue.
pub fn load_columns(bytes: Vec<u8>) -> Result<Dataset, Vec<Issue>> {
    let (columns, raw) = Columns::read(bytes).map_err(|fault| vec![fault])?;
    let report = Report::default();
    let root = root(&raw, &report);
    let dataset = packed_dataset(&root, columns);
    let issues = report.into_issues();
    dataset.filter(|_| issues.is_empty()).ok_or(issues)
}

/// Reads a chunk of the text of a packed dataset, by its number, into the dataset.
///
/// # Errors
/// The faults, for any of which nothing of the chunk is taken.
pub fn load_text(
    dataset: &Dataset,
    chunk: usize,
    raw: &[Raw],
    gazetteer: &dyn Gazetteer,
) -> Result<(), Vec<Issue>> {
    let Incidents::Packed(packed) = &dataset.incidents else {
        return Ok(());
    };
    let report = Report::default();
    let context = incidents::Context {
        raw,
        ids: &Ids::of(raw.iter()),
        claim_ids: &Ids::of(raw.iter().flat_map(claims_of)),
        sources: &Sources::known(&dataset.sources, &report),
        gazetteer,
        language: &dataset.language,
        dataset_translations: &dataset.translations,
    };
    let records = incidents(&context, &report);
    let issues = report.into_issues();
    if !issues.is_empty() {
        return Err(issues);
    }
    packed.take(chunk, records).map_err(|fault| vec![fault])
}

fn root<'a>(raw: &'a Raw, report: &'a Report) -> At<'a> {
    At {
        found: Found::Value(raw),
        path: Path {
            before: None,
            step: Step::Dataset,
        },
        report,
    }
}

/// What a dataset says of itself.
struct Own<'a> {
    /// `None` where a field that every dataset has cannot be read.
    header: Option<Dataset>,
    translations: Vec<DatasetTranslation>,
    corrections_at: Option<At<'a>>,
    licence: Option<String>,
    report_url: Option<String>,
    sources_at: At<'a>,
    incidents_at: At<'a>,
}

/// `None` for another format.
fn own<'a>(root: &'a At<'a>) -> Option<Own<'a>> {
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
        incidents: Incidents::Records(Vec::new()),
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
    Some(Own {
        translations: translations.unwrap_or_default(),
        header,
        corrections_at,
        licence,
        report_url: report_url_at.and_then(|at| report_url(&at)),
        sources_at,
        incidents_at,
    })
}

/// The dataset, how many incidents and claims are withheld, and how many were given.
fn dataset(root: &At, gazetteer: &dyn Gazetteer) -> Option<(Dataset, usize, usize)> {
    let own = own(root)?;
    let header = own.header;
    let language = header.as_ref().map_or("", |header| &header.language);
    let (source_list, incident_list) = (own.sources_at.list(), own.incidents_at.list());
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
        dataset_translations: &own.translations,
    };
    let incidents = incidents(&context, root.report);
    sources.remark_uncited();
    let context = changes::Context {
        named: Named::ById {
            ids: &incident_ids,
            incidents: &incidents,
        },
        updated: header.as_ref().map(|header| header.updated),
    };
    let changes = own.corrections_at.map(|at| changes(&at, &context));
    if incidents.is_empty() {
        let incidents_at = own.incidents_at;
        incidents_at.wrong("at least one readable incident".into(), "none".into());
        return None;
    }
    let claims_given = incident_list.iter().map(|raw| claims_of(raw).len());
    let total = incident_list.len() + claims_given.sum::<usize>();
    let claims_read = incidents.iter().map(|incident| incident.claims.len());
    let withheld = total - incidents.len() - claims_read.sum::<usize>();
    let dataset = Dataset {
        translations: own.translations,
        changes: changes.unwrap_or_default(),
        licence: own.licence,
        report_url: own.report_url,
        incidents: Incidents::Records(incidents),
        sources: sources.kept,
        ..header?
    };
    Some((dataset, withheld, total))
}

fn packed_dataset(root: &At, columns: Columns) -> Option<Dataset> {
    let own = own(root)?;
    let sources = Sources::read(own.sources_at.list()?, root.report);
    let header = own.header?;
    let context = changes::Context {
        named: Named::ByPosition {
            incident_count: columns.len(),
        },
        updated: Some(header.updated),
    };
    if columns.is_empty() {
        own.incidents_at
            .wrong("at least one incident".into(), "none".into());
    }
    let changes = own.corrections_at.map(|at| changes(&at, &context));
    Some(Dataset {
        translations: own.translations,
        changes: changes.unwrap_or_default(),
        licence: own.licence,
        report_url: own.report_url,
        incidents: Incidents::Packed(Arc::new(PackedIncidents::new(columns))),
        sources: sources.kept,
        ..header
    })
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
