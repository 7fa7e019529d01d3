//! Removes points that readers would not notice.
//!
//! It simplifies each arc by itself, so borders stay shared.

use anyhow::{Result, bail};
use clash_map::geo::{PlanePoint, simplified_line};

use super::crossing::crossing_lines;
use super::grid::GridPoint;

/// Half a pixel on a map 1600 pixels wide.
const TOLERANCE_UNITS: f64 = 0.5 * 4096.0 / 1600.0;
/// Below this tolerance, rounding to the grid dominates.
const FINEST_TOLERANCE_UNITS: f64 = 0.05;

pub struct Simplified {
    pub lines: Vec<Vec<GridPoint>>,
    /// The number of lines that needed a finer tolerance because they crossed another.
    pub repaired: usize,
}

/// Simplifies every line and rounds it to the grid. Repeats with half the tolerance for lines that
/// cross, until none does.
///
/// # Errors
/// Fails if lines still cross at the finest tolerance.
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
    let mut points: Vec<GridPoint> = simplified_line(line, tolerance)
        .into_iter()
        .map(|point| (point.x.round() as i32, point.y.round() as i32))
        .collect();
    points.dedup();
    points
}
