//! Names of places in the widget's languages, and the cities on the map.
//!
//! Both are read from tab-separated files. Empty lines and lines that start with `#` are skipped.

use crate::model::{LonLat, decimal_from_text, sorted_positions};

pub const NAMES_EN_TSV: &str = include_str!("../../data/names/en.tsv");
pub const NAMES_PRS_TSV: &str = include_str!("../../data/names/prs.tsv");
pub const NAMES_PS_TSV: &str = include_str!("../../data/names/ps.tsv");
pub const NAMES_UR_TSV: &str = include_str!("../../data/names/ur.tsv");
pub const CITIES_TSV: &str = include_str!("../../data/cities.tsv");

/// The names in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names<'a> {
    /// Code and name, sorted by code.
    rows: Vec<(&'a str, &'a str)>,
}

/// A city shown on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct City {
    /// GeoNames id. In decimal, it is the code of the city's name.
    pub id: u32,
    pub position: LonLat,
    /// 1 for capitals and the largest cities, 2 for provincial capitals, 3 for towns that the map
    /// names only when zoomed in.
    pub rank: u8,
}

impl<'a> Names<'a> {
    /// Parses rows of `code <tab> name`. Skips rows without a tab.
    pub fn parse(names_tsv: &'a str) -> Self {
        let rows = rows(names_tsv).filter_map(|row| row.split_once('\t'));
        let rows: Vec<_> = rows.collect();
        let by_code = sorted_positions(rows.len(), &|a, b| rows[a].0.cmp(rows[b].0));
        Self {
            rows: by_code.into_iter().map(|i| rows[i]).collect(),
        }
    }

    /// The name of an area (`AF-PKA`, `PK-KP~FATA`), a country (`IR`) or a city (its GeoNames id).
    /// `None` if there is no name in this language; use the English one then.
    pub fn name(&self, code: &str) -> Option<&'a str> {
        let found = self
            .rows
            .binary_search_by(|(row_code, _)| (*row_code).cmp(code));
        found.ok().map(|row| self.rows[row].1)
    }
}

/// Parses rows of `geonames_id <tab> lat_deg <tab> lon_deg <tab> rank`. Skips all other rows.
pub fn cities(cities_tsv: &str) -> Vec<City> {
    rows(cities_tsv).filter_map(city).collect()
}

fn city(row: &str) -> Option<City> {
    let mut fields = row.split('\t');
    let city = City {
        id: fields.next()?.parse().ok()?,
        position: LonLat {
            lat_deg: decimal_from_text(fields.next()?)?,
            lon_deg: decimal_from_text(fields.next()?)?,
        },
        rank: fields.next()?.parse().ok()?,
    };
    fields.next().is_none().then_some(city)
}

fn rows(tsv: &str) -> impl Iterator<Item = &str> {
    tsv.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}
