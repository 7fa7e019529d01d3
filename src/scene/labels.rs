//! Places labels on the map so that they neither overlap nor leave the frame.

use super::text_width::text_width_px;
use crate::geo::ScreenPoint;

/// A name and its position.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub name: Name,
    pub position: Position,
}

/// The content of a label, without its position.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    pub kind: LabelKind,
    pub text: String,
    /// Number of incidents, drawn after the text.
    pub count: Option<usize>,
    /// Position of a city's dot.
    pub dot: Option<ScreenPoint>,
    /// The province has incidents in the window, or is selected.
    pub active: bool,
    width_px: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// On the baseline: start, middle or end of the text, depending on `anchor`.
    pub at: ScreenPoint,
    pub anchor: Anchor,
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

/// An axis-parallel rectangle on the screen.
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

impl Name {
    pub fn new(kind: LabelKind, text: String) -> Self {
        Self {
            width_px: width_px(kind, &text, None, false),
            kind,
            text,
            count: None,
            dot: None,
            active: false,
        }
    }

    /// The name of a province that is selected, or that has `count` incidents.
    pub fn active(text: String, count: Option<usize>) -> Self {
        let kind = LabelKind::Province;
        Self {
            width_px: width_px(kind, &text, count, true),
            count,
            active: true,
            ..Self::new(kind, text)
        }
    }

    pub fn of_city(text: String, dot: ScreenPoint) -> Self {
        Self {
            dot: Some(dot),
            ..Self::new(LabelKind::City, text)
        }
    }

    /// The rectangle that the text covers at a position.
    pub fn box_at(&self, Position { at, anchor }: Position) -> LabelBox {
        let size_px = self.kind.font_size_px(self.active);
        let left_px = match anchor {
            Anchor::Start => at.x_px,
            Anchor::Middle => at.x_px - self.width_px / 2.0,
            Anchor::End => at.x_px - self.width_px,
        };
        LabelBox {
            left_px,
            top_px: at.y_px - size_px * 0.95,
            right_px: left_px + self.width_px,
            bottom_px: at.y_px + size_px * 0.35,
        }
    }

    fn dot_box(&self) -> Option<LabelBox> {
        const DOT_PX: f64 = 6.0;
        self.dot.map(|dot| LabelBox::around(dot, DOT_PX, DOT_PX))
    }
}

fn width_px(kind: LabelKind, text: &str, count: Option<usize>, active: bool) -> f64 {
    let size_px = kind.font_size_px(active);
    let characters = text.chars().count() as f64;
    // Bold text is 7 to 12 % wider.
    let is_bold = active || kind == LabelKind::Country;
    let weight = if is_bold { 1.12 } else { 1.0 };
    let count_px = count.map_or(0.0, |count| {
        let digits = count.checked_ilog10().unwrap_or(0) + 1;
        size_px * (0.4 + 0.58 * f64::from(digits))
    });
    text_width_px(text, size_px) * weight + characters * kind.letter_spacing_px() + count_px
}

impl Label {
    /// The rectangle that the text covers.
    pub fn text_box(&self) -> LabelBox {
        self.name.box_at(self.position)
    }

    /// Whether its text or its dot overlaps a rectangle.
    pub fn overlaps(&self, taken: &LabelBox) -> bool {
        let dot_box = self.name.dot_box();
        self.text_box().overlaps(taken) || dot_box.is_some_and(|dot| dot.overlaps(taken))
    }
}

/// Places names in the order in which you pass them, so pass the most important first. Each name
/// takes its first free position, preferably one that crosses no border.
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

    /// Adds a border, as points along it. Their distance must be less than the height of a name.
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

    pub fn place(&mut self, name: Name, positions: impl IntoIterator<Item = Position>) {
        self.place_where(name, positions, &|_| true);
    }

    /// Like [`Self::place`], but only at positions where `may_stand` accepts the rectangle of the
    /// text.
    pub fn place_where(
        &mut self,
        name: Name,
        positions: impl IntoIterator<Item = Position>,
        may_stand: &dyn Fn(&LabelBox) -> bool,
    ) {
        let dot_box = name.dot_box();
        if dot_box.is_some_and(|dot| !self.is_free(&dot)) {
            return;
        }
        // Behind `dyn`, so that it is compiled only once.
        let Some(position) = self.best(&name, &mut positions.into_iter(), may_stand) else {
            return;
        };
        self.taken.push(name.box_at(position));
        self.taken.extend(dot_box);
        self.labels.push(Label { name, position });
    }

    fn best(
        &self,
        name: &Name,
        positions: &mut dyn Iterator<Item = Position>,
        may_stand: &dyn Fn(&LabelBox) -> bool,
    ) -> Option<Position> {
        let mut across_border = None;
        for position in positions {
            let text_box = name.box_at(position);
            if !self.is_free(&text_box) || !may_stand(&text_box) {
                continue;
            }
            let mut borders = self.borders.iter();
            if !borders.any(|&point| text_box.contains(point)) {
                return Some(position);
            }
            // Better across a border than missing: a province's name has its count, and a country
            // is named if its neighbour is. A city may be left out.
            if name.kind != LabelKind::City {
                across_border.get_or_insert(position);
            }
        }
        across_border
    }

    pub fn into_labels(self) -> Vec<Label> {
        self.labels
    }
}
