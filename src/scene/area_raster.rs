//! A coarse grid of which area is where on the screen. It finds room for names.

use crate::geo::{Basemap, ScreenPoint, Viewport, area_position_at};
use crate::model::sorted_positions;

const CELL_PX: f64 = 22.0;

/// Depends only on the viewport.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaRaster {
    viewport: Viewport,
    columns: usize,
    rows: usize,
    /// Each cell's index in [`Basemap::areas`], or `None` outside all areas.
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

    /// The centres of all cells whose area matches, the deepest inside first. `matches` gets the
    /// area's index in [`Basemap::areas`].
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

    /// How many rings of cells around this one are inside too. The edge of the frame counts as
    /// outside.
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
        // A name is wider than high, so it needs more room at its sides.
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
