//! The HTTP headers of the published files. `server` sends them and `examples/hosting/` sets them
//! on other servers. A test checks that they agree.

/// Headers of every file. Any page may embed it, and browsers must not guess its type.
pub const EVERY_FILE: [(&str, &str); 3] = [
    ("access-control-allow-origin", "*"),
    ("cross-origin-resource-policy", "cross-origin"),
    ("x-content-type-options", "nosniff"),
];

/// Returns the Content-Security-Policy of frame.html at `origin`. The page repeats it in a `meta`
/// element for hosts that cannot send headers. It names the origin beside `'self'`, because
/// `'self'` matches nothing in WebKit if the frame is sandboxed, as in WordPress.
pub fn frame_policy(origin: &str) -> String {
    let own = format!("'self' {origin}");
    format!(
        "default-src 'none'; script-src {own} 'wasm-unsafe-eval'; style-src {own}; \
         img-src {own} data:; font-src {own}; connect-src {own}; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
}
