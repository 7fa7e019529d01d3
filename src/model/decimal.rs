//! Numbers to and from decimal digits, without the large float code of the standard library.

/// The number as text with at most six decimals and no zeros at the end: `69.2784`, `-77`. Returns
/// `None` if its magnitude is 10^12 or more, or NaN. A millionth of a degree is at most 11 cm on
/// the ground.
///
/// Uses integer arithmetic: the standard float formatting would be the largest function in the file
/// that the reader loads.
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

/// Parses a number such as `69.2784` or `-77` with at most 15 digits. Returns `None` for any other
/// form.
///
/// Divides two whole numbers, which is exact to the last bit. The standard float parser would bring
/// a table of 10 kB.
pub fn decimal_from_text(text: &str) -> Option<f64> {
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let count = whole.len() + decimals.len();
    if whole.is_empty() || count > 15 || !is_number(whole) || !is_number(decimals) {
        return None;
    }
    let digits = whole.bytes().chain(decimals.bytes());
    let number = digits.fold(0_u64, |number, digit| number * 10 + u64::from(digit - b'0'));
    let magnitude = number as f64 / 10_u64.pow(decimals.len() as u32) as f64;
    Some(if is_negative { -magnitude } else { magnitude })
}
