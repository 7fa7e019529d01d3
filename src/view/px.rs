//! Formats coordinates as attribute values.

/// CSS px with at most one decimal. Uses integer arithmetic: the standard float formatting would be
/// the largest function in the file that the reader loads.
pub fn px(value_px: f64) -> String {
    let tenths = (value_px * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, tenth) = (tenths.abs() / 10, tenths.abs() % 10);
    if tenth == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{tenth}")
    }
}

/// `translate(x,y)`.
pub fn translate(x_px: f64, y_px: f64) -> String {
    format!("translate({},{})", px(x_px), px(y_px))
}

/// A factor with six decimals. Uses integer arithmetic like [`px`].
pub fn factor(value: f64) -> String {
    let millionths = (value * 1e6).round() as i64;
    format!("{}.{:06}", millionths / 1_000_000, millionths % 1_000_000)
}
