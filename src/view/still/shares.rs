//! Positions as percentages of a drawing's size, so that the drawing fits every width.

/// The size, in CSS px, for which the positions were computed.
#[derive(Clone, Copy)]
pub struct Size {
    pub width_px: f64,
    pub height_px: f64,
}

impl Size {
    pub fn x(self, x_px: f64) -> String {
        percent(x_px / self.width_px)
    }

    pub fn y(self, y_px: f64) -> String {
        percent(y_px / self.height_px)
    }

    /// A length in any direction, such as a radius. SVG resolves its percentage against √((width² +
    /// height²) ÷ 2).
    pub fn length(self, length_px: f64) -> String {
        percent(length_px / (self.width_px.hypot(self.height_px) / std::f64::consts::SQRT_2))
    }
}

/// A percentage with one decimal, which is less than a pixel on any of these drawings.
fn percent(share: f64) -> String {
    format!("{}%", (share * 1000.0).round() / 10.0)
}
