//! The part of the basemap that a drawing shows. Every change returns a new view.

use super::{PlanePoint, PlaneRect, ScreenPoint};

/// A drawing of `width_px` by `height_px` with `center` in its middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    pub width_px: f64,
    pub height_px: f64,
    pub center: PlanePoint,
    /// Scale: CSS pixels per grid unit, above 0.
    pub px_per_unit: f64,
}

impl Viewport {
    /// The largest view that shows all of `bounds` with `padding_px` on every side.
    ///
    /// A drawing too small for its padding, and bounds without an area, give a small
    /// or large finite scale and never a zero or negative one.
    pub fn fit(bounds: PlaneRect, width_px: f64, height_px: f64, padding_px: f64) -> Self {
        let scale = |side_px: f64, side: f64| (side_px - 2.0 * padding_px).max(1.0) / side.max(1.0);
        Self {
            width_px,
            height_px,
            center: bounds.center(),
            px_per_unit: scale(width_px, bounds.width()).min(scale(height_px, bounds.height())),
        }
    }

    pub fn screen_from_plane(&self, point: PlanePoint) -> ScreenPoint {
        ScreenPoint {
            x_px: self.width_px / 2.0 + (point.x - self.center.x) * self.px_per_unit,
            y_px: self.height_px / 2.0 + (point.y - self.center.y) * self.px_per_unit,
        }
    }

    /// Inverse of [`Self::screen_from_plane`].
    pub fn plane_from_screen(&self, point: ScreenPoint) -> PlanePoint {
        PlanePoint {
            x: self.center.x + (point.x_px - self.width_px / 2.0) / self.px_per_unit,
            y: self.center.y + (point.y_px - self.height_px / 2.0) / self.px_per_unit,
        }
    }

    /// How this drawing lies in another: its scale there, and where its top left corner is,
    /// in px.
    pub fn placed_in(&self, other: &Self) -> (f64, f64, f64) {
        let corner = self.plane_from_screen(ScreenPoint {
            x_px: 0.0,
            y_px: 0.0,
        });
        let at = other.screen_from_plane(corner);
        (other.px_per_unit / self.px_per_unit, at.x_px, at.y_px)
    }

    /// What the drawing shows of the plane.
    pub fn visible(&self) -> PlaneRect {
        PlaneRect {
            min: self.plane_from_screen(ScreenPoint {
                x_px: 0.0,
                y_px: 0.0,
            }),
            max: self.plane_from_screen(ScreenPoint {
                x_px: self.width_px,
                y_px: self.height_px,
            }),
        }
    }

    /// The view after the map has been dragged: what was at the pointer moves with it.
    #[must_use]
    pub fn panned(&self, dx_px: f64, dy_px: f64) -> Self {
        Self {
            center: PlanePoint {
                x: self.center.x - dx_px / self.px_per_unit,
                y: self.center.y - dy_px / self.px_per_unit,
            },
            ..*self
        }
    }

    /// The view magnified by `factor` (above 0); the place under `at` stays there.
    #[must_use]
    pub fn zoomed(&self, factor: f64, at: ScreenPoint) -> Self {
        let fixed = self.plane_from_screen(at);
        let px_per_unit = self.px_per_unit * factor;
        Self {
            center: PlanePoint {
                x: fixed.x - (at.x_px - self.width_px / 2.0) / px_per_unit,
                y: fixed.y - (at.y_px - self.height_px / 2.0) / px_per_unit,
            },
            px_per_unit,
            ..*self
        }
    }

    /// The view moved as little as shows all of `bounds` with `padding_px` on every side, or
    /// their middle where they are larger than the view.
    #[must_use]
    pub fn revealing(&self, bounds: PlaneRect, padding_px: f64) -> Self {
        let along = |center: f64, side_px: f64, min: f64, max: f64| {
            let half = (side_px / 2.0 - padding_px) / self.px_per_unit;
            if max - min > 2.0 * half {
                (min + max) / 2.0
            } else {
                center.clamp(max - half, min + half)
            }
        };
        Self {
            center: PlanePoint {
                x: along(self.center.x, self.width_px, bounds.min.x, bounds.max.x),
                y: along(self.center.y, self.height_px, bounds.min.y, bounds.max.y),
            },
            ..*self
        }
    }

    /// The view in a drawing of another size, which shows the same box of the plane as
    /// far as the new proportions allow.
    #[must_use]
    pub fn resized(&self, width_px: f64, height_px: f64) -> Self {
        let visible = self.visible();
        Self::fit(visible, width_px, height_px, 0.0)
    }

    /// The nearest view that does not leave `extent`.
    ///
    /// It is never smaller than the whole extent fitted in, and never larger than
    /// `max_px_per_unit`. Where the drawing is wider (or taller) than the extent, the extent is
    /// centred.
    #[must_use]
    pub fn clamped(&self, extent: PlaneRect, max_px_per_unit: f64) -> Self {
        let whole = Self::fit(extent, self.width_px, self.height_px, 0.0);
        let px_per_unit = self.px_per_unit.min(max_px_per_unit).max(whole.px_per_unit);
        let along = |center: f64, side_px: f64, min: f64, max: f64| {
            let half = side_px / 2.0 / px_per_unit;
            if max - min <= 2.0 * half {
                (min + max) / 2.0
            } else {
                center.max(min + half).min(max - half)
            }
        };
        Self {
            center: PlanePoint {
                x: along(self.center.x, self.width_px, extent.min.x, extent.max.x),
                y: along(self.center.y, self.height_px, extent.min.y, extent.max.y),
            },
            px_per_unit,
            ..*self
        }
    }
}
