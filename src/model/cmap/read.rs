//! Reads columns and chunks. Never panics, whatever the bytes are.

use super::{CLOCK, HEAD_LEN, MAGIC, Section, VERSION, checksum};
use crate::model::{
    Date, IncidentIndex, Issue, Kind, LocalMinute, Period, ProvinceCode, Raw, TimePrecision,
    Whereabouts, unpack,
};
use std::ops::Range;

/// The checked columns of a packed dataset. Cells are read from the bytes of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    bytes: Vec<u8>,
    sections: [Range<usize>; Section::ALL.len()],
    /// Every combination of provinces once. The first is empty.
    places: Vec<Whereabouts>,
    /// The day of the first incident.
    first_day: Date,
    /// For each day from `first_day` on: the number of incidents on earlier days. One entry more
    /// than there are days, which is the total.
    before_day: Vec<u32>,
    incident_count: usize,
}

impl Columns {
    /// Reads and checks a whole file of columns. Returns the columns and the dataset without its
    /// incidents, as written.
    ///
    /// # Errors
    /// The first fault: what was expected and what was found, at which byte of the file or at which
    /// incident of a column.
    pub fn read(bytes: Vec<u8>) -> Result<(Self, Raw), Issue> {
        let magic = bytes.get(..4).unwrap_or(&bytes);
        if magic != MAGIC {
            return Err(fault("byte 0", "the letters CMAP", &format!("{magic:?}")));
        }
        let version = number(&bytes, 4)?;
        if version != VERSION {
            return Err(fault(
                "byte 4",
                &format!("version {VERSION}"),
                &version.to_string(),
            ));
        }
        let incident_count = number(&bytes, 8)? as usize;
        let mut sections = Section::ALL.map(|_| 0..0);
        let mut end = HEAD_LEN;
        for section in Section::ALL {
            let found = found_section(&bytes, section, incident_count, end)?;
            end = found.end;
            sections[section as usize] = found;
        }
        if end != bytes.len() {
            let found = format!("{} bytes", bytes.len());
            return Err(fault("file", &format!("{end} bytes"), &found));
        }
        let section = |section: Section| &bytes[sections[section as usize].clone()];
        let header = unpack(section(Section::Header));
        let header = header.ok_or_else(|| fault("header", "a packed dataset", "other bytes"))?;
        let days = section(Section::Days);
        let columns = Self {
            places: places(section(Section::Places))?,
            first_day: first_day(days)?,
            before_day: before_days(days, incident_count)?,
            incident_count,
            sections,
            bytes,
        };
        columns.check()?;
        Ok((columns, header))
    }

    pub fn len(&self) -> usize {
        self.incident_count
    }

    pub fn is_empty(&self) -> bool {
        self.incident_count == 0
    }

    /// The bytes of a section.
    pub fn section(&self, section: Section) -> &[u8] {
        &self.bytes[self.sections[section as usize].clone()]
    }

    /// The time in which the incident can have happened, end exclusive.
    pub fn span(&self, incident: usize) -> (LocalMinute, LocalMinute) {
        let midnight = self.day_of(incident).midnight();
        let start = midnight.0 + i64::from(self.minute(incident));
        let length_min = i64::from(u32::from_le_bytes(self.cell(Section::Length, incident)));
        (LocalMinute(start), LocalMinute(start + length_min))
    }

    pub fn kind(&self, incident: usize) -> Kind {
        let [kind] = self.cell(Section::Kind, incident);
        Kind::ALL[usize::from(kind)]
    }

    /// The number of incidents on earlier days.
    pub fn position_of(&self, day: Date) -> usize {
        let day = day.days_since_1970() - self.first_day.days_since_1970();
        let last = self.before_day.len() - 1;
        self.before_day[(day.max(0) as usize).min(last)] as usize
    }

    /// First and last day, both inclusive.
    pub fn days(&self, incident: usize) -> Period {
        let first = self.day_of(incident);
        let more = u16::from_le_bytes(self.cell(Section::Last, incident));
        Period {
            first,
            last: first.plus_days(more.into()),
        }
    }

    pub fn time_precision(&self, incident: usize) -> TimePrecision {
        TimePrecision::ALL[usize::from(self.time(incident) % CLOCK)]
    }

