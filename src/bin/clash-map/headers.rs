//! What a host sends with the files: `server` sends it, `examples/hosting/` shows how
//! other servers do, and a test holds them to these values.

/// Any page may embed any file; a browser takes each for what it is called.
pub const EVERY_FILE: [(&str, &str); 3] = [
    ("access-control-allow-origin", "*"),
    ("cross-origin-resource-policy", "cross-origin"),
    ("x-content-type-options", "nosniff"),
];

/// The policy of frame.html, which names it too, for hosts that can send no headers.
pub const FRAME_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
    base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";
