//! How a build is optimized.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Small: the build to publish.
    Release,
    /// Smaller, with unstable options of Rust: the standard library is compiled for size, and a
    /// panic has no message.
    Smallest,
    /// Quick to build, large, and not compressed.
    Dev,
}

impl Profile {
    pub fn new(dev: bool) -> Self {
        if dev { Self::Dev } else { Self::Release }
    }

    /// Whether the build may be published.
    pub fn is_published(self) -> bool {
        self != Self::Dev
    }
}
