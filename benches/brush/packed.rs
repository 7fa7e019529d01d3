//! Writes synthetic incidents as a packed dataset, which the widget loads.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, anyhow};
use brotli::enc::BrotliEncoderParams;
use clash_map::geo;
use clash_map::model::cmap::pack_dataset;
use clash_map::scene::Index;

use crate::synthetic;

/// The code that determines the bytes. If it is newer than the files, they are written again.
const MADE_BY: [&str; 4] = [
    "benches/synthetic.rs",
    "benches/brush/packed.rs",
    "src/model/cmap/mod.rs",
    "src/model/cmap/write.rs",
];

/// Brotli qualities: the columns are as small as a host would make them, the thousands of text
/// chunks a little larger.
const SMALLEST: i32 = 11;
const QUICK: i32 = 9;

/// Writes the columns to `<count>.cmap` and the text beside them, each with a Brotli copy, unless
/// they exist and are up to date.
///
/// # Errors
/// Fails if a file cannot be written.
pub fn write(root: &Path, folder: &Path, count: usize) -> anyhow::Result<()> {
    let columns = folder.join(format!("{count}.cmap"));
    let copy = copy_of(&columns);
    // This file is written last.
    if let Ok(written) = modified(&copy)
        && MADE_BY
            .iter()
            .all(|source| modified(&root.join(source)).is_ok_and(|changed| changed <= written))
    {
        return Ok(());
    }
    eprintln!("Packing {count} incidents");
    let basemap = geo::embedded();
    let dataset = synthetic::dataset(&basemap, count);
    let index = Index::new(&dataset, &basemap);
    let packed = pack_dataset(&dataset, |incident| index.whereabouts(incident));
    let packed = packed.map_err(|why| anyhow!(why))?;
    let text = folder.join(format!("{count}.cmap.text"));
    fs::create_dir_all(&text)?;
    for (number, chunk) in packed.chunks.iter().enumerate() {
        let file = text.join(number.to_string());
        fs::write(copy_of(&file), brotli(chunk, QUICK)?)?;
        fs::write(file, chunk)?;
    }
    fs::write(&columns, &packed.columns)?;
    fs::write(copy, brotli(&packed.columns, SMALLEST)?)?;
    Ok(())
}

fn modified(file: &Path) -> anyhow::Result<SystemTime> {
    let metadata = fs::metadata(file).with_context(|| format!("no {}", file.display()))?;
    Ok(metadata.modified()?)
}

fn copy_of(file: &Path) -> PathBuf {
    let mut copy = file.as_os_str().to_owned();
    copy.push(".br");
    copy.into()
}

fn brotli(raw: &[u8], quality: i32) -> anyhow::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality,
        size_hint: raw.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &raw[..], &mut compressed, &parameters)?;
    Ok(compressed)
}
