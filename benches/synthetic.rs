//! Synthetic incidents, in any number and always the same. None of them happened, and every title,
//! claimant and source says so.
//!
//! They resemble real reports. Most have a day, some an hour, a night, several days or only a
//! month. Most have a point in one province, some are in two provinces, some in none. One in a
//! hundred covers two sites.

use clash_map::geo::{Basemap, PlanePoint};
use clash_map::model::{Dataset, Date, IncidentIndex, Incidents, Raw, Record, load};
use std::ops::Range;

/// They are spread over this many months, from January 2020.
pub const MONTHS: usize = 60;
const FIRST_YEAR: i32 = 2020;
/// The number of incidents that are loaded at a time, because `Raw` values take several times the
/// memory of the dataset.
const READ_AT_ONCE: usize = 50_000;
const SOURCES: usize = 40;
/// In each group of this many incidents, the first is a report on the next two.
const FAMILY_EVERY: usize = 100;
const FAMILY_SITES: usize = 2;

/// Returns this many incidents as a `Raw` dataset.
pub fn raw(basemap: &Basemap, count: usize) -> Raw {
    raw_of_months(basemap, count, 0..MONTHS)
}

/// Returns this many incidents as a dataset. Loads a few months at a time, because a million `Raw`
/// incidents take more memory than loaded ones.
pub fn dataset(basemap: &Basemap, count: usize) -> Dataset {
    let months_at_once = MONTHS * READ_AT_ONCE / count;
    dataset_read_by(basemap, count, months_at_once.clamp(1, MONTHS))
}

/// Like [`dataset`], loading this many months at a time.
pub fn dataset_read_by(basemap: &Basemap, count: usize, months_at_once: usize) -> Dataset {
    let mut whole: Option<Dataset> = None;
    for first in (0..MONTHS).step_by(months_at_once) {
        let months = first..(first + months_at_once).min(MONTHS);
        if positions(count, &months).is_empty() {
            continue;
        }
        let raw = raw_of_months(basemap, count, months);
        let mut part = load(&raw, basemap).expect("it is a dataset").dataset;
        let Some(whole) = &mut whole else {
            whole = Some(part);
            continue;
        };
        let (Incidents::Records(whole), Incidents::Records(part)) =
            (&mut whole.incidents, &mut part.incidents)
        else {
            unreachable!("a dataset that is loaded has records")
        };
        let before = whole.len() as u32;
        let moved = |index: IncidentIndex| IncidentIndex(index.0 + before);
        for incident in &mut *part {
            incident.part_of = incident.part_of.map(moved);
            incident
                .parts
                .iter_mut()
                .for_each(|part| *part = moved(*part));
        }
        whole.append(part);
    }
    whole.expect("at least one incident")
}

fn raw_of_months(basemap: &Basemap, count: usize, months: Range<usize>) -> Raw {
    let mut record = Record::default();
    record.number("format", 1.0);
    record.text("title", "Synthetic incidents for measurements");
    record.text("standfirst", "None of this happened.");
    record.text("version", "1");
    record.text("updated", "2026-01-01");
    let mut focus = Record::default();
    focus.text("first", "2024-03-16");
    focus.text("last", "2024-03-19");
    record.value("focus", focus.raw());
    record.list("methodology", [Raw::text("Made by a formula.")].into_iter());
    let positions = positions(count, &months);
    record.list("sources", (0..SOURCES.min(count)).map(source));
    let incidents = positions.map(|position| incident(basemap, count, position));
    record.list("incidents", incidents);
    record.raw()
}

/// Returns the indices of the incidents in these months.
fn positions(count: usize, months: &Range<usize>) -> Range<usize> {
    let first_of = |month: usize| (month * count).div_ceil(MONTHS);
    first_of(months.start)..first_of(months.end)
}

fn source(number: usize) -> Raw {
    let mut record = Record::default();
    record.text("id", &format!("source-{number}"));
    record.text("publisher", &format!("Synthetic paper {}", number % 12));
    record.text("url", &format!("https://example.org/synthetic/{number}"));
    record.text("language", "en");
    record.raw()
}

fn id(position: usize) -> String {
    format!("synthetic-{position}")
}

fn month_of(count: usize, position: usize) -> usize {
    position * MONTHS / count
}

/// Returns the report that the incident is a site of, if both are in the same month.
fn whole_of(count: usize, position: usize) -> Option<usize> {
    let whole = position - position % FAMILY_EVERY;
    let is_site = (1..=FAMILY_SITES).contains(&(position - whole));
    (is_site && month_of(count, whole) == month_of(count, position)).then_some(whole)
}

