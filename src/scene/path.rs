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

/// The points of the basemap have whole coordinates, so relative steps in integers are exact and
/// short.
fn path(lines: &[Vec<PlanePoint>], closed: bool) -> String {
    let mut data = String::new();
    for line in lines {
        let (mut x, mut y) = (0, 0);
        for (i, point) in line.iter().enumerate() {
            let (next_x, next_y) = (point.x.round() as i32, point.y.round() as i32);
            match i {
                0 => data.push('M'),
                1 => data.push('l'),
                _ => {}
            }
            push_number(&mut data, next_x - x);
            push_number(&mut data, next_y - y);
            (x, y) = (next_x, next_y);
        }
        if closed {
            data.push('z');
        }
    }
    data
}

/// A minus sign also separates two numbers.
fn push_number(data: &mut String, value: i32) {
    let follows_digit = data.ends_with(|last: char| last.is_ascii_digit());
    if follows_digit && value >= 0 {
        data.push(' ');
    }
    data.push_str(&value.to_string());
}
