//! The media types of the published files, by file extension. With `nosniff`, a browser rejects a
//! script or style sheet of another type. A test checks `examples/hosting/` against this table.

pub const FILE_TYPES: [(&str, &str); 9] = [
    ("css", "text/css"),
    ("html", "text/html"),
    ("js", "text/javascript"),
    ("json", "application/json"),
    ("jsonld", "application/ld+json"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain"),
    ("wasm", "application/wasm"),
];
