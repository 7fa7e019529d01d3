//! A coarse picture of which area lies where on the screen, to find room for names.

use crate::geo::{Basemap, ScreenPoint, Viewport, area_position_at};
use crate::model::sorted_positions;

const CELL_PX: f64 = 22.0;

/// Follows from the view alone.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaRaster {
    viewport: Viewport,
    columns: usize,
    rows: usize,
    /// Positions in [`Basemap::areas`].
    cells: Vec<Option<usize>>,
}

impl AreaRaster {
    pub fn new(basemap: &Basemap, viewport: Viewport) -> Self {
        let columns = (viewport.width_px / CELL_PX).floor().max(1.0) as usize;
        let rows = (viewport.height_px / CELL_PX).floor().max(1.0) as usize;
        let cells = (0..rows * columns)
            .map(|i| {
                let at = centre(i % columns, i / columns);
                area_position_at(basemap, viewport.plane_from_screen(at))
            })
            .collect();
        Self {
            viewport,
            columns,
            rows,
            cells,
        }
    }

    pub fn viewport(&self) -> &Viewport {
        &self.viewport
    }

    /// Centres of all cells whose area, by its position in [`Basemap::areas`], matches; those
    /// deepest inside first.
    pub fn anchors(&self, matches: &dyn Fn(usize) -> bool) -> Vec<ScreenPoint> {
        let inside: Vec<bool> = self
            .cells
            .iter()
            .map(|cell| cell.is_some_and(matches))
            .collect();
        let cells: Vec<(usize, usize)> = inside
            .iter()
            .enumerate()
            .filter(|(_, inside)| **inside)
            .map(|(i, _)| (self.depth(&inside, i), i))
            .collect();
        sorted_positions(cells.len(), &|a, b| cells[b].0.cmp(&cells[a].0))
            .into_iter()
            .map(|i| cells[i].1)
            .map(|i| centre(i % self.columns, i / self.columns))
            .collect()
    }

    /// Rings of cells around this one that lie inside too; the frame's edge ends them.
    fn depth(&self, inside: &[bool], cell: usize) -> usize {
        let (column, row) = (
            (cell % self.columns) as isize,
            (cell / self.columns) as isize,
        );
        let is_inside = |column: isize, row: isize| {
            let in_frame = (0..self.columns as isize).contains(&column)
                && (0..self.rows as isize).contains(&row);
            in_frame && inside[row as usize * self.columns + column as usize]
        };
        // Names are wide and low, so room to the sides counts.
        (1..)
            .take_while(|&d| {
                (-d..=d).all(|dx| is_inside(column + dx, row - (d + 1) / 2))
                    && (-d..=d).all(|dx| is_inside(column + dx, row + (d + 1) / 2))
                    && is_inside(column - d, row)
                    && is_inside(column + d, row)
            })
            .count()
    }
}

fn centre(column: usize, row: usize) -> ScreenPoint {
    ScreenPoint {
        x_px: (column as f64 + 0.5) * CELL_PX,
        y_px: (row as f64 + 0.5) * CELL_PX,
    }
}
