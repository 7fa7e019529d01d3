//! Forms of text in which more than the characters counts.

use super::report::is_invisible_control;

/// Whether this is a link that can be shown and followed: `http` or `https`, a host in
/// ASCII, no user name, and nothing that is drawn other than it reads.
pub(super) fn is_url(url: &str) -> bool {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    let authority = rest
        .and_then(|rest| rest.split(['/', '?', '#']).next())
        .unwrap_or_default();
    let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
    let is_host_byte = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'.';
    let is_unsafe = |c: char| {
        c.is_whitespace() || is_invisible_control(c) || matches!(c, '\\' | '"' | '<' | '>')
    };
    !host.is_empty()
        && host.bytes().all(is_host_byte)
        && !port.is_empty()
        && port.bytes().all(|b| b.is_ascii_digit())
        && !url.chars().any(is_unsafe)
}

/// Whether this is a BCP 47 tag, by form only.
pub(super) fn is_language(tag: &str) -> bool {
    let is_subtag =
        |s: &str| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric());
    let primary = tag.split('-').next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_lowercase())
        && tag.split('-').all(is_subtag)
}
