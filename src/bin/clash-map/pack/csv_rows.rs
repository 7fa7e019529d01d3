//! Reads incidents from a CSV file with one row for each claim.
//!
//! It only turns cells into fields. The loader checks them.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use anyhow::Context;
use clash_map::model::{Raw, Record};

type Row = BTreeMap<String, String>;

/// The separator of several values in one cell.
const SEPARATOR: &str = "; ";

/// Returns the dataset `header` with its incidents replaced by those of the CSV file.
///
/// # Errors
/// Fails if the file cannot be read or is not CSV. A CSV error names the line.
pub fn with_incidents(header: Raw, csv: &Path) -> anyhow::Result<Raw> {
    let shown = csv.display();
    let mut reader = csv::Reader::from_path(csv).with_context(|| format!("cannot read {shown}"))?;
    let mut order: Vec<Vec<Row>> = Vec::new();
    let mut position_by_id = HashMap::new();
    for row in reader.deserialize::<Row>() {
        let mut row = row.with_context(|| format!("cannot read {shown} as CSV"))?;
        row.retain(|_, cell| !cell.is_empty());
        let id = row.get("incident_id").cloned().unwrap_or_default();
        let position = *position_by_id.entry(id).or_insert(order.len());
        if position == order.len() {
            order.push(Vec::new());
        }
        order[position].push(row);
    }
    let incidents = Raw::List(order.iter().map(|rows| incident(rows)).collect());
    let Raw::Map(mut fields) = header else {
        return Ok(header);
    };
    fields.retain(|(name, _)| name != "incidents");
    fields.push(("incidents".into(), incidents));
    Ok(Raw::Map(fields))
}

/// Returns one incident. Its own fields come from its first row.
fn incident(rows: &[Row]) -> Raw {
    let first = &rows[0];
    let mut record = Record::default();
    texts(
        &mut record,
        first,
        &[("id", "incident_id"), ("kind", "kind"), ("title", "title")],
    );
    texts(
        &mut record,
        first,
        &[("summary", "summary"), ("part_of", "part_of")],
    );
    texts(&mut record, first, &[("note", "incident_note")]);
    record.value("when", when(first));
    record.list("places", places(first).into_iter());
    record.list("actors", values(first, "actors").map(Raw::text));
    record.list("claims", rows.iter().map(claim));
    record.raw()
}

fn when(row: &Row) -> Raw {
    let mut record = Record::default();
    texts(
        &mut record,
        row,
        &[("first", "date_first"), ("precision", "time_precision")],
    );
    if row.get("date_last") != row.get("date_first") {
        texts(&mut record, row, &[("last", "date_last")]);
    }
    texts(&mut record, row, &[("zone", "zone")]);
    if row.contains_key("clock_from") {
        let mut clock = Record::default();
        texts(
            &mut clock,
            row,
            &[
                ("from", "clock_from"),
                ("to", "clock_to"),
                ("text", "clock_text"),
            ],
        );
        record.value("clock", clock.raw());
    }
    record.raw()
}

/// Returns the places: each name with the area at the same position. The point belongs to the first
/// place.
fn places(row: &Row) -> Vec<Raw> {
    let mut areas = values(row, "areas");
    let names = values(row, "places").enumerate();
    let place = |(position, name): (usize, &str)| {
        let mut record = Record::default();
        record.text("name", name);
        record.optional_text("area", areas.next());
        if position == 0 && row.contains_key("lat_deg") {
            let mut point = Record::default();
            numbers(&mut point, row, &[("lat", "lat_deg"), ("lon", "lon_deg")]);
            texts(&mut point, row, &[("precision", "geo_precision")]);
            record.value("point", point.raw());
        }
        record.raw()
    };
    names.map(place).collect()
}

fn claim(row: &Row) -> Raw {
    let mut claimant = Record::default();
    texts(
        &mut claimant,
        row,
        &[("name", "claimant"), ("type", "claimant_type")],
    );
    let mut record = Record::default();
    texts(&mut record, row, &[("id", "claim_id")]);
    record.value("claimant", claimant.raw());
    texts(
        &mut record,
        row,
        &[("metric", "metric"), ("text", "text"), ("scope", "scope")],
    );
    texts(
        &mut record,
        row,
        &[
            ("quote", "quote"),
            ("standing", "standing"),
            ("note", "note"),
        ],
    );
    if row.contains_key("claimed_min") {
        let mut figure = Record::default();
        numbers(
            &mut figure,
            row,
            &[("min", "claimed_min"), ("max", "claimed_max")],
        );
        texts(
            &mut figure,
            row,
            &[("subject", "subject"), ("qualifier", "qualifier")],
        );
        texts(&mut figure, row, &[("detail", "detail")]);
        record.value("figure", figure.raw());
    }
    record.list("sources", values(row, "sources").map(Raw::text));
    record.raw()
}

/// Sets text fields from the cells of these columns, unless a cell is empty.
fn texts(record: &mut Record, row: &Row, fields: &[(&str, &str)]) {
    for (field, column) in fields {
        record.optional_text(field, row.get(*column).map(String::as_str));
    }
}

/// Sets number fields likewise. A cell that is not a number stays text.
fn numbers(record: &mut Record, row: &Row, fields: &[(&str, &str)]) {
    for (field, column) in fields {
        let Some(cell) = row.get(*column) else {
            continue;
        };
        let number = cell.parse().map_or_else(|_| Raw::text(cell), Raw::Number);
        record.value(field, number);
    }
}

fn values<'a>(row: &'a Row, column: &str) -> impl Iterator<Item = &'a str> {
    let cell = row.get(column).map(String::as_str);
    cell.into_iter().flat_map(|cell| cell.split(SEPARATOR))
}
