//! Fewer points for the same look.
//!
//! Arcs are simplified one by one, so borders stay shared: D. H. Douglas and
//! T. K. Peucker, "Algorithms for the reduction of the number of points required to
//! represent a digitized line", *Cartographica* 10 (1973).

use anyhow::{Result, bail};
use clash_map::geo::PlanePoint;

use super::crossing::crossing_lines;
use super::grid::GridPoint;

/// Half a pixel on a map 1600 pixels wide.
const TOLERANCE_UNITS: f64 = 0.5 * 4096.0 / 1600.0;
/// Below this the grid's own rounding prevails.
const FINEST_TOLERANCE_UNITS: f64 = 0.05;

pub struct Simplified {
    pub lines: Vec<Vec<GridPoint>>,
    /// How many lines needed more points because they crossed another.
    pub repaired: usize,
}

/// Simplifies every line and rounds it to the grid; lines that then cross are done again with
/// half the tolerance until none does.
///
/// # Errors
/// Where lines cross at the finest tolerance.
pub fn simplified(lines: &[&[PlanePoint]]) -> Result<Simplified> {
    let mut tolerances = vec![TOLERANCE_UNITS; lines.len()];
    loop {
        let result: Vec<Vec<GridPoint>> = lines
            .iter()
            .zip(&tolerances)
            .map(|(line, tolerance)| on_grid(line, *tolerance))
            .collect();
        let crossing = crossing_lines(&result);
        if crossing.is_empty() {
            let repaired = tolerances.iter().filter(|t| **t < TOLERANCE_UNITS).count();
            return Ok(Simplified {
                lines: result,
                repaired,
            });
        }
        for line in crossing {
            tolerances[line] /= 2.0;
            if tolerances[line] < FINEST_TOLERANCE_UNITS {
                let (x, y) = result[line][0];
                bail!("the border that starts at grid point {x}, {y} crosses another");
            }
        }
    }
}

fn on_grid(line: &[PlanePoint], tolerance: f64) -> Vec<GridPoint> {
    let mut keep = vec![false; line.len()];
    let last = line.len() - 1;
    keep[0] = true;
    keep[last] = true;
    mark_kept(line, 0, last, tolerance, &mut keep);
    let mut points: Vec<GridPoint> = line
        .iter()
        .zip(keep)
        .filter(|(_, keep)| *keep)
        .map(|(point, _)| (point.x.round() as i32, point.y.round() as i32))
        .collect();
    points.dedup();
    points
}

fn mark_kept(line: &[PlanePoint], from: usize, to: usize, tolerance: f64, keep: &mut [bool]) {
    let farthest = (from + 1..to)
        .map(|i| (i, line[i].distance_to_segment(line[from], line[to])))
        .max_by(|a, b| a.1.total_cmp(&b.1));
    if let Some((middle, distance)) = farthest
        && distance > tolerance
    {
        keep[middle] = true;
        mark_kept(line, from, middle, tolerance, keep);
        mark_kept(line, middle, to, tolerance, keep);
    }
}
