//! A story: the data, map, names and indexes. Nothing in it changes while the reader uses the
//! widget.

use super::{Citations, Facets, Index, SearchIndex};
use crate::geo::{Basemap, City, Names, PlanePoint};
use crate::i18n::Locale;
use crate::model::{Dataset, Date, ProvinceCode, sorted_positions};
use crate::time::Interval;
use std::borrow::Cow;
use std::sync::OnceLock;

pub struct Story {
    /// The language of the story.
    pub locale: Locale,
    pub dataset: Dataset,
    pub basemap: Basemap,
    pub names: Names<'static>,
    pub cities: Vec<City>,
    /// Every province of the map.
    pub provinces_by_name: Vec<ProvinceCode>,
    pub index: Index,
    pub facets: Facets,
    pub search: SearchIndex,
    pub citations: Citations,
    /// The time span of the overview: whole calendar years around every incident.
    pub extent: Interval,
    /// How many records of the dataset are withheld, and how many there are.
    pub withheld: (usize, usize),
    /// See [`Story::points`].
    pub(super) points: OnceLock<Vec<Option<PlanePoint>>>,
}

impl Story {
    pub fn new(
        dataset: Dataset,
        withheld: (usize, usize),
        basemap: Basemap,
        cities: Vec<City>,
        locale: Locale,
    ) -> Self {
        let names = Names::parse(locale.names_tsv());
        Self {
            locale,
            provinces_by_name: provinces_by_name(&basemap, &names, locale),
            index: Index::new(&dataset, &basemap),
            facets: Facets::new(&dataset, locale),
            search: SearchIndex::new(&dataset, &names),
            citations: Citations::new(&dataset),
            extent: whole_years(&dataset),
            dataset,
            basemap,
            names,
            cities,
            withheld,
            points: OnceLock::new(),
        }
    }

    /// The same story in another language.
    #[must_use]
    pub fn told_in(&self, locale: Locale) -> Self {
        Self::new(
            self.dataset.clone(),
            self.withheld,
            self.basemap.clone(),
            self.cities.clone(),
            locale,
        )
    }

    /// The name of a province or part, or its code if it has no name.
    pub fn area_name(&self, code: ProvinceCode) -> String {
        area_name(&self.names, code).to_string()
    }

    /// The initial time window.
    pub fn focus(&self) -> Interval {
        Interval::of_days(self.dataset.focus.first, self.dataset.focus.last)
    }
}

fn area_name<'a>(names: &'a Names, code: ProvinceCode) -> Cow<'a, str> {
    match names.name(code.as_str()) {
        Some(name) => name.into(),
        None => code.to_string().into(),
    }
}

fn provinces_by_name(basemap: &Basemap, names: &Names, locale: Locale) -> Vec<ProvinceCode> {
    let mut codes: Vec<ProvinceCode> = Vec::new();
    for province in basemap.areas.iter().map(|area| area.code.province()) {
        if !codes.contains(&province) {
            codes.push(province);
        }
    }
    let all: Vec<_> = codes.iter().map(|&code| area_name(names, code)).collect();
    let order = sorted_positions(codes.len(), &|a, b| locale.compare(&all[a], &all[b]));
    order.into_iter().map(|i| codes[i]).collect()
}

fn whole_years(dataset: &Dataset) -> Interval {
    let focus = dataset.focus;
    let incidents = &dataset.incidents;
    let days = incidents.indices().flat_map(|index| {
        let days = incidents.days(index);
        [days.first, days.last]
    });
    let (first, last) = days.fold((focus.first, focus.last), |(first, last), day| {
        (first.min(day), last.max(day))
    });
    let (first_year, ..) = first.year_month_day();
    let (last_year, ..) = last.year_month_day();
    Interval::of_days(
        Date::new(first_year, 1, 1).unwrap_or(first),
        Date::new(last_year, 12, 31).unwrap_or(last),
    )
}
