//! The shapes of the map, and the source's provinces that each consists of.
//!
//! The tables use `adm1_code`, because the source's ISO codes are wrong for four Afghan provinces
//! and outdated for one Pakistani unit.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use clash_map::model::{LonLat, ProvinceCode};

use super::source::Unit;

/// `adm1_code` and our code of each area.
const AREAS: [(&str, &str); 42] = [
    ("AFG-1741", "AF-BDG"),
    ("AFG-1742", "AF-HER"),
    ("AFG-1743", "AF-BAM"),
    ("AFG-1744", "AF-BAL"),
    ("AFG-1745", "AF-FYB"),
    ("AFG-1746", "AF-JOW"),
    ("AFG-1747", "AF-GHO"),
    ("AFG-1748", "AF-SAR"),
    ("AFG-1749", "AF-FRA"),
    ("AFG-1750", "AF-HEL"),
    ("AFG-1751", "AF-NIM"),
    ("AFG-1752", "AF-URU"),
    // The source gives it the code and all names of Uruzgan.
    ("AFG-1753", "AF-DAY"),
    ("AFG-1754", "AF-KAN"),
    ("AFG-1755", "AF-ZAB"),
    ("AFG-1757", "AF-GHA"),
    ("AFG-1758", "AF-KHO"),
    // Paktika. The source gives it the code of Paktia.
    ("AFG-1759", "AF-PKA"),
    ("AFG-1760", "AF-BDS"),
    ("AFG-1761", "AF-NUR"),
    ("AFG-1762", "AF-KNR"),
    ("AFG-1763", "AF-KDZ"),
    ("AFG-1764", "AF-NAN"),
    ("AFG-1765", "AF-TAK"),
    ("AFG-1766", "AF-BGL"),
    ("AFG-1767", "AF-KAB"),
    ("AFG-1768", "AF-KAP"),
    // The source gives it the code and the names of Parwan.
    ("AFG-1769", "AF-PAN"),
    ("AFG-1770", "AF-LAG"),
    ("AFG-1771", "AF-LOG"),
    ("AFG-1772", "AF-PAR"),
    ("AFG-1773", "AF-SAM"),
    ("AFG-1774", "AF-WAR"),
    // Paktia. The source gives it the code of Paktika.
    ("AFG-3413", "AF-PIA"),
    ("PAK-1108", "PK-BA"),
    ("PAK-1109", "PK-JK"),
    ("PAK-1110", "PK-IS"),
    ("PAK-1111", "PK-GB"),
    // The Federally Administered Tribal Areas, part of the province since 2018.
    ("PAK-1112", "PK-KP~FATA"),
    ("PAK-1113", "PK-PB"),
    ("PAK-1114", "PK-SD"),
    ("PAK-1123", "PK-KP"),
];

/// Natural Earth's code of each neighbour, and our code.
const NEIGHBOURS: [(&str, &str); 7] = [
    ("CHN", "CN"),
    ("IND", "IN"),
    ("IRN", "IR"),
    // The Siachen area, which India and Pakistan claim.
    ("KAS", "XS"),
    ("TJK", "TJ"),
    ("TKM", "TM"),
    ("UZB", "UZ"),
];

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ShapeCode {
    Area(ProvinceCode),
    Neighbour(&'static str),
}

/// An area, or all provinces of a neighbour with their inner borders.
pub struct Shape {
    pub code: ShapeCode,
    pub rings: Vec<Vec<LonLat>>,
}

/// Whether the map needs the provinces of `country`.
pub fn is_needed(country: &str) -> bool {
    matches!(country, "AFG" | "PAK") || neighbour(country).is_some()
}

/// Groups provinces into shapes, sorted by code.
///
/// # Errors
/// Fails if a province of Afghanistan or Pakistan is not in the table, or one is missing from the
/// source.
pub fn shapes(units: Vec<Unit>) -> Result<Vec<Shape>> {
    let mut shapes: BTreeMap<ShapeCode, Vec<Vec<LonLat>>> = BTreeMap::new();
    let mut areas = 0;
    for unit in units {
        let code = if let Some(country) = neighbour(&unit.country) {
            ShapeCode::Neighbour(country)
        } else if let Some(area) = area(&unit.adm1_code) {
            areas += 1;
            ShapeCode::Area(area)
        } else {
            bail!("the source has an unknown province {}", unit.adm1_code);
        };
        shapes.entry(code).or_default().extend(unit.rings);
    }
    if areas != AREAS.len() || shapes.len() != AREAS.len() + NEIGHBOURS.len() {
        bail!(
            "the source has {areas} provinces and {} shapes, expected {} and {}",
            shapes.len(),
            AREAS.len(),
            AREAS.len() + NEIGHBOURS.len()
        );
    }
    Ok(shapes
        .into_iter()
        .map(|(code, rings)| Shape { code, rings })
        .collect())
}

fn area(adm1_code: &str) -> Option<ProvinceCode> {
    let (_, code) = AREAS.iter().find(|(key, _)| *key == adm1_code)?;
    ProvinceCode::parse(code)
}

fn neighbour(country: &str) -> Option<&'static str> {
    let (_, code) = NEIGHBOURS.iter().find(|(key, _)| *key == country)?;
    Some(code)
}
