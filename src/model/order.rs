//! One compiled sort for the whole crate.

use std::cmp::Ordering;

/// The numbers below `count`, in the order of `compare` and then in their own.
///
/// Not generic: every sort of another type is 5 kB more for a reader to load.
pub fn sorted_positions(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..count).collect();
    positions.sort_unstable_by(|a, b| compare(*a, *b).then(a.cmp(b)));
    positions
}
