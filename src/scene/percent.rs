//! Percent-encoding of query values: UTF-8, `+` for a space, like the browser's `URLSearchParams`
//! and `encodeURIComponent` (WHATWG URL, application/x-www-form-urlencoded).

/// Escapes everything that could end a value, or that a mail or chat program could take for the end
/// of a link. Commas stay, because lists contain them.
pub fn encoded(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut query = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~,".contains(&byte) {
            query.push(char::from(byte));
        } else {
            query.push('%');
            query.push(char::from(HEX[usize::from(byte >> 4)]));
            query.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    query
}

/// Inverse of [`encoded`]. A `%` without two hexadecimal digits stays as it is. Bytes that are not
/// UTF-8 become U+FFFD.
pub fn decoded(query: &str) -> String {
    let bytes = query.as_bytes();
    let digit = |at: usize| char::from(*bytes.get(at)?).to_digit(16);
    let mut text = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escaped = match (bytes[at], digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => Some((high << 4 | low) as u8),
            _ => None,
        };
        at += if escaped.is_some() { 3 } else { 1 };
        text.push(escaped.unwrap_or(match bytes[at - 1] {
            b'+' => b' ',
            byte => byte,
        }));
    }
    String::from_utf8_lossy(&text).into_owned()
}
