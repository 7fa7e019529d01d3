//! Assigns marks to rows so that they do not overlap.

/// The row of each extent, from 0: the first row in which it starts at least `gap_px` after every
/// extent already there.
///
/// `extents` are `(left_px, right_px)` with `left_px <= right_px`. In any order, no two extents of
/// a row overlap. Sorted by `left_px`, they take the fewest rows possible (Kleinberg & Tardos,
/// "Algorithm Design", 4.1, interval partitioning).
pub fn pack_rows(extents: &[(f64, f64)], gap_px: f64) -> Vec<usize> {
    let mut row_ends_px: Vec<f64> = Vec::new();
    extents
        .iter()
        .map(|&(left_px, right_px)| {
            let free = row_ends_px.iter().position(|end| end + gap_px <= left_px);
            match free {
                Some(row) => {
                    row_ends_px[row] = right_px;
                    row
                }
                None => {
                    row_ends_px.push(right_px);
                    row_ends_px.len() - 1
                }
            }
        })
        .collect()
}
