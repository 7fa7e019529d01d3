//! The rectangle that the map shows, and clipping of shapes to it.

use anyhow::{Result, bail};
use clash_map::geo::{KmPoint, PlanePoint, PlaneRect, km_from_lonlat};
use clash_map::model::LonLat;

const WIDTH_UNITS: f64 = 4096.0;
/// The width of the neighbours' strip on every side.
const MARGIN_KM: f64 = 45.0;

/// A closed line; the last point equals the first.
pub type Ring = Vec<PlanePoint>;

/// The frame's corner in metres, its unit in millimetres, and its size in units: integers, as in
/// the file.
pub struct Frame {
    pub west_m: i32,
    pub north_m: i32,
    pub unit_mm: u32,
    pub width: u32,
    pub height: u32,
}

impl Frame {
    /// Returns the frame around the positions.
    pub fn around(positions: impl Iterator<Item = LonLat>) -> Self {
        let mut west_km = f64::INFINITY;
        let mut east_km = f64::NEG_INFINITY;
        let mut south_km = f64::INFINITY;
        let mut north_km = f64::NEG_INFINITY;
        for KmPoint {
            east_km: x,
            north_km: y,
        } in positions.map(km_from_lonlat)
        {
            west_km = west_km.min(x - MARGIN_KM);
            east_km = east_km.max(x + MARGIN_KM);
            south_km = south_km.min(y - MARGIN_KM);
            north_km = north_km.max(y + MARGIN_KM);
        }
        let km_per_unit = (east_km - west_km) / WIDTH_UNITS;
        Self {
            west_m: (west_km * 1000.0).floor() as i32,
            north_m: (north_km * 1000.0).ceil() as i32,
            unit_mm: (km_per_unit * 1e6).ceil() as u32,
            width: WIDTH_UNITS as u32,
            height: ((north_km - south_km) / km_per_unit).ceil() as u32,
        }
    }

    pub fn km_per_unit(&self) -> f64 {
        f64::from(self.unit_mm) / 1e6
    }

    pub fn extent(&self) -> PlaneRect {
        PlaneRect {
            min: PlanePoint { x: 0.0, y: 0.0 },
            max: PlanePoint {
                x: f64::from(self.width),
                y: f64::from(self.height),
            },
        }
    }

    pub fn plane_from_lonlat(&self, position: LonLat) -> PlanePoint {
        let km = km_from_lonlat(position);
        PlanePoint {
            x: (km.east_km - f64::from(self.west_m) / 1000.0) / self.km_per_unit(),
            y: (f64::from(self.north_m) / 1000.0 - km.north_km) / self.km_per_unit(),
        }
    }

    /// Whether the segment runs along a side of the frame.
    pub fn has_on_side(&self, a: PlanePoint, b: PlanePoint) -> bool {
        SIDES.iter().any(|side| {
            let bound = side.bound(self.extent());
            side.across(a) == bound && side.across(b) == bound
        })
    }

    /// Returns the part of a shape inside the frame.
    ///
    /// # Errors
    /// Fails if the rings do not enclose an area consistently. Outer rings must run one way round
    /// and inner rings the other.
    pub fn clip(&self, rings: Vec<Ring>) -> Result<Vec<Ring>> {
        SIDES.iter().try_fold(rings, |rings, side| {
            side.cut(rings, side.bound(self.extent()))
        })
    }
}

/// One side of the frame: a line of constant x (vertical) or y, at the low or high end.
struct Side {
    is_vertical: bool,
    is_low: bool,
}

const SIDES: [Side; 4] = [
    Side {
        is_vertical: true,
        is_low: true,
    },
    Side {
        is_vertical: true,
        is_low: false,
    },
    Side {
        is_vertical: false,
        is_low: true,
    },
    Side {
        is_vertical: false,
        is_low: false,
    },
];

impl Side {
    fn bound(&self, extent: PlaneRect) -> f64 {
        self.across(if self.is_low { extent.min } else { extent.max })
    }

    fn across(&self, point: PlanePoint) -> f64 {
        if self.is_vertical { point.x } else { point.y }
    }

    fn along(&self, point: PlanePoint) -> f64 {
        if self.is_vertical { point.y } else { point.x }
    }

    fn keeps(&self, point: PlanePoint, bound: f64) -> bool {
        if self.is_low {
            self.across(point) >= bound
        } else {
            self.across(point) <= bound
        }
    }

    /// Returns where the segment meets the side. The result is the same in both directions, so that
    /// two shapes still share the border that is cut.
    fn crossing(&self, a: PlanePoint, b: PlanePoint, bound: f64) -> PlanePoint {
        let (a, b) = if (a.x, a.y) < (b.x, b.y) {
            (a, b)
        } else {
            (b, a)
        };
        let part = (bound - self.across(a)) / (self.across(b) - self.across(a));
        let along = self.along(a) + part * (self.along(b) - self.along(a));
        if self.is_vertical {
            PlanePoint { x: bound, y: along }
        } else {
            PlanePoint { x: along, y: bound }
        }
    }