    /// Whether a time of day was reported.
    pub fn has_clock(&self, incident: usize) -> bool {
        self.time(incident) >= CLOCK
    }

    /// Every combination of provinces once. The first is empty.
    pub fn places(&self) -> &[Whereabouts] {
        &self.places
    }

    /// Index in [`Self::places`] of where the incident happened.
    pub fn place(&self, incident: usize) -> u16 {
        u16::from_le_bytes(self.cell(Section::Place, incident))
    }

    /// The incident's parent, if the incident is one of several sites.
    pub fn whole(&self, incident: usize) -> Option<IncidentIndex> {
        let whole = u32::from_le_bytes(self.cell(Section::Whole, incident));
        whole.checked_sub(1).map(IncidentIndex)
    }

    fn day_of(&self, incident: usize) -> Date {
        // A day without incidents has the same count as the day after it. The last of them is the
        // right one.
        let begun = |before: &u32| *before as usize <= incident;
        let day = self.before_day.partition_point(begun) - 1;
        self.first_day.plus_days(day as i32)
    }

    fn time(&self, incident: usize) -> u8 {
        let [time] = self.cell(Section::Time, incident);
        time
    }

    fn minute(&self, incident: usize) -> u16 {
        u16::from_le_bytes(self.cell(Section::Minute, incident))
    }

    fn cell<const WIDTH: usize>(&self, section: Section, incident: usize) -> [u8; WIDTH] {
        let at = incident * WIDTH;
        let cell = &self.section(section)[at..at + WIDTH];
        cell.try_into().unwrap_or([0; WIDTH])
    }

    /// Checks that every cell has a meaning.
    fn check(&self) -> Result<(), Issue> {
        for incident in 0..self.incident_count {
            let wrong = |section: Section, expected: String, found: u64| {
                let field = format!("{}[{incident}]", section.name());
                Err(fault(&field, &expected, &found.to_string()))
            };
            let minute = self.minute(incident);
            if i64::from(minute) >= LocalMinute::PER_DAY {
                return wrong(Section::Minute, "a minute below 1440".into(), minute.into());
            }
            let length = u32::from_le_bytes(self.cell(Section::Length, incident));
            if length == 0 {
                return wrong(Section::Length, "at least a minute".into(), 0);
            }
            let [kind] = self.cell(Section::Kind, incident);
            if usize::from(kind) >= Kind::ALL.len() {
                let expected = format!("a kind below {}", Kind::ALL.len());
                return wrong(Section::Kind, expected, kind.into());
            }
            let time = self.time(incident);
            let precisions = TimePrecision::ALL.len();
            if usize::from(time % CLOCK) >= precisions || time >= 2 * CLOCK {
                let expected =
                    format!("a precision below {precisions}, plus {CLOCK} for a time of day");
                return wrong(Section::Time, expected, time.into());
            }
            let place = self.place(incident);
            if usize::from(place) >= self.places.len() {
                let expected = format!("a line below {}", self.places.len());
                return wrong(Section::Place, expected, place.into());
            }
            if let Some(IncidentIndex(whole)) = self.whole(incident)
                && (whole as usize >= self.incident_count
                    || whole as usize == incident
                    || self.whole(whole as usize).is_some())
            {
                let expected = "another incident that is not itself a site".into();
                return wrong(Section::Whole, expected, u64::from(whole) + 1);
            }
        }
        Ok(())
    }
}

/// The incidents of a chunk, as written; [`crate::model::load_text`] reads them. `None` if the
/// bytes are not a chunk.
pub fn incidents_of(chunk: &[u8]) -> Option<Vec<Raw>> {
    match unpack(chunk)? {
        Raw::List(incidents) => Some(incidents),
        _ => None,
    }
}

