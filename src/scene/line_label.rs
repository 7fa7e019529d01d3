//! Places a name along a line, where the line is straight enough.

use super::labels::{LabelBox, LabelPlacer};
use super::text_width::text_width_px;
use crate::geo::ScreenPoint;

pub const LINE_LABEL_FONT_PX: f64 = 12.0;

#[derive(Clone, Debug, PartialEq)]
pub struct LineLabel {
    pub text: String,
    /// Middle of the text.
    pub at: ScreenPoint,
    /// Clockwise, −90 to 90, so that the text is never upside down.
    pub rotation_deg: f64,
}

impl LineLabel {
    /// Whether the label overlaps a rectangle.
    pub fn overlaps(&self, taken: &LabelBox) -> bool {
        let width_px = text_width_px(&self.text, LINE_LABEL_FONT_PX);
        let mut boxes = boxes_along(self, width_px).into_iter();
        boxes.any(|part| part.overlaps(taken))
    }
}

/// Places the text along the straightest free part of a line on the screen, and reserves its room.
/// `None` if no part inside the frame is straight and free.
pub fn place_line_label(
    text: &str,
    lines: &[Vec<ScreenPoint>],
    placer: &mut LabelPlacer,
) -> Option<LineLabel> {
    const STEP_PX: f64 = 8.0;
    /// The largest distance of the line from the text's baseline.
    const MAX_DEVIATION_PX: f64 = 7.0;
    let width_px = text_width_px(text, LINE_LABEL_FONT_PX);
    let steps = (width_px / STEP_PX).ceil() as usize;
    let mut best: Option<(f64, LineLabel, Vec<LabelBox>)> = None;
    for line in lines {
        let samples = resample(line, STEP_PX);
        for stretch in samples.windows(steps + 1) {
            let (first, last) = (stretch[0], stretch[steps]);
            let deviation_px = stretch
                .iter()
                .map(|&p| distance_to_chord_px(p, first, last))
                .fold(0.0, f64::max);
            let beaten = best
                .as_ref()
                .is_some_and(|(least_px, ..)| deviation_px >= *least_px);
            if deviation_px > MAX_DEVIATION_PX || beaten {
                continue;
            }
            for side in [-1.0, 1.0] {
                let label = label_along(text, first, last, side * (deviation_px + 9.0));
                let boxes = boxes_along(&label, width_px);
                if boxes.iter().all(|b| placer.is_free(b)) {
                    best = Some((deviation_px, label, boxes));
                    break;
                }
            }
        }
    }
    let (_, label, boxes) = best?;
    boxes.into_iter().for_each(|b| placer.reserve(b));
    Some(label)
}

/// Points every `step_px` along a polyline.
pub fn resample(line: &[ScreenPoint], step_px: f64) -> Vec<ScreenPoint> {
    let mut samples = Vec::new();
    let mut until_next_px = 0.0;
    for pair in line.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let length_px = (b.x_px - a.x_px).hypot(b.y_px - a.y_px);
        while until_next_px < length_px {
            let share = until_next_px / length_px;
            samples.push(ScreenPoint {
                x_px: a.x_px + (b.x_px - a.x_px) * share,
                y_px: a.y_px + (b.y_px - a.y_px) * share,
            });
            until_next_px += step_px;
        }
        until_next_px -= length_px;
    }
    samples
}

fn distance_to_chord_px(p: ScreenPoint, a: ScreenPoint, b: ScreenPoint) -> f64 {
    let (dx, dy) = (b.x_px - a.x_px, b.y_px - a.y_px);
    let length_px = dx.hypot(dy);
    if length_px == 0.0 {
        return f64::INFINITY;
    }
    ((p.x_px - a.x_px) * dy - (p.y_px - a.y_px) * dx).abs() / length_px
}

/// `offset_px` moves the text to one side of the line.
fn label_along(text: &str, a: ScreenPoint, b: ScreenPoint, offset_px: f64) -> LineLabel {
    let (dx, dy) = (b.x_px - a.x_px, b.y_px - a.y_px);
    let length_px = dx.hypot(dy);
    let mut rotation_deg = dy.atan2(dx).to_degrees();
    if rotation_deg > 90.0 {
        rotation_deg -= 180.0;
    } else if rotation_deg < -90.0 {
        rotation_deg += 180.0;
    }
    LineLabel {
        text: text.to_string(),
        at: ScreenPoint {
            x_px: (a.x_px + b.x_px) / 2.0 + dy / length_px * offset_px,
            y_px: (a.y_px + b.y_px) / 2.0 - dx / length_px * offset_px,
        },
        rotation_deg,
    }
}

/// Small axis-parallel boxes that together cover the slanted text.
fn boxes_along(label: &LineLabel, width_px: f64) -> Vec<LabelBox> {
    let (sin, cos) = label.rotation_deg.to_radians().sin_cos();
    let pieces = (width_px / LINE_LABEL_FONT_PX).ceil() as i32;
    (0..=pieces)
        .map(|i| {
            let along_px = width_px * (f64::from(i) / f64::from(pieces) - 0.5);
            let centre = ScreenPoint {
                x_px: label.at.x_px + along_px * cos,
                y_px: label.at.y_px + along_px * sin,
            };
            LabelBox::around(centre, LINE_LABEL_FONT_PX, LINE_LABEL_FONT_PX)
        })
        .collect()
}
