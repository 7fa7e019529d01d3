//! Everything that does not change while the reader looks.

use super::{Citations, Facets, Index, SearchIndex};
use crate::geo::{Basemap, City, Names};
use crate::model::{Dataset, Date, ProvinceCode};
use crate::time::Interval;

pub struct Story {
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
        names: Names<'static>,
        cities: Vec<City>,
    ) -> Self {
        Self {
            index: Index::new(&dataset, &basemap),
            facets: Facets::new(&dataset),
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

    /// The name of a province or a named part, or its code where there is none.
    pub fn area_name(&self, code: ProvinceCode) -> String {
        self.names
            .name(code.as_str())
            .unwrap_or(code.as_str())
            .to_string()
    }

    /// The first sentence below the title; what follows may tell the reader what to click.
    pub fn lead(&self) -> &str {
        let standfirst = &self.dataset.standfirst;
        let first = standfirst.split_inclusive(". ").next();
        first.unwrap_or_default().trim_end()
    }

    /// The window a reader starts with.
    pub fn focus(&self) -> Interval {
        Interval::of_days(self.dataset.focus.first, self.dataset.focus.last)
    }
}

fn whole_years(dataset: &Dataset) -> Interval {
    let focus = dataset.focus;
    let days = dataset
        .incidents
        .iter()
        .flat_map(|i| [i.when.first, i.when.last]);
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
