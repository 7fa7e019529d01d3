//! Outlines as SVG path data.

use crate::geo::PlanePoint;

/// SVG path data of closed rings, in plane units.
pub fn area_path(rings: &[Vec<PlanePoint>]) -> String {
    path(rings, true)
}

/// SVG path data of open lines, in plane units.
pub fn line_path(lines: &[Vec<PlanePoint>]) -> String {
    path(lines, false)
}

/// Basemap points lie on whole units, so relative steps in integers are exact and short.
fn path(lines: &[Vec<PlanePoint>], closed: bool) -> String {
    let mut data = String::new();
    for line in lines {
        let (mut x, mut y) = (0, 0);
        for (i, point) in line.iter().enumerate() {
            let (next_x, next_y) = (point.x.round() as i32, point.y.round() as i32);
            data.push(match i {
                0 => 'M',
                1 => 'l',
                _ => ' ',
            });
            push_integer(&mut data, next_x - x);
            data.push(' ');
            push_integer(&mut data, next_y - y);
            (x, y) = (next_x, next_y);
        }
        if closed {
            data.push('z');
        }
    }
    data
}

fn push_integer(data: &mut String, value: i32) {
    data.push_str(&value.to_string());
}
