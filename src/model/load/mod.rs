//! The one place where untrusted input becomes a [`Dataset`].
//!
//! A field that is missing, unreadable or contradicts another is an [`Issue`], and the
//! record it belongs to is withheld: the claim, the source, or else the incident. A
//! withheld source takes the claims along that cite no other, and an incident without a
//! claim left is withheld too. Fields of unknown names and sources that nothing cites
//! are issues as well but withhold nothing. Every issue of a record is reported, not
//! only the first.
//!
//! `report` collects issues, `value` reads single values, and the others read one kind
//! of record each, field by field, as `data/README.md` describes it.

mod claim;
mod ids;
mod incidents;
mod place;
mod report;
mod sources;
mod value;
mod when;

use super::{Dataset, Issue, LonLat, Period, ProvinceCode, Raw};
use incidents::{claims_of, incidents};
use report::{Path, Read, Report, Step};
use sources::Sources;
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
        raw: Found::Value(raw),
        path,
        report: &report,
    };
    let read = dataset(&root, gazetteer);
    let issues = report.into_issues();
    match read {
        Ok((dataset, total)) => {
            let claims = dataset
                .incidents
                .iter()
                .map(|incident| incident.claims.len());
            let withheld = total - dataset.incidents.len() - claims.sum::<usize>();
            Ok(Loaded {
                dataset,
                issues,
                withheld,
                total,
            })
        }
        Err(_) => Err(issues),
    }
}

/// The dataset, and how many incidents and claims were given.
fn dataset(root: &At, gazetteer: &dyn Gazetteer) -> Read<(Dataset, usize)> {
    let mut fields = root.fields()?;
    let format_at = fields.required("format");
    if !matches!(format_at.raw, Found::Value(Raw::Number(1.0))) {
        return Err(format_at.expected("1"));
    }
    let title = fields.required("title").text();
    let standfirst = fields.required("standfirst").text();
    let version = fields.required("version").text();
    let updated = fields.required("updated").date();
    let focus = focus(&fields.required("focus"));
    let methodology = fields.required("methodology").list_of(|item| item.text());
    let sources_at = fields.required("sources");
    let incidents_at = fields.required("incidents");
    fields.end();
    let (source_list, incident_list) = (sources_at.list(), incidents_at.list());
    let (source_list, incident_list) = (source_list?, incident_list?);

    let sources = Sources::read(source_list, root.report);
    let incidents = incidents(incident_list, &sources, gazetteer, root.report);
    sources.report_uncited();
    if incidents.is_empty() {
        return Err(incidents_at.wrong("at least one readable incident".into(), "none".into()));
    }
    let claim_count: usize = incident_list
        .iter()
        .map(|incident| claims_of(incident).len())
        .sum();
    let dataset = Dataset {
        title: title?,
        standfirst: standfirst?,
        version: version?,
        updated: updated?,
        focus: focus?,
        methodology: methodology?,
        incidents,
        sources: sources.kept,
    };
    Ok((dataset, incident_list.len() + claim_count))
}

fn focus(at: &At) -> Read<Period> {
    let mut fields = at.fields()?;
    let first = fields.required("first").date();
    let last_at = fields.required("last");
    let last = last_at.date();
    fields.end();
    let (first, last) = (first?, last?);
    if last < first {
        return Err(last_at.expected(&format!("a day not before {first}")));
    }
    Ok(Period { first, last })
}
