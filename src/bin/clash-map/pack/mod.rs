//! `pack`: a large dataset as a file of columns and the chunks that readers open.

mod csv_rows;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use clash_map::geo;
use clash_map::model::cmap::pack_dataset;
use clash_map::model::{Raw, load};
use clash_map::scene::Index;

use crate::compress::brotli;

/// Packs the dataset in the file `from`: columns to `to`, chunks to the folder beside it that
/// is named by [`chunk_folder`]. Prints what a reader loads.
///
/// A file of comma-separated values has the incidents only; all else is taken from the dataset
/// `header`.
///
/// # Errors
/// The dataset has an issue, all of which are printed, or a file cannot be read or written.
pub fn run(from: &Path, header: Option<&Path>, to: &Path) -> anyhow::Result<()> {
    let raw = match (
        from.extension().is_some_and(|ending| ending == "csv"),
        header,
    ) {
        (false, None) => json(from)?,
        (true, Some(header)) => csv_rows::with_incidents(json(header)?, from)?,
        (true, None) => {
            bail!("expected --header with a CSV file: the dataset in JSON but for its incidents")
        }
        (false, Some(_)) => bail!(
            "expected a CSV file with --header, found {}",
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
            "{}: only a dataset without issues is packed",
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

/// `out.cmap.text` for `out.cmap`; in it, `0` is the first chunk.
fn chunk_folder(columns: &Path) -> PathBuf {
    let mut name = columns.as_os_str().to_owned();
    name.push(".text");
    name.into()
}

fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}
