//! Writing columns and chunks.

use super::{CHUNK, HEAD_LEN, MAGIC, NO_POINT, Section, VERSION, checksum};
use crate::model::save::{raw_incident, raw_source};
use crate::model::{Dataset, Incident, IncidentIndex, Raw, pack, raw_dataset};

/// The files of a packed dataset.
pub struct Packed {
    pub columns: Vec<u8>,
    /// Each a file.
    pub chunks: Vec<Vec<u8>>,
}

/// Packs a dataset.
///
/// # Errors
/// What the format has no room for: more than 65535 combinations of areas.
pub fn pack_dataset(dataset: &Dataset) -> Result<Packed, String> {
    let mut sections = Section::ALL.map(|_| Vec::new());
    sections[Section::Header as usize] = pack(&header(dataset));
    let mut places = vec![String::new()];
    for incident in &dataset.incidents {
        let mut put = |section: Section, bytes: &[u8]| {
            sections[section as usize].extend_from_slice(bytes);
        };
        let (start, end) = incident.when.span();
        put(Section::Minute, &start.minute_of_day().to_le_bytes());
        put(Section::Length, &((end.0 - start.0) as u32).to_le_bytes());
        put(Section::Kind, &[incident.kind as u8]);
        let place = place_number(&mut places, areas(incident))?;
        put(Section::Place, &place.to_le_bytes());
        let whole = incident.part_of.map_or(0, |whole| whole.0 + 1);
        put(Section::Whole, &whole.to_le_bytes());
        for degrees in point(incident) {
            put(Section::Point, &degrees.to_le_bytes());
        }
    }
    sections[Section::Places as usize] = places.join("\n").into_bytes();
    sections[Section::Days as usize] = days(dataset);
    let indices: Vec<IncidentIndex> = dataset.incident_indices().collect();
    Ok(Packed {
        columns: file(dataset.incidents.len() as u32, &sections),
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

fn header(dataset: &Dataset) -> Raw {
    let Raw::Map(fields) = raw_dataset(dataset, &[], dataset.focus) else {
        unreachable!("a dataset is written as a map")
    };
    let fields = fields.into_iter().filter(|(name, _)| name != "incidents");
    let fields = fields.map(|(name, value)| match name.as_str() {
        "sources" => (
            name,
            Raw::List(dataset.sources.iter().map(raw_source).collect()),
        ),
        _ => (name, value),
    });
    Raw::Map(fields.collect())
}

fn chunk(dataset: &Dataset, incidents: &[IncidentIndex]) -> Vec<u8> {
    let raw = incidents.iter().map(|&index| {
        let incident = dataset.incident(index);
        raw_incident(dataset, incident, incident.part_of)
    });
    pack(&Raw::List(raw.collect()))
}

fn areas(incident: &Incident) -> String {
    let codes = incident.places.iter().filter_map(|place| place.area);
    let mut named = Vec::new();
    for code in codes.map(|code| code.to_string()) {
        if !named.contains(&code) {
            named.push(code);
        }
    }
    named.join(",")
}

fn place_number(places: &mut Vec<String>, areas: String) -> Result<u16, String> {
    let known = places.iter().position(|known| *known == areas);
    let number = known.unwrap_or_else(|| {
        places.push(areas);
        places.len() - 1
    });
    let expected = "expected at most 65536 combinations of areas, found one more";
    u16::try_from(number).map_err(|_| expected.into())
}

fn point(incident: &Incident) -> [i32; 2] {
    let point = incident
        .places
        .first()
        .and_then(|place| place.point.as_ref());
    point.map_or([NO_POINT; 2], |point| {
        let millionths = |degrees: f64| (degrees * 1e6).round() as i32;
        [
            millionths(point.position.lon_deg),
            millionths(point.position.lat_deg),
        ]
    })
}

fn days(dataset: &Dataset) -> Vec<u8> {
    let day_of = |incident: &Incident| incident.when.span().0.date().days_since_1970();
    let first = dataset.incidents.first().map_or(0, day_of);
    let mut counts: Vec<u32> = Vec::new();
    for incident in &dataset.incidents {
        let day = (day_of(incident) - first) as usize;
        counts.resize(day + 1, 0);
        counts[day] += 1;
    }
    let mut bytes = first.to_le_bytes().to_vec();
    bytes.extend(counts.iter().flat_map(|count| count.to_le_bytes()));
    bytes
}
