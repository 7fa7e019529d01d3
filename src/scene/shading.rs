//! Steps of the choropleth.

/// Classes of incident counts, lightest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shading {
    /// Lowest count of each class; the last class is open upwards.
    lower_bounds: [usize; Shading::CLASSES],
}

impl Shading {
    pub const CLASSES: usize = 3;

    /// Steps for a map whose fullest area holds `max` incidents. Single counts while
    /// they are few, since a reader can then read the count from the shade.
    pub fn for_max(max: usize) -> Self {
        let lower_bounds = match max {
            0..=5 => [1, 2, 3],
            6..=12 => [1, 3, 6],
            _ => [1, max / 5 + 1, max / 2 + 1],
        };
        Self { lower_bounds }
    }

    /// 0 where there is nothing, else 1 (lightest) to [`Self::CLASSES`].
    pub fn class(&self, count: usize) -> u8 {
        self.lower_bounds
            .iter()
            .filter(|&&bound| count >= bound)
            .count() as u8
    }

    /// Legend entries: class and its counts, "1", "2–4", "5 or more".
    pub fn legend(&self) -> [(u8, String); Self::CLASSES] {
        std::array::from_fn(|i| {
            let low = self.lower_bounds[i];
            let text = match self.lower_bounds.get(i + 1) {
                None => format!("{low} or more"),
                Some(next) if next - 1 == low => low.to_string(),
                Some(next) => format!("{low}–{}", next - 1),
            };
            (i as u8 + 1, text)
        })
    }
}
