//! Finds lines on the grid that meet where they should not, in exact arithmetic.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::GridPoint;

struct Segment {
    a: GridPoint,
    b: GridPoint,
    line: usize,
}

/// Returns the indices of lines that cross, touch or overlap another line or themselves, except
/// where ends meet. Includes lines that shrank to a point.
pub fn crossing_lines(lines: &[Vec<GridPoint>]) -> BTreeSet<usize> {
    let mut found: BTreeSet<usize> = (0..lines.len()).filter(|&i| lines[i].len() < 2).collect();
    found.extend(touching_at_vertices(lines));

    let mut segments: Vec<Segment> = lines
        .iter()
        .enumerate()
        .flat_map(|(line, points)| {
            points.windows(2).map(move |pair| Segment {
                a: pair[0].min(pair[1]),
                b: pair[0].max(pair[1]),
                line,
            })
        })
        .collect();
    segments.sort_by_key(|s| (s.a, s.b, s.line));
    for (i, first) in segments.iter().enumerate() {
        let reached = segments[i + 1..]
            .iter()
            .take_while(|second| second.a.0 <= first.b.0);
        for second in reached {
            if is_conflict(first, second) {
                found.extend([first.line, second.line]);
            }
        }
    }
    found
}

/// Returns the lines with an inner point that another line, or the same line, also has.
fn touching_at_vertices(lines: &[Vec<GridPoint>]) -> BTreeSet<usize> {
    let mut inner: BTreeMap<GridPoint, Vec<usize>> = BTreeMap::new();
    let mut ends: BTreeMap<GridPoint, Vec<usize>> = BTreeMap::new();
    for (i, line) in lines.iter().enumerate() {
        let last = line.len() - 1;
        for (place, &point) in line.iter().enumerate() {
            let is_end = place == 0 || place == last;
            let map = if is_end { &mut ends } else { &mut inner };
            map.entry(point).or_default().push(i);
        }
    }
    inner
        .iter()
        .filter(|(point, lines)| lines.len() > 1 || ends.contains_key(point))
        .flat_map(|(point, lines)| lines.iter().chain(ends.get(point).into_iter().flatten()))
        .copied()
        .collect()
}

/// Whether the segments share more than an end point of both.
fn is_conflict(s: &Segment, t: &Segment) -> bool {
    if s.a.1.max(s.b.1) < t.a.1.min(t.b.1) || t.a.1.max(t.b.1) < s.a.1.min(s.b.1) {
        return false;
    }
    let turns = [
        turn(s.a, s.b, t.a),
        turn(s.a, s.b, t.b),
        turn(t.a, t.b, s.a),
        turn(t.a, t.b, s.b),
    ];
    if turns == [0; 4] {
        // On one line: whether they overlap by more than a point.
        return s.a.max(t.a) < s.b.min(t.b);
    }
    let share_end = s.a == t.a || s.a == t.b || s.b == t.a || s.b == t.b;
    !share_end && turns[0] * turns[1] <= 0 && turns[2] * turns[3] <= 0
}

/// Returns 1 or −1 if `c` is on one or the other side of the line from `a` to `b`, and 0 if it is
/// on the line.
fn turn(a: GridPoint, b: GridPoint, c: GridPoint) -> i64 {
    let vector = |p: GridPoint, q: GridPoint| (i64::from(q.0 - p.0), i64::from(q.1 - p.1));
    let ((abx, aby), (acx, acy)) = (vector(a, b), vector(a, c));
    (abx * acy - aby * acx).signum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crossing(lines: &[&[GridPoint]]) -> Vec<usize> {
        let lines: Vec<_> = lines.iter().map(|line| line.to_vec()).collect();
        crossing_lines(&lines).into_iter().collect()
    }

    #[test]
    fn lines_may_share_their_ends() {
        let lines: [&[GridPoint]; 3] = [
            &[(0, 0), (5, 0), (9, 3)],
            &[(9, 3), (0, 9)],
            &[(0, 0), (-4, 4), (0, 9)],
        ];
        assert_eq!(crossing(&lines), [0; 0]);
        assert_eq!(crossing(&[&[(0, 0), (9, 0), (9, 9), (0, 0)]]), [0; 0]);
    }

    #[test]
    fn crossing_touching_and_overlapping_are_found() {
        let level: &[GridPoint] = &[(0, 0), (10, 0)];
        let apart: &[GridPoint] = &[(20, 20), (30, 20)];
        for other in [
            &[(5, -5), (5, 5)][..],
            &[(5, 0), (5, 5)],
            &[(2, 5), (5, 0), (8, 5)],
            &[(5, 0), (15, 0)],
            &[(0, 0), (5, 0), (5, 5)],
            &[(10, 0), (0, 0)],
            &[(-5, 5), (0, 0), (-5, -5)],
        ] {
            assert_eq!(crossing(&[level, apart, other]), [0, 2], "{other:?}");
        }
    }

    #[test]
    fn line_that_meets_itself_or_shrank_is_found() {
        assert_eq!(crossing(&[&[(0, 0), (9, 0), (9, 5), (4, -5)]]), [0]);
        assert_eq!(crossing(&[&[(0, 0), (9, 0), (0, 0)]]), [0]);
        assert_eq!(crossing(&[&[(3, 3)]]), [0]);
    }
}
