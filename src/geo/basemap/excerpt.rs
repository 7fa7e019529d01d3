//! Cuts a part out of the basemap, on a coarser grid, for a drawing that does not zoom.

use super::Basemap;
use crate::geo::chain::chained;
use crate::geo::{KmPoint, PlanePoint, PlaneRect, pieces_within, simplified_line};

type Line = Vec<PlanePoint>;

impl Basemap {
    /// The part inside `frame`, on a grid that starts at its top left corner and is `width_units`
    /// wide. Lines are simplified by up to one unit of that grid. Areas still share their borders;
    /// areas outside the frame have no rings.
    #[must_use]
    pub fn excerpt(&self, frame: PlaneRect, width_units: f64) -> Self {
        const TOLERANCE_UNITS: f64 = 1.0;
        let per_unit = width_units / frame.width();
        let extent = PlaneRect {
            min: PlanePoint { x: 0.0, y: 0.0 },
            max: PlanePoint {
                x: width_units,
                y: frame.height() * per_unit,
            },
        };
        // Points outside are moved to the edge of a wider frame, where they are not visible.
        let edge = extent.expanded(width_units * 0.02);
        let on_grid = |point: PlanePoint| PlanePoint {
            x: (point.x - frame.min.x) * per_unit,
            y: (point.y - frame.min.y) * per_unit,
        };
        let fewer = |line: &Line| -> Line {
            let clamped: Line = line.iter().map(|&p| edge.nearest(on_grid(p))).collect();
            let mut fewer = simplified_line(&clamped, TOLERANCE_UNITS);
            fewer.iter_mut().for_each(|point| *point = point.rounded());
            fewer.dedup();
            fewer
        };
        let lines = |lines: &[Line]| -> Vec<Line> {
            pieces_within(lines.iter().map(fewer).collect(), extent)
        };
        let mut excerpt = self.clone();
        excerpt.arcs = self.arcs.iter().map(fewer).collect();
        for area in &mut excerpt.areas {
            let arcs = area.arcs.iter().map(|&arc| excerpt.arcs[arc].clone());
            area.rings = chained(arcs);
            area.rings.retain(|ring| encloses_ground(ring));
            area.rings
                .iter_mut()
                .for_each(|ring| straighten(ring, edge));
            area.bounds = bounds(&area.rings);
            area.label = on_grid(area.label);
            area.label_radius *= per_unit;
        }
        for neighbour in &mut excerpt.neighbours {
            neighbour.rings = neighbour.rings.iter().map(fewer).collect();
            neighbour.rings.retain(|ring| encloses_ground(ring));
            neighbour.bounds = bounds(&neighbour.rings);
            neighbour.label = neighbour.label.map(on_grid);
        }
        excerpt.durand_line = lines(&self.durand_line);
        excerpt.line_of_control = lines(&self.line_of_control);
        excerpt.other_borders = lines(&self.other_borders);
        excerpt.neighbour_borders = lines(&self.neighbour_borders);
        excerpt.coastline = lines(&self.coastline);
        excerpt.extent = extent;
        excerpt.top_left = KmPoint {
            east_km: self.top_left.east_km + frame.min.x * self.km_per_unit,
            north_km: self.top_left.north_km - frame.min.y * self.km_per_unit,
        };
        excerpt.km_per_unit = self.km_per_unit / per_unit;
        excerpt
    }
}

/// Bounding box of all rings. An empty box at the origin if there are none.
fn bounds(rings: &[Line]) -> PlaneRect {
    let origin = PlanePoint { x: 0.0, y: 0.0 };
    let nothing = PlaneRect {
        min: origin,
        max: origin,
    };
    PlaneRect::around(rings.iter().flatten().copied()).unwrap_or(nothing)
}

/// Whether the ring has an area, unlike a line that goes back and forth.
fn encloses_ground(ring: &[PlanePoint]) -> bool {
    let doubled: f64 = ring
        .windows(2)
        .map(|ends| ends[0].x * ends[1].y - ends[1].x * ends[0].y)
        .sum();
    doubled.abs() > 1.0
}

/// Removes points in the middle of a straight line along the edge, where arcs met outside the
/// frame.
fn straighten(ring: &mut Vec<PlanePoint>, edge: PlaneRect) {
    let (min, max) = (edge.min.rounded(), edge.max.rounded());
    let side = |points: [PlanePoint; 3]| {
        let on = |x: f64| points.iter().all(|point| point.x == x);
        let at = |y: f64| points.iter().all(|point| point.y == y);
        on(min.x) || on(max.x) || at(min.y) || at(max.y)
    };
    let mut i = 1;
    while i + 1 < ring.len() {
        if side([ring[i - 1], ring[i], ring[i + 1]]) {
            ring.remove(i);
        } else {
            i += 1;
        }
    }
}
