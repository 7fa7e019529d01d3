//! The claims about the listed incidents as comma-separated values (RFC 4180), one row per claim.

use crate::model::{Assertion, Claim, Dataset, Incident, SourceIndex, decimal_text};
use crate::scene::{State, Story, shown_incidents};

const COLUMNS: [&str; 34] = [
    "incident_id",
    "title",
    "kind",
    "part_of",
    "date_first",
    "date_last",
    "time_precision",
    "clock_from",
    "clock_to",
    "clock_text",
    "zone",
    "places",
    "provinces",
    "lat_deg",
    "lon_deg",
    "geo_precision",
    "incident_note",
    "claim_id",
    "claimant",
    "claimant_type",
    "metric",
    "subject",
    "claimed_min",
    "claimed_max",
    "qualifier",
    "detail",
    "text",
    "scope",
    "standing",
    "quote",
    "note",
    "sources",
    "data_version",
    "updated",
];

/// UTF-8 with CRLF line ends. It starts with a byte order mark, without which Excel assumes the
/// local code page. The first line names the columns, which `docs/data.md` describes.
///
/// An apostrophe precedes text that a spreadsheet would run as a formula.
pub fn claims_csv(story: &Story, state: &State) -> String {
    let dataset = &story.dataset;
    let mut csv = String::from('\u{feff}');
    line(&mut csv, COLUMNS.map(String::from));
    for index in shown_incidents(story, state) {
        if let Some(incident) = dataset.incidents.record(index) {
            for claim in &incident.claims {
                line(&mut csv, cells(dataset, incident, claim));
            }
        }
    }
    csv
}

fn cells(dataset: &Dataset, incident: &Incident, claim: &Claim) -> [String; COLUMNS.len()] {
    let Incident { when, places, .. } = incident;
    let clock = when.clock.as_ref();
    let point = places.first().and_then(|place| place.point.as_ref());
    let degrees = |degrees: f64| decimal_text(degrees).unwrap_or_default();
    let whole = incident
        .part_of
        .and_then(|whole| dataset.incidents.record(whole));
    let names: Vec<&str> = places.iter().map(|place| place.name.as_str()).collect();
    let provinces: Vec<String> = incident
        .provinces()
        .iter()
        .map(ToString::to_string)
        .collect();
    let (figure, words) = match &claim.assertion {
        Assertion::Figure(figure) => (Some(figure), None),
        Assertion::Text(words) => (None, Some(words)),
    };
    [
        incident.id.clone(),
        guarded(&incident.title),
        incident.kind.code().into(),
        whole.map(|whole| whole.id.clone()).unwrap_or_default(),
        when.first.to_string(),
        when.last.to_string(),
        when.precision.code().into(),
        clock.map(|clock| clock.start_text()).unwrap_or_default(),
        clock.and_then(|clock| clock.end_text()).unwrap_or_default(),
        optional(clock.map(|clock| &clock.text)),
        when.zone.code().into(),
        guarded(&names.join("; ")),
        provinces.join("; "),
        point
            .map(|point| degrees(point.position.lat_deg))
            .unwrap_or_default(),
        point
            .map(|point| degrees(point.position.lon_deg))
            .unwrap_or_default(),
        point
            .map(|point| point.precision.code())
            .unwrap_or_default()
            .into(),
        optional(incident.note.as_ref()),
        claim.id.clone(),
        guarded(&claim.claimant.name),
        claim.claimant.kind.code().into(),
        claim.metric.code().into(),
        figure
            .map(|figure| figure.subject.code())
            .unwrap_or_default()
            .into(),
        figure
            .map(|figure| figure.min.to_string())
            .unwrap_or_default(),
        figure
            .and_then(|figure| figure.max)
            .map(|max| max.to_string())
            .unwrap_or_default(),
        optional(figure.and_then(|figure| figure.qualifier.as_ref())),
        optional(figure.and_then(|figure| figure.detail.as_ref())),
        optional(words),
        optional(claim.scope.as_ref()),
        claim
            .standing
            .map(|standing| standing.code())
            .unwrap_or_default()
            .into(),
        optional(claim.quote.as_ref()),
        optional(claim.note.as_ref()),
        guarded(&sources(dataset, &claim.sources)),
        guarded(&dataset.version),
        dataset.updated.to_string(),
    ]
}

/// `publisher|date|url`, joined by `; `. The date is empty if it is not known.
fn sources(dataset: &Dataset, cited: &[SourceIndex]) -> String {
    let mut text = String::new();
    for &index in cited {
        let source = dataset.source(index);
        if !text.is_empty() {
            text.push_str("; ");
        }
        text.push_str(&source.publisher);
        text.push('|');
        if let Some(date) = source.date {
            text.push_str(&date.to_string());
        }
        text.push('|');
        text.push_str(&source.url);
    }
    text
}

fn optional(text: Option<&String>) -> String {
    text.map(|text| guarded(text)).unwrap_or_default()
}

/// Prevents a spreadsheet from running the text as a formula. Source: OWASP, "CSV Injection".
fn guarded(text: &str) -> String {
    const STARTS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    let guard = if text.starts_with(STARTS) { "'" } else { "" };
    [guard, text].concat()
}

fn line(csv: &mut String, cells: [String; COLUMNS.len()]) {
    for (i, cell) in cells.iter().enumerate() {
        if i > 0 {
            csv.push(',');
        }
        if cell.contains(['"', ',', '\r', '\n']) {
            csv.push('"');
            csv.push_str(&cell.replace('"', "\"\""));
            csv.push('"');
        } else {
            csv.push_str(cell);
        }
    }
    csv.push_str("\r\n");
}
