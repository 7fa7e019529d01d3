//! Makes brotli and gzip copies of files, so that the server need not compress.

use std::fs;
use std::io::Write;
use std::ops::{Add, Sub};
use std::path::{Path, PathBuf};

use anyhow::Context;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Sizes of one published file, in bytes.
#[derive(Clone, Copy, Default)]
pub struct Sizes {
    pub raw: u64,
    pub gzip: u64,
    pub brotli: u64,
}

impl Add for Sizes {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }
}

impl Sub for Sizes {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            raw: self.raw - other.raw,
            gzip: self.gzip - other.gzip,
            brotli: self.brotli - other.brotli,
        }
    }
}

/// Returns the sizes of `raw` and of its compressed forms. Writes no file.
///
/// # Errors
/// Fails if compression fails, which does not happen in memory.
pub fn sizes_of(raw: &[u8]) -> anyhow::Result<Sizes> {
    Ok(Sizes {
        raw: raw.len() as u64,
        gzip: gzip(raw)?.len() as u64,
        brotli: brotli(raw)?.len() as u64,
    })
}

/// Returns the paths `<file>.br` and `<file>.gz`.
fn copies(file: &Path) -> [PathBuf; 2] {
    ["br", "gz"].map(|ending| {
        let mut path = file.as_os_str().to_owned();
        path.push(".");
        path.push(ending);
        PathBuf::from(path)
    })
}

/// Writes both copies beside `file` if one is missing. Returns the sizes.
///
/// # Errors
/// Fails if a file cannot be read or written.
pub fn compress(file: &Path) -> anyhow::Result<Sizes> {
    let [brotli_path, gzip_path] = copies(file);
    if !brotli_path.is_file() || !gzip_path.is_file() {
        let raw = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        fs::write(&brotli_path, brotli(&raw)?)?;
        fs::write(&gzip_path, gzip(&raw)?)?;
    }
    Ok(Sizes {
        raw: fs::metadata(file)?.len(),
        gzip: fs::metadata(gzip_path)?.len(),
        brotli: fs::metadata(brotli_path)?.len(),
    })
}

/// Removes both copies, because a server would send them instead of the newer file.
///
/// # Errors
/// Fails if a copy cannot be removed.
pub fn remove_copies(file: &Path) -> anyhow::Result<()> {
    for copy in copies(file).iter().filter(|copy| copy.exists()) {
        fs::remove_file(copy)?;
    }
    Ok(())
}

/// Compresses with quality 11 and a 4 MB window: the best quality, and a window that every browser
/// accepts.
///
/// # Errors
/// Does not fail for bytes in memory.
pub fn brotli(raw: &[u8]) -> anyhow::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: raw.len(),
        ..BrotliEncoderParams::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &raw[..], &mut out, &parameters)?;
    Ok(out)
}

fn gzip(raw: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(raw)?;
    Ok(encoder.finish()?)
}
