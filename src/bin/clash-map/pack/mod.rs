//! `pack`: writes a large dataset as a file of columns and text chunks, which readers load on
//! demand.

mod csv_rows;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use clash_map::geo;
use clash_map::model::cmap::pack_dataset;
use clash_map::model::{Raw, load};
use clash_map::scene::Index;

use crate::compress::brotli;

/// Packs the dataset in the file `from`. Writes the columns to `to` and the chunks to
/// [`chunk_folder`] beside it, and prints their sizes.
///
/// A CSV file has only the incidents. The rest of the dataset comes from `header`, in JSON.
///
/// # Errors
/// Fails if the dataset has issues, all of which are printed, or a file cannot be read or written.
pub fn run(from: &Path, header: Option<&Path>, to: &Path) -> anyhow::Result<()> {
    let raw = match (
        from.extension().is_some_and(|ending| ending == "csv"),
        header,
    ) {
        (false, None) => json(from)?,
        (true, Some(header)) => csv_rows::with_incidents(json(header)?, from)?,
        (true, None) => {
            bail!(
                "--header: expected the rest of the dataset as JSON beside a CSV file, found none"
            )
        }
        (false, Some(_)) => bail!(
            "--header: expected a CSV file to pack, found {}",
            from.display()
        ),
    };
    let loaded = load(&raw, &geo::embedded());
    let issues = match &loaded {
        Ok(loaded) => &loaded.issues,
        Err(issues) => issues,
    };
    for issue in issues {
        eprintln!("error: {issue}");
    }
    let Some(loaded) = loaded.ok().filter(|loaded| loaded.issues.is_empty()) else {
        bail!(
            "{}: expected a dataset without issues, found those above",
            from.display()
        );
    };
    drop(raw);
    let dataset = &loaded.dataset;
    let index = Index::new(dataset, &geo::embedded());
    let packed = pack_dataset(dataset, |incident| index.whereabouts(incident));
    let packed = packed.map_err(|why| anyhow!(why))?;
    write(to, &packed.columns)?;
    let folder = chunk_folder(to);
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for (number, chunk) in packed.chunks.iter().enumerate() {
        write(&folder.join(number.to_string()), chunk)?;
    }
    let compressed = brotli(&packed.columns)?;
    eprintln!(
        "{} incidents: {} bytes of columns, {} of them with brotli; {} chunks",
        dataset.incidents.len(),
        packed.columns.len(),
        compressed.len(),
        packed.chunks.len(),
    );
    Ok(())
}

fn json(path: &Path) -> anyhow::Result<Raw> {
    let shown = path.display();
    let json = fs::read(path).with_context(|| format!("cannot read {shown}"))?;
    serde_json::from_slice(&json).with_context(|| format!("cannot read {shown} as JSON"))
}

/// Returns `out.cmap.text` for `out.cmap`. The first chunk in it is named `0`.
fn chunk_folder(columns: &Path) -> PathBuf {
    let mut name = columns.as_os_str().to_owned();
    name.push(".text");
    name.into()
}

fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}
