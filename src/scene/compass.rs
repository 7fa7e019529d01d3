//! The arrow keys on the map: from one province to the next.

use crate::geo::{Basemap, PlanePoint};
use crate::model::ProvinceCode;

/// The direction of an arrow key on the map. The map is never mirrored, so left is roughly west.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Left,
    Right,
    Up,
    Down,
}

/// The province that has the keyboard focus, and the step that led there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Walk {
    pub at: ProvinceCode,
    came: Option<(Direction, ProvinceCode)>,
}

impl Direction {
    pub const ALL: [Direction; 4] = [
        Direction::Left,
        Direction::Right,
        Direction::Up,
        Direction::Down,
    ];

    pub fn opposite(self) -> Self {
        match self {
            Direction::Left => Direction::Right,
            Direction::Right => Direction::Left,
            Direction::Up => Direction::Down,
            Direction::Down => Direction::Up,
        }
    }

    /// Distance from `from` to `to` in this direction, and across it, in grid units.
    fn along_and_beside(self, from: PlanePoint, to: PlanePoint) -> (f64, f64) {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        match self {
            Direction::Left => (-dx, dy.abs()),
            Direction::Right => (dx, dy.abs()),
            Direction::Up => (-dy, dx.abs()),
            Direction::Down => (dy, dx.abs()),
        }
    }
}

impl Walk {
    pub fn starting_at(at: ProvinceCode) -> Self {
        Self { at, came: None }
    }

    /// The walk after one step. It stays if there is no province in that direction. The opposite
    /// direction undoes the last step.
    #[must_use]
    pub fn step(self, basemap: &Basemap, direction: Direction) -> Self {
        let back = self
            .came
            .filter(|&(came, _)| came == direction.opposite())
            .map(|(_, from)| from);
        match back.or_else(|| province_towards(basemap, self.at, direction)) {
            Some(at) => Self {
                at,
                came: Some((direction, self.at)),
            },
            None => self,
        }
    }
}

/// The nearest province in the direction, measured between the places of the names. Tries
/// neighbours within 45° of the direction, then any province within 45°, then any within 63°.
/// `None` if the map ends there.
pub fn province_towards(
    basemap: &Basemap,
    from: ProvinceCode,
    direction: Direction,
) -> Option<ProvinceCode> {
    /// Whether only neighbours count, and the largest distance across per distance along.
    const TRIALS: [(bool, f64); 3] = [(true, 1.0), (false, 1.0), (false, 2.0)];
    let start = basemap.area(from)?.label;
    let nearest = |(is_neighbour, beside_per_along): (bool, f64)| {
        let mut nearest = None;
        for area in &basemap.areas {
            let (along, beside) = direction.along_and_beside(start, area.label);
            let is_that_way = along > 0.0 && beside <= along * beside_per_along;
            if area.code != area.code.province() || !is_that_way {
                continue;
            }
            if is_neighbour && !basemap.are_neighbours(from, area.code) {
                continue;
            }
            let distance = start.distance(area.label);
            if nearest.is_none_or(|(_, least)| distance < least) {
                nearest = Some((area.code, distance));
            }
        }
        nearest.map(|(code, _)| code)
    };
    TRIALS.into_iter().find_map(nearest)
}