fn found_section(
    bytes: &[u8],
    section: Section,
    incident_count: usize,
    end_before: usize,
) -> Result<Range<usize>, Issue> {
    let entry = 12 + 12 * section as usize;
    let [offset, length] = [
        number(bytes, entry)? as usize,
        number(bytes, entry + 4)? as usize,
    ];
    let name = section.name();
    let begins = end_before.next_multiple_of(4);
    if offset != begins {
        let expected = format!("{name} at byte {begins}");
        return Err(fault(
            &format!("byte {entry}"),
            &expected,
            &format!("at {offset}"),
        ));
    }
    let padding = bytes.get(end_before..begins).unwrap_or_default();
    if padding.iter().any(|&byte| byte != 0) {
        let before = format!("bytes before {name}");
        return Err(fault(&before, "zeros", &format!("{padding:?}")));
    }
    if let Some(width) = section.width()
        && Some(length) != incident_count.checked_mul(width)
    {
        let expected = format!("{width} bytes for each of {incident_count} incidents");
        return Err(fault(name, &expected, &format!("{length} bytes")));
    }
    let end = offset.saturating_add(length);
    let Some(cells) = bytes.get(offset..end) else {
        let found = format!("{} bytes", bytes.len());
        return Err(fault(
            name,
            &format!("a file of at least {end} bytes"),
            &found,
        ));
    };
    let (expected, found) = (number(bytes, entry + 8)?, checksum(cells));
    if expected != found {
        let expected = format!("bytes with the checksum {expected:08x}");
        return Err(fault(name, &expected, &format!("{found:08x}")));
    }
    Ok(offset..end)
}

/// The first day. It is an error if any day of the file lies outside the calendar.
fn first_day(days: &[u8]) -> Result<Date, Issue> {
    let first = i64::from(number(days, 0)? as i32);
    let last = first + (days.len() / 4) as i64;
    let calendar = |year, month, day| Date::new(year, month, day).map(Date::days_since_1970);
    let bounds = calendar(1, 1, 1).zip(calendar(9999, 12, 31));
    let is_within = |&(min, max): &(i32, i32)| i64::from(min) <= first && last <= i64::from(max);
    if bounds.filter(is_within).is_none() {
        let found = format!("{first} to {last} since 1970");
        return Err(fault("days", "days of the years 1 to 9999", &found));
    }
    Ok(Date::from_days(first as i32))
}

fn before_days(days: &[u8], incident_count: usize) -> Result<Vec<u32>, Issue> {
    let counts = days.get(4..).unwrap_or_default();
    let mut before = vec![0_u32];
    for count in counts.chunks(4) {
        let count = count.try_into().map(u32::from_le_bytes).unwrap_or_default();
        let last = before.last().copied().unwrap_or_default();
        before.push(last.saturating_add(count));
    }
    let total = before.last().copied().unwrap_or_default();
    if !days.len().is_multiple_of(4) || total as usize != incident_count {
        let expected = format!("days of {incident_count} incidents");
        return Err(fault("days", &expected, &format!("of {total}")));
    }
    Ok(before)
}

fn places(bytes: &[u8]) -> Result<Vec<Whereabouts>, Issue> {
    let text = str::from_utf8(bytes).map_err(|_| fault("places", "UTF-8", "other bytes"))?;
    let codes = |codes: &str| {
        let codes = codes.split(',').filter(|code| !code.is_empty());
        let read = |code| ProvinceCode::parse(code).ok_or(code);
        let codes: Result<Vec<_>, &str> = codes.map(read).collect();
        codes.map_err(|code| fault("places", "codes of provinces", &format!("{code:?}")))
    };
    let line = |line: &str| {
        let (provinces, parts) = line.split_once(';').unwrap_or((line, ""));
        Ok(Whereabouts {
            provinces: codes(provinces)?,
            parts: codes(parts)?,
        })
    };
    text.split('\n').map(line).collect()
}

/// The `u32` at this byte.
fn number(bytes: &[u8], at: usize) -> Result<u32, Issue> {
    let cell = bytes.get(at..at + 4).and_then(|cell| cell.try_into().ok());
    let found = || {
        fault(
            &format!("byte {at}"),
            "four more bytes",
            &bytes.len().to_string(),
        )
    };
    cell.map(u32::from_le_bytes).ok_or_else(found)
}

fn fault(field: &str, expected: &str, found: &str) -> Issue {
    Issue {
        record: "columns".into(),
        field: field.into(),
        expected: expected.into(),
        found: found.into(),
    }
}
