//! The choropleth: which shade each area has.

use super::{State, Story};
use crate::i18n::{Locale, Word};
use crate::model::ProvinceCode;

/// Classes of incident counts, the lightest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shading {
    /// Lowest count of each class. The last class has no upper limit.
    lower_bounds: [usize; Shading::CLASSES],
}

impl Shading {
    pub const CLASSES: usize = 3;

    /// Classes for a map on which the largest count of an area is `max`. If that is small, each
    /// class is a single count, so that the shade tells the count.
    pub fn for_max(max: usize) -> Self {
        let lower_bounds = match max {
            0..=5 => [1, 2, 3],
            6..=12 => [1, 3, 6],
            _ => [1, max / 5 + 1, max / 2 + 1],
        };
        Self { lower_bounds }
    }

    /// 0 for no incident, else 1 (lightest) to [`Self::CLASSES`].
    pub fn class(&self, count: usize) -> u8 {
        self.lower_bounds
            .iter()
            .filter(|&&bound| count >= bound)
            .count() as u8
    }

    /// Legend entries: each class and its counts, such as "1", "2–4", "5 or more".
    pub fn legend(&self, locale: Locale) -> [(u8, String); Self::CLASSES] {
        std::array::from_fn(|i| {
            let low = self.lower_bounds[i];
            let text = match self.lower_bounds.get(i + 1) {
                None => locale.fill(Word::OrMore, &[("count", &locale.number(low))]),
                Some(next) if next - 1 == low => locale.number(low),
                Some(next) => locale.numerals(&format!("{low}–{}", next - 1)),
            };
            (i as u8 + 1, text)
        })
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct AreaShade {
    pub area: ProvinceCode,
    /// Incidents in the whole province.
    pub count: usize,
    /// Shade for the incidents in this area, see [`Shading::class`].
    pub class: u8,
    pub selected: bool,
}

/// Shades every area by its incidents, in the order of [`crate::geo::Basemap::areas`].
pub fn shade_areas(story: &Story, state: &State) -> (Shading, Vec<AreaShade>) {
    let areas = || story.basemap.areas.iter().map(|area| area.code);
    let counts = state.counts(story);
    let count_in = |area: ProvinceCode| counts.area_count(area, state.window, state.categories);
    let shading = Shading::for_max(areas().map(count_in).max().unwrap_or(0));
    let shade = |area: ProvinceCode| {
        let province = area.province();
        AreaShade {
            area,
            count: counts.count(Some(province), state.window, state.categories),
            class: shading.class(count_in(area)),
            selected: state.province == Some(province),
        }
    };
    (shading, areas().map(shade).collect())
}
