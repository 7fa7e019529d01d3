//! For whom a build is made: the reader, or the one who works on it.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Small: what is published.
    Release,
    /// Quick to build, large, not compressed.
    Dev,
}

impl Profile {
    pub fn new(dev: bool) -> Self {
        if dev { Self::Dev } else { Self::Release }
    }
}
