//! Writes columns and chunks.

use super::{CHUNK, CLOCK, HEAD_LEN, MAGIC, Section, VERSION, checksum};
use crate::model::save::{raw_change, raw_incident, raw_source};
use crate::model::{
    Change, Dataset, IncidentIndex, Period, ProvinceCode, Raw, Record, Whereabouts, pack,
    raw_dataset,
};

/// The files of a packed dataset.
pub struct Packed {
    pub columns: Vec<u8>,
    /// One file each.
    pub chunks: Vec<Vec<u8>>,
}

/// Packs a dataset whose records are all loaded. `whereabouts` returns where an incident counts.
///
/// # Errors
/// The format has no room for an incident of more than 65,536 days, or for more than 65,536
/// combinations of provinces (the empty one included).
pub fn pack_dataset<'a>(
    dataset: &Dataset,
    whereabouts: impl Fn(IncidentIndex) -> &'a Whereabouts,
) -> Result<Packed, String> {
    let incidents = &dataset.incidents;
    let mut sections = Section::ALL.map(|_| Vec::new());
    sections[Section::Header as usize] = pack(&header(dataset));
    let mut places = vec![String::new()];
    for index in incidents.indices() {
        let mut put = |section: Section, bytes: &[u8]| {
            sections[section as usize].extend_from_slice(bytes);
        };
        let (start, end) = incidents.span(index);
        put(Section::Minute, &start.minute_of_day().to_le_bytes());
        put(Section::Length, &((end.0 - start.0) as u32).to_le_bytes());
        put(
            Section::Last,
            &days_between(incidents.days(index))?.to_le_bytes(),
        );
        let clock = if incidents.has_clock(index) { CLOCK } else { 0 };
        put(
            Section::Time,
            &[incidents.time_precision(index) as u8 + clock],
        );
        put(Section::Kind, &[incidents.kind(index) as u8]);
        let place = place_number(&mut places, line(whereabouts(index)))?;
        put(Section::Place, &place.to_le_bytes());
        let whole = incidents.part_of(index).map_or(0, |whole| whole.0 + 1);
        put(Section::Whole, &whole.to_le_bytes());
    }
    sections[Section::Places as usize] = places.join("\n").into_bytes();
    sections[Section::Days as usize] = days(dataset);
    let indices: Vec<IncidentIndex> = incidents.indices().collect();
    Ok(Packed {
        columns: file(incidents.len() as u32, &sections),
        chunks: indices
            .chunks(CHUNK)
            .map(|of_chunk| chunk(dataset, of_chunk))
            .collect(),
    })
}

fn file(incident_count: u32, sections: &[Vec<u8>]) -> Vec<u8> {
    let mut head = MAGIC.to_vec();
    head.extend(VERSION.to_le_bytes());
    head.extend(incident_count.to_le_bytes());
    let mut body = Vec::new();
    for section in sections {
        body.resize(body.len().next_multiple_of(4), 0);
        for number in [
            (HEAD_LEN + body.len()) as u32,
            section.len() as u32,
            checksum(section),
        ] {
            head.extend(number.to_le_bytes());
        }
        body.extend_from_slice(section);
    }
    head.append(&mut body);
    head
}

/// The dataset without its incidents. Changes refer to an incident by its index.
fn header(dataset: &Dataset) -> Raw {
    let Raw::Map(mut fields) = raw_dataset(dataset, &[], dataset.focus) else {
        unreachable!("a dataset is written as a map")
    };
    fields.retain(|(name, _)| !["incidents", "sources", "corrections"].contains(&name.as_str()));
    let mut record = Record::from(fields);
    record.list("sources", dataset.sources.iter().map(raw_source));
    let change = |change: &Change| {
        let incident = change.incident.map(|index| Raw::Number(index.0.into()));
        raw_change(change, incident)
    };
    record.non_empty_list("corrections", dataset.changes.iter().map(change));
    record.raw()
}

fn chunk(dataset: &Dataset, incidents: &[IncidentIndex]) -> Vec<u8> {
    let records = incidents
        .iter()
        .filter_map(|&index| dataset.incidents.record(index));
    let raw = records.map(|incident| raw_incident(dataset, incident, None));
    pack(&Raw::List(raw.collect()))
}

fn line(whereabouts: &Whereabouts) -> String {
    let codes = |codes: &[ProvinceCode]| {
        let codes: Vec<&str> = codes.iter().map(ProvinceCode::as_str).collect();
        codes.join(",")
    };
    let provinces = codes(&whereabouts.provinces);
    if whereabouts.parts.is_empty() {
        return provinces;
    }
    [provinces, codes(&whereabouts.parts)].join(";")
}

fn days_between(Period { first, last }: Period) -> Result<u16, String> {
    let days = last.days_since_1970() - first.days_since_1970();
    let expected = || format!("expected an incident of at most 65536 days, found one of {days}");
    u16::try_from(days).map_err(|_| expected())
}

fn place_number(places: &mut Vec<String>, line: String) -> Result<u16, String> {
    let known = places.iter().position(|known| *known == line);
    let number = known.unwrap_or_else(|| {
        places.push(line);
        places.len() - 1
    });
    let expected = "expected at most 65536 combinations of provinces, found one more";
    u16::try_from(number).map_err(|_| expected.into())
}

fn days(dataset: &Dataset) -> Vec<u8> {
    let of_incidents = || {
        let incidents = &dataset.incidents;
        incidents
            .indices()
            .map(|index| incidents.days(index).first.days_since_1970())
    };
    let first = of_incidents().next().unwrap_or_default();
    let mut counts: Vec<u32> = Vec::new();
    for day in of_incidents() {
        let day = (day - first) as usize;
        counts.resize(day + 1, 0);
        counts[day] += 1;
    }
    let mut bytes = first.to_le_bytes().to_vec();
    bytes.extend(counts.iter().flat_map(|count| count.to_le_bytes()));
    bytes
}
