//! Cuts lines at a frame.

use super::{PlanePoint, PlaneRect};

/// The parts of the lines inside the frame, in whole segments.
pub fn pieces_within(lines: Vec<Vec<PlanePoint>>, frame: PlaneRect) -> Vec<Vec<PlanePoint>> {
    let is_seen = |ends: &[PlanePoint]| {
        PlaneRect::around(ends.iter().copied()).is_some_and(|bounds| bounds.overlaps(frame))
    };
    let mut pieces = Vec::new();
    for line in lines {
        let mut piece: Vec<PlanePoint> = Vec::new();
        for ends in line.windows(2) {
            if is_seen(ends) {
                if piece.is_empty() {
                    piece.push(ends[0]);
                }
                piece.push(ends[1]);
            } else if !piece.is_empty() {
                pieces.push(std::mem::take(&mut piece));
            }
        }
        if !piece.is_empty() {
            pieces.push(piece);
        }
    }
    pieces
}
