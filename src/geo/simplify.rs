//! Simplifies lines: D. H. Douglas and T. K. Peucker, "Algorithms for the reduction of the number
//! of points required to represent a digitized line", *Cartographica* 10 (1973).

use super::PlanePoint;

/// A subset of the line's points, in order and with both ends. Every dropped point is within
/// `tolerance` grid units of the simplified line.
pub fn simplified_line(line: &[PlanePoint], tolerance: f64) -> Vec<PlanePoint> {
    let Some(last) = line.len().checked_sub(1) else {
        return Vec::new();
    };
    let mut keep = vec![false; line.len()];
    keep[0] = true;
    keep[last] = true;
    mark_kept(line, 0, last, tolerance, &mut keep);
    let kept = line.iter().zip(keep).filter(|(_, keep)| *keep);
    kept.map(|(point, _)| *point).collect()
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
