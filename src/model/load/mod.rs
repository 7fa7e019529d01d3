//! The loader: the only place where untrusted input becomes a [`Dataset`].
//!
//! If a field is missing, unreadable or contradicts another, the loader reports an [`Issue`] and
//! withholds the record: the claim, the source or the incident. A claim is withheld if all its
//! sources are, and an incident if all its claims are. A faulty translation, log entry, licence or
//! report address is withheld alone.
//!
//! Unknown fields and sources that no claim cites are issues too, but they withhold nothing. The
//! loader reports every issue of a record, not only the first.
//!
//! `report` collects the issues. `value`, `fields`, `form` and `ids` read single values. The other
//! modules each read one kind of record, as `docs/data.md` describes it.

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

/// What the loader needs to know about the map.
pub trait Gazetteer {
    /// Whether the map shows this province or part of a province.
    fn knows(&self, area: ProvinceCode) -> bool;

    /// Whether the position lies in the area, within the accuracy of the map. A province contains
    /// its named parts. False if the map does not show the area.
    fn contains(&self, area: ProvinceCode, position: LonLat) -> bool;
}

/// What could be read, and the issues of the rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// Has at least one incident.
    pub dataset: Dataset,
    /// In the order of the fields in the data. Empty if the dataset has no fault.
    pub issues: Vec<Issue>,
    /// The number of withheld incidents and claims, including the claims of withheld incidents.
    pub withheld: usize,
    /// The number of incidents and claims in the data.
    pub total: usize,
}

/// Reads a dataset.
///
/// # Errors
/// The issues, if nothing can be shown: no incident can be read, or one of the dataset's own
/// required fields (title, dates, version …) cannot.
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

/// Reads the columns of a packed dataset from the bytes of a file. The text of its incidents is not
/// loaded.
///
/// # Errors
/// The issues: the bytes are not columns, or the dataset's own fields have an issue.
pub fn load_columns(bytes: Vec<u8>) -> Result<Dataset, Vec<Issue>> {
    let (columns, raw) = Columns::read(bytes).map_err(|fault| vec![fault])?;
    let report = Report::default();
    let root = root(&raw, &report);
    let dataset = packed_dataset(&root, columns);
    let issues = report.into_issues();
    dataset.filter(|_| issues.is_empty()).ok_or(issues)
}

/// Reads chunk number `chunk` of a packed dataset's text into the dataset. Does nothing for other
/// datasets.
///
/// # Errors
/// The issues. If there is one, nothing of the chunk is used.
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

/// The dataset's own fields.
struct Own<'a> {
    /// `None` if a required field cannot be read.
    header: Option<Dataset>,
    translations: Vec<DatasetTranslation>,
    corrections_at: Option<At<'a>>,
    licence: Option<String>,
    report_url: Option<String>,
    sources_at: At<'a>,
    incidents_at: At<'a>,
}

/// Returns `None` if the format is not 1.
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
    // If the language is not known, any translation is accepted.
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

/// The dataset, the number of withheld incidents and claims, and the number in the data.
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
