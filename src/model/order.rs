//! Sorting, with one compiled sort for the whole crate.

use std::cmp::Ordering;

/// The numbers from 0 to `count - 1`, in the order of `compare`. Equal ones keep their order.
///
/// Not generic: each further compiled sort adds 5 kB to what the reader loads.
pub fn sorted_positions(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..count).collect();
    positions.sort_unstable_by(|a, b| compare(*a, *b).then(a.cmp(b)));
    positions
}
