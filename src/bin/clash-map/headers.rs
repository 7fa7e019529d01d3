//! What a host sends with the files: `server` sends it, `examples/hosting/` shows how
//! other servers do, and a test holds them to these values.

/// Any page may embed any file; a browser takes each for what it is called.
pub const EVERY_FILE: [(&str, &str); 3] = [
    ("access-control-allow-origin", "*"),
    ("cross-origin-resource-policy", "cross-origin"),
    ("x-content-type-options", "nosniff"),
];

/// The policy of frame.html at an origin, which the page names too, for hosts that can
/// send no headers. The origin stands beside `'self'` because in a sandboxed frame, as
/// WordPress makes it, WebKit takes `'self'` for nothing at all.
pub fn frame_policy(origin: &str) -> String {
    let own = format!("'self' {origin}");
    format!(
        "default-src 'none'; script-src {own} 'wasm-unsafe-eval'; style-src {own}; \
         img-src {own} data:; font-src {own}; connect-src {own}; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
}
