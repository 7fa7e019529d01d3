//! Joins arcs end to end.

use super::PlanePoint;

/// The longest polylines that the arcs form. Arcs may be reversed to fit. If a line returns to its
/// start, its last point equals its first. Where more than two ends meet, the first fitting arc
/// continues the line.
pub(super) fn chained(arcs: impl IntoIterator<Item = Vec<PlanePoint>>) -> Vec<Vec<PlanePoint>> {
    let mut rest: Vec<Vec<PlanePoint>> = arcs.into_iter().filter(|arc| arc.len() > 1).collect();
    let mut lines = Vec::new();
    while let Some(mut line) = rest.pop() {
        extend_tail(&mut line, &mut rest);
        line.reverse();
        extend_tail(&mut line, &mut rest);
        line.reverse();
        lines.push(line);
    }
    lines
}

fn extend_tail(line: &mut Vec<PlanePoint>, rest: &mut Vec<Vec<PlanePoint>>) {
    while line.first() != line.last() {
        let tail = line.last();
        let Some(next) = rest
            .iter()
            .position(|arc| arc.first() == tail || arc.last() == tail)
        else {
            return;
        };
        let mut arc = rest.swap_remove(next);
        if arc.first() != tail {
            arc.reverse();
        }
        line.extend(arc.into_iter().skip(1));
    }
}
