//! Map labels that neither overlap nor leave the frame.

use super::text_width::text_width_px;
use crate::geo::ScreenPoint;

#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub kind: LabelKind,
    pub text: String,
    /// Number of incidents, set after the name.
    pub count: Option<usize>,
    /// Baseline start or middle, by `anchor`.
    pub at: ScreenPoint,
    pub anchor: Anchor,
    /// The dot of a city.
    pub dot: Option<ScreenPoint>,
    /// Has incidents in the window, or is selected.
    pub active: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelKind {
    City,
    Province,
    Part,
    Country,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// An upright rectangle on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelBox {
    pub left_px: f64,
    pub top_px: f64,
    pub right_px: f64,
    pub bottom_px: f64,
}

impl LabelBox {
    pub fn around(centre: ScreenPoint, width_px: f64, height_px: f64) -> Self {
        Self {
            left_px: centre.x_px - width_px / 2.0,
            top_px: centre.y_px - height_px / 2.0,
            right_px: centre.x_px + width_px / 2.0,
            bottom_px: centre.y_px + height_px / 2.0,
        }
    }

    pub fn overlaps(&self, other: &Self) -> bool {
        self.left_px < other.right_px
            && other.left_px < self.right_px
            && self.top_px < other.bottom_px
            && other.top_px < self.bottom_px
    }

    fn contains(&self, point: ScreenPoint) -> bool {
        (self.left_px..=self.right_px).contains(&point.x_px)
            && (self.top_px..=self.bottom_px).contains(&point.y_px)
    }

    fn within(&self, width_px: f64, height_px: f64) -> bool {
        const MARGIN_PX: f64 = 4.0;
        self.left_px >= MARGIN_PX
            && self.top_px >= MARGIN_PX
            && self.right_px <= width_px - MARGIN_PX
            && self.bottom_px <= height_px - MARGIN_PX
    }
}

impl LabelKind {
    pub fn font_size_px(self, active: bool) -> f64 {
        match self {
            LabelKind::Province if active => 13.0,
            _ => 12.0,
        }
    }

    fn letter_spacing_px(self) -> f64 {
        match self {
            LabelKind::Country => 2.0,
            _ => 0.0,
        }
    }
}

impl Label {
    /// The rectangle the text covers.
    pub fn text_box(&self) -> LabelBox {
        let size_px = self.kind.font_size_px(self.active);
        let characters = self.text.chars().count() as f64;
        // Bold runs 7 to 12 % wider.
        let is_bold = self.active || self.kind == LabelKind::Country;
        let weight = if is_bold { 1.12 } else { 1.0 };
        let count_px = self.count.map_or(0.0, |count| {
            let digits = count.checked_ilog10().unwrap_or(0) + 1;
            size_px * (0.4 + 0.58 * f64::from(digits))
        });
        let width_px = text_width_px(&self.text, size_px) * weight
            + characters * self.kind.letter_spacing_px()
            + count_px;
        let left_px = match self.anchor {
            Anchor::Start => self.at.x_px,
            Anchor::Middle => self.at.x_px - width_px / 2.0,
            Anchor::End => self.at.x_px - width_px,
        };
        LabelBox {
            left_px,
            top_px: self.at.y_px - size_px * 0.95,
            right_px: left_px + width_px,
            bottom_px: self.at.y_px + size_px * 0.35,
        }
    }
}

const DOT_PX: f64 = 6.0;

impl Label {
    fn dot_box(&self) -> Option<LabelBox> {
        self.dot.map(|dot| LabelBox::around(dot, DOT_PX, DOT_PX))
    }

    /// Whether its text or its dot lies on a rectangle.
    pub fn overlaps(&self, taken: &LabelBox) -> bool {
        let dot_box = self.dot_box();
        self.text_box().overlaps(taken) || dot_box.is_some_and(|dot| dot.overlaps(taken))
    }
}

/// Takes labels in order of importance and keeps the first position of each that is free,
/// rather one that crosses no border.
pub struct LabelPlacer {
    width_px: f64,
    height_px: f64,
    taken: Vec<LabelBox>,
    borders: Vec<ScreenPoint>,
    labels: Vec<Label>,
}

impl LabelPlacer {
    pub fn new(width_px: f64, height_px: f64) -> Self {
        Self {
            width_px,
            height_px,
            taken: Vec::new(),
            borders: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// Keeps a rectangle free of labels.
    pub fn reserve(&mut self, taken: LabelBox) {
        self.taken.push(taken);
    }

    /// A border, by points along it that are closer than a name is high.
    pub fn keep_off(&mut self, border: impl IntoIterator<Item = ScreenPoint>) {
        let frame = LabelBox {
            left_px: 0.0,
            top_px: 0.0,
            right_px: self.width_px,
            bottom_px: self.height_px,
        };
        let seen = border.into_iter().filter(|&point| frame.contains(point));
        self.borders.extend(seen);
    }

    pub fn is_free(&self, candidate: &LabelBox) -> bool {
        candidate.within(self.width_px, self.height_px)
            && !self.taken.iter().any(|taken| taken.overlaps(candidate))
    }

    /// Whether one of the positions was free.
    pub fn place(&mut self, candidates: impl IntoIterator<Item = Label>) -> bool {
        // Compiled once, not for each way to find candidates.
        let placed = self.best(&mut candidates.into_iter());
        let Some(label) = placed else {
            return false;
        };
        self.taken.push(label.text_box());
        self.taken.extend(label.dot_box());
        self.labels.push(label);
        true
    }

    fn best(&self, candidates: &mut dyn Iterator<Item = Label>) -> Option<Label> {
        let mut across_border = None;
        for label in candidates {
            let text_box = label.text_box();
            let dot_box = label.dot_box();
            if !self.is_free(&text_box) || dot_box.is_some_and(|dot| !self.is_free(&dot)) {
                continue;
            }
            let mut borders = self.borders.iter();
            if !borders.any(|&point| text_box.contains(point)) {
                return Some(label);
            }
            // A province's name has a number, and a country is named if its neighbour is.
            if label.kind != LabelKind::City {
                across_border.get_or_insert(label);
            }
        }
        across_border
    }

    pub fn into_labels(self) -> Vec<Label> {
        self.labels
    }
}
