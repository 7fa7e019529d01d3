//! What the published files are, by their endings. Under `nosniff` a browser refuses a file
//! that its host calls anything else; a test holds `examples/hosting/` to these.

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
