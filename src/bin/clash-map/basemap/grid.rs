//! The integer grid of the basemap file.

/// A point of the integer grid.
pub type GridPoint = (i32, i32);