    /// Cuts the rings into the stretches inside the frame, then joins the stretches along the side.
    /// Sorted along the side, crossings 1 and 2 bound a part of the shape, and so do 3 and 4.
    fn cut(&self, rings: Vec<Ring>, bound: f64) -> Result<Vec<Ring>> {
        let mut kept = Vec::new();
        let mut stretches: Vec<Ring> = Vec::new();
        for ring in rings {
            let open = &ring[..ring.len() - 1];
            let is_entry =
                |i: &usize| !self.keeps(ring[*i], bound) && self.keeps(ring[*i + 1], bound);
            let Some(first_entry) = (0..open.len()).find(is_entry) else {
                if self.keeps(ring[0], bound) {
                    kept.push(ring);
                }
                continue;
            };
            for i in 0..open.len() {
                let a = open[(first_entry + i) % open.len()];
                let b = open[(first_entry + i + 1) % open.len()];
                match (self.keeps(a, bound), self.keeps(b, bound)) {
                    (false, true) => stretches.push(vec![self.crossing(a, b, bound), b]),
                    (true, true) => stretches.last_mut().expect("starts at an entry").push(b),
                    (true, false) => stretches
                        .last_mut()
                        .expect("starts at an entry")
                        .push(self.crossing(a, b, bound)),
                    (false, false) => {}
                }
            }
        }
        kept.extend(self.join(stretches)?);
        Ok(kept)
    }

    fn join(&self, mut stretches: Vec<Ring>) -> Result<Vec<Ring>> {
        // (position along the side, stretch, whether the stretch ends here)
        let mut crossings: Vec<(f64, usize, bool)> = stretches
            .iter()
            .enumerate()
            .flat_map(|(i, stretch)| {
                [
                    (self.along(stretch[0]), i, false),
                    (self.along(stretch[stretch.len() - 1]), i, true),
                ]
            })
            .collect();
        crossings.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut next = vec![0; stretches.len()];
        for pair in crossings.chunks_exact(2) {
            match (pair[0], pair[1]) {
                ((_, end, true), (_, start, false)) | ((_, start, false), (_, end, true)) => {
                    next[end] = start;
                }
                _ => bail!("a shape's rings do not run consistently across the frame's side"),
            }
        }
        let mut rings = Vec::new();
        for start in 0..stretches.len() {
            let mut ring = Ring::new();
            let mut at = start;
            while !stretches[at].is_empty() {
                ring.append(&mut stretches[at]);
                at = next[at];
            }
            if let Some(&first) = ring.first() {
                ring.push(first);
                ring.dedup();
                rings.push(ring);
            }
        }
        Ok(rings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame = Frame {
        west_m: 0,
        north_m: 0,
        unit_mm: 1_000_000,
        width: 100,
        height: 80,
    };

    fn clip(points: &[(f64, f64)]) -> Vec<Vec<(f64, f64)>> {
        let ring = points.iter().map(|&(x, y)| PlanePoint { x, y }).collect();
        let rings = FRAME.clip(vec![ring]).unwrap();
        let pairs = |ring: Ring| ring.iter().map(|p| (p.x, p.y)).collect();
        rings.into_iter().map(pairs).collect()
    }

    #[test]
    fn inside_stays_and_outside_goes() {
        let inside = [(1.0, 1.0), (9.0, 1.0), (5.0, 9.0), (1.0, 1.0)];
        assert_eq!(clip(&inside), [inside]);
        let outside = inside.map(|(x, y)| (x + 200.0, y));
        assert!(clip(&outside).is_empty());
    }

    #[test]
    fn comb_falls_apart_without_bridges_along_the_side() {
        // It extends beyond the right side of the frame, with two teeth inside.
        let comb = [
            (90.0, 10.0),
            (120.0, 10.0),
            (120.0, 40.0),
            (90.0, 40.0),
            (90.0, 30.0),
            (110.0, 30.0),
            (110.0, 20.0),
            (90.0, 20.0),
            (90.0, 10.0),
        ];
        let tooth = |top: f64| {
            [
                (100.0, top + 10.0),
                (90.0, top + 10.0),
                (90.0, top),
                (100.0, top),
                (100.0, top + 10.0),
            ]
        };
        let mut teeth = clip(&comb);
        teeth.sort_by(|a, b| a[0].1.total_cmp(&b[0].1));
        assert_eq!(teeth, [tooth(10.0), tooth(30.0)]);
    }

    #[test]
    fn whole_frame_is_what_is_left_of_a_shape_around_it() {
        let around = [
            (-50.0, -50.0),
            (150.0, -50.0),
            (150.0, 150.0),
            (-50.0, 150.0),
            (-50.0, -50.0),
        ];
        let clipped = clip(&around);
        assert_eq!(clipped.len(), 1);
        for corner in [(0.0, 0.0), (100.0, 0.0), (100.0, 80.0), (0.0, 80.0)] {
            assert!(clipped[0].contains(&corner), "{corner:?}");
        }
    }
}
