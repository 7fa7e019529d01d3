//! The optimization of a build.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Small: the build you publish.
    Release,
    /// Smaller, with unstable compiler options: the standard library is compiled for size, and
    /// panics have no message.
    Smallest,
    /// Quick to build, but large and not compressed.
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
