//! Checks links, mail addresses and language tags by their form.

use super::report::is_invisible_control;

pub(super) const LANGUAGE: &str = "a language tag such as en or fa-AF";

/// Whether the link is safe to show and to follow: `http` or `https`, a host in ASCII, no user
/// name, and no character that makes it look different from what it is.
pub(super) fn is_url(url: &str) -> bool {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let authority = rest
        .and_then(|rest| rest.split(['/', '?', '#']).next())
        .unwrap_or_default();
    let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
    let is_unsafe = |c: char| {
        c.is_whitespace() || is_invisible_control(c) || matches!(c, '\\' | '"' | '<' | '>')
    };
    is_host(host)
        && !port.is_empty()
        && port.bytes().all(|b| b.is_ascii_digit())
        && !url.chars().any(is_unsafe)
}

/// Whether a reader can report an error here: an `https` link, or `mailto` with one address and at
/// most a subject. The subject must have no line break, which could add recipients.
pub(super) fn is_report_url(url: &str) -> bool {
    let Some(mailto) = url.strip_prefix("mailto:") else {
        return url.starts_with("https://") && is_url(url);
    };
    let (address, subject) = mailto.split_once("?subject=").unwrap_or((mailto, ""));
    let Some((name, host)) = address.split_once('@') else {
        return false;
    };
    let is_name_byte = |b: u8| b.is_ascii_alphanumeric() || b"-_.+".contains(&b);
    !name.is_empty() && name.bytes().all(is_name_byte) && is_host(host) && is_one_line(subject)
}

/// Whether the text is percent-encoded (RFC 3986) and has no control characters.
fn is_one_line(encoded: &str) -> bool {
    let is_plain = |text: &str| {
        text.bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-._~".contains(&b))
    };
    let mut parts = encoded.split('%');
    parts.next().is_some_and(is_plain)
        && parts.all(|part| {
            let code = part
                .get(..2)
                .filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()))
                .and_then(|code| u8::from_str_radix(code, 16).ok());
            code.is_some_and(|code| !code.is_ascii_control()) && is_plain(&part[2..])
        })
}

fn is_host(host: &str) -> bool {
    let is_host_byte = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'.';
    !host.is_empty() && host.bytes().all(is_host_byte)
}

/// Whether the tag has the form of BCP 47. Does not look up its subtags.
pub(super) fn is_language(tag: &str) -> bool {
    let is_subtag =
        |s: &str| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric());
    let primary = tag.split('-').next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_lowercase())
        && tag.split('-').all(is_subtag)
}
