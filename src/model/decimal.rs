//! Numbers in decimal digits.

/// A number to a millionth, without zeros at the end: `69.2784`, `-77`. A millionth of a
/// degree is at most 11 cm on the ground. `None` for what is not below 10^12.
///
/// By integer arithmetic: the standard float formatting would be the largest function in
/// the file a reader loads.
pub fn decimal_text(number: f64) -> Option<String> {
    let magnitude = number.abs();
    if magnitude.is_nan() || magnitude >= 1e12 {
        return None;
    }
    let sign = if number < 0.0 { "-" } else { "" };
    let millionths = (magnitude * 1e6).round() as u64;
    let (whole, decimals) = (millionths / 1_000_000, millionths % 1_000_000);
    let shown = format!("{sign}{whole}.{decimals:06}");
    Some(shown.trim_end_matches('0').trim_end_matches('.').into())
}