fn incident(basemap: &Basemap, count: usize, position: usize) -> Raw {
    const KINDS: [&str; 9] = [
        "airstrike",
        "border_clash",
        "war_escalation",
        "militant_attack",
        "suicide_attack",
        "security_operation",
        "statement",
        "closure",
        "ceasefire",
    ];
    const ACTORS: [&str; 4] = ["A", "B", "C", "D"];
    let whole = whole_of(count, position);
    // A site has its report's kind and day, and its province or one of the next.
    let mut chance = Chance::of(whole.unwrap_or(position));
    let kind = chance.one_of(&KINDS);
    let day = chance.below(28);
    let area = chance.below(basemap.areas.len());
    let step = position - whole.unwrap_or(position);
    let mut chance = Chance::of(position ^ 0x5EED_0000);

    let mut record = Record::default();
    record.text("id", &id(position));
    record.text("kind", kind);
    record.text("title", &format!("Synthetic incident {position}"));
    record.text(
        "summary",
        &format!(
            "According to synthetic claimant {}, nothing happened.",
            position % 97
        ),
    );
    record.optional_text("part_of", whole.map(id).as_deref());
    let day = (day + step * chance.below(2)).min(27);
    record.value("when", when(month_of(count, position), day, &mut chance));
    let area_count = if chance.is_one_in(20) { 2 } else { 1 };
    let areas = (0..area_count).map(|i| (area + step + i) % basemap.areas.len());
    record.list(
        "places",
        areas.map(|area| place(basemap, area, &mut chance)),
    );
    let actor = chance.one_of(&ACTORS);
    record.list(
        "actors",
        [Raw::text(&format!("Synthetic side {actor}"))].into_iter(),
    );
    let claims = 0..1 + chance.below(2);
    record.list(
        "claims",
        claims.map(|number| claim(count, position, number, &mut chance)),
    );
    record.raw()
}

fn when(month: usize, day: usize, chance: &mut Chance) -> Raw {
    let (year, month) = (FIRST_YEAR + (month / 12) as i32, (month % 12) as u8 + 1);
    let first = Date::new(year, month, day as u8 + 1).expect("every month has 28 days");
    let mut record = Record::default();
    let (first, last, precision) = match chance.below(100) {
        0..3 => (Date::new(year, month, 1).expect("a month"), None, "month"),
        3..8 => (
            first,
            Some(first.plus_days(2 + chance.below(19) as i32)),
            "range",
        ),
        8..18 => (first, None, "night"),
        _ => (first, None, "day"),
    };
    record.text("first", &first.to_string());
    record.optional_text("last", last.map(|last| last.to_string()).as_deref());
    record.text("precision", precision);
    if precision == "day" && chance.is_one_in(2) {
        let mut clock = Record::default();
        let (hour, minute) = (chance.below(24), chance.below(60));
        clock.text("from", &format!("{hour:02}:{minute:02}"));
        clock.text("text", "at a synthetic hour");
        record.value("clock", clock.raw());
    }
    record.text("zone", "Asia/Kabul");
    record.raw()
}

fn place(basemap: &Basemap, area: usize, chance: &mut Chance) -> Raw {
    const PRECISIONS: [&str; 4] = ["exact", "town", "nearby_town", "district"];
    let mut record = Record::default();
    record.text("name", &format!("Synthetic place {}", chance.below(500)));
    if chance.is_one_in(33) {
        return record.raw();
    }
    let area = &basemap.areas[area];
    record.text("area", area.code.as_str());
    if !chance.is_one_in(8) {
        let offset = |chance: &mut Chance| (chance.share() - 0.5) * 1.4 * area.label_radius;
        let at = PlanePoint {
            x: area.label.x + offset(chance),
            y: area.label.y + offset(chance),
        };
        let at = basemap.lonlat_from_plane(at);
        let mut point = Record::default();
        point.number("lat", at.lat_deg);
        point.number("lon", at.lon_deg);
        point.text("precision", chance.one_of(&PRECISIONS));
        record.value("point", point.raw());
    }
    record.raw()
}

fn claim(count: usize, position: usize, number: usize, chance: &mut Chance) -> Raw {
    const TYPES: [&str; 4] = ["official", "armed_group", "local_source", "media"];
    let mut claimant = Record::default();
    claimant.text("name", &format!("Synthetic claimant {}", position % 97));
    claimant.text("type", chance.one_of(&TYPES));
    let mut figure = Record::default();
    let min = chance.below(9) as f64;
    figure.number("min", min);
    figure.number("max", min);
    figure.text("subject", "things");
    let mut record = Record::default();
    record.text("id", &format!("{}.c{number}", id(position)));
    record.value("claimant", claimant.raw());
    record.text("metric", "damage");
    record.value("figure", figure.raw());
    let source = format!("source-{}", (position + number * 7) % SOURCES.min(count));
    record.list("sources", [Raw::text(&source)].into_iter());
    record.raw()
}

/// A pseudorandom number generator: SplitMix64, from G. Steele, D. Lea and C. Flood, "Fast
/// splittable pseudorandom number generators".
struct Chance(u64);

impl Chance {
    fn of(seed: usize) -> Self {
        Self(seed as u64)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number from 0 to 1, excluding 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn is_one_in(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }

    fn one_of(&mut self, of: &[&'static str]) -> &'static str {
        of[self.below(of.len())]
    }
}
