//! Points and rectangles of the plane and of the screen.
//!
//! Points cannot be added, and nothing here converts between the two coordinate systems: only a
//! [`super::Viewport`] does.

/// A position on the basemap's grid, which is 4096 units wide. `x` grows to the right (roughly
/// east), `y` grows downwards (roughly south).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlanePoint {
    pub x: f64,
    pub y: f64,
}

/// A position in the drawing, in CSS pixels from its top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScreenPoint {
    pub x_px: f64,
    pub y_px: f64,
}

/// An axis-parallel rectangle on the basemap's grid, edges included. `min` is its top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaneRect {
    pub min: PlanePoint,
    pub max: PlanePoint,
}

impl PlanePoint {
    /// The nearest point with whole coordinates.
    pub fn rounded(self) -> Self {
        Self {
            x: self.x.round(),
            y: self.y.round(),
        }
    }

    /// Distance in grid units.
    pub fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// Distance in grid units to the nearest point of the segment from `a` to `b`.
    pub fn distance_to_segment(self, a: Self, b: Self) -> f64 {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let length2 = dx * dx + dy * dy;
        if length2 == 0.0 {
            return self.distance(a);
        }
        let along = ((self.x - a.x) * dx + (self.y - a.y) * dy) / length2;
        let along = along.clamp(0.0, 1.0);
        self.distance(Self {
            x: a.x + along * dx,
            y: a.y + along * dy,
        })
    }
}

impl ScreenPoint {
    /// Distance in CSS pixels.
    pub fn distance_px(self, other: Self) -> f64 {
        (self.x_px - other.x_px).hypot(self.y_px - other.y_px)
    }
}

impl PlaneRect {
    /// The bounding box of the points. `None` if there are none.
    pub fn around(points: impl IntoIterator<Item = PlanePoint>) -> Option<Self> {
        let mut points = points.into_iter();
        let first = points.next()?;
        let start = Self {
            min: first,
            max: first,
        };
        Some(points.fold(start, |rect, point| {
            rect.union(Self {
                min: point,
                max: point,
            })
        }))
    }

    pub fn width(&self) -> f64 {
        self.max.x - self.min.x
    }

    pub fn height(&self) -> f64 {
        self.max.y - self.min.y
    }

    pub fn center(&self) -> PlanePoint {
        PlanePoint {
            x: (self.min.x + self.max.x) / 2.0,
            y: (self.min.y + self.max.y) / 2.0,
        }
    }

    pub fn contains(&self, point: PlanePoint) -> bool {
        (self.min.x..=self.max.x).contains(&point.x) && (self.min.y..=self.max.y).contains(&point.y)
    }

    /// The point of the rectangle that is nearest to `point`.
    pub fn nearest(&self, point: PlanePoint) -> PlanePoint {
        PlanePoint {
            x: point.x.clamp(self.min.x, self.max.x),
            y: point.y.clamp(self.min.y, self.max.y),
        }
    }

    /// Whether the rectangles share more than an edge.
    pub fn overlaps(&self, other: Self) -> bool {
        self.min.x < other.max.x
            && other.min.x < self.max.x
            && self.min.y < other.max.y
            && other.min.y < self.max.y
    }

    /// The bounding box of both.
    pub fn union(&self, other: Self) -> Self {
        Self {
            min: PlanePoint {
                x: self.min.x.min(other.min.x),
                y: self.min.y.min(other.min.y),
            },
            max: PlanePoint {
                x: self.max.x.max(other.max.x),
                y: self.max.y.max(other.max.y),
            },
        }
    }

    /// The rectangle with every edge moved outwards by `margin` grid units.
    pub fn expanded(&self, margin: f64) -> Self {
        Self {
            min: PlanePoint {
                x: self.min.x - margin,
                y: self.min.y - margin,
            },
            max: PlanePoint {
                x: self.max.x + margin,
                y: self.max.y + margin,
            },
        }
    }
}
