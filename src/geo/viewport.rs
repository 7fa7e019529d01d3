//! The viewport: the part of the basemap that a drawing shows. Every change returns a new viewport.

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
    /// The closest view that shows all of `bounds` with `padding_px` on every side.
    ///
    /// The scale is always finite and above 0, even if the drawing is smaller than its padding or
    /// the bounds have no area.
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

    /// This viewport's scale in another one, and the position of its top left corner there, in px.
    pub fn placed_in(&self, other: &Self) -> (f64, f64, f64) {
        let corner = self.plane_from_screen(ScreenPoint {
            x_px: 0.0,
            y_px: 0.0,
        });
        let at = other.screen_from_plane(corner);
        (other.px_per_unit / self.px_per_unit, at.x_px, at.y_px)
    }

    /// The rectangle of the plane that the drawing shows.
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

    /// The viewport after the map was dragged by (`dx_px`, `dy_px`).
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

    /// The viewport magnified by `factor` (above 0). The place under `at` stays there.
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

    /// The viewport, panned as little as possible so that all of `bounds` is visible with
    /// `padding_px` on every side. If they are larger than the drawing, their middle is in the
    /// middle.
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

    /// The viewport for a drawing of another size. It shows the same rectangle of the plane as
    /// closely as possible.
    #[must_use]
    pub fn resized(&self, width_px: f64, height_px: f64) -> Self {
        let visible = self.visible();
        Self::fit(visible, width_px, height_px, 0.0)
    }

    /// The nearest viewport inside `extent`.
    ///
    /// It never zooms out beyond the whole extent, nor in beyond `max_px_per_unit`. If the drawing
    /// is wider (or taller) than the extent, the extent is centred.
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
