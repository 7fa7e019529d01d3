//! Everything that does not change while the reader looks.

use super::{Citations, Facets, Index, SearchIndex};
use crate::geo::{Basemap, City, Names};
use crate::i18n::Locale;
use crate::model::{Dataset, Date, ProvinceCode};
use crate::time::Interval;

pub struct Story {
    /// What it is told in.
    pub locale: Locale,
    pub dataset: Dataset,
    pub basemap: Basemap,
    pub names: Names<'static>,
    pub cities: Vec<City>,
    pub index: Index,
    pub facets: Facets,
    pub search: SearchIndex,
    pub citations: Citations,
    /// All the time the overview shows: whole calendar years around every incident.
    pub extent: Interval,
    /// How many records of the dataset could not be read, of how many.
    pub withheld: (usize, usize),
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

    /// The name of a province or a named part, or its code where there is none.
    pub fn area_name(&self, code: ProvinceCode) -> String {
        self.names
            .name(code.as_str())
            .unwrap_or(code.as_str())
            .to_string()
    }

    /// The window a reader starts with.
    pub fn focus(&self) -> Interval {
        Interval::of_days(self.dataset.focus.first, self.dataset.focus.last)
    }
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
