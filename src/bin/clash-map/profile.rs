//! For whom a build is made: the reader, or the one who works on it.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Small: what is published.
    Release,
    /// Smaller still, by what stable Rust does not offer yet: the standard library is built
    /// for size, and a panic ends the run without a message.
    Smallest,
    /// Quick to build, large, not compressed.
    Dev,
}

impl Profile {
    pub fn new(dev: bool) -> Self {
        if dev { Self::Dev } else { Self::Release }
    }

    /// Whether it is made for readers.
    pub fn is_published(self) -> bool {
        self != Self::Dev
    }
}
