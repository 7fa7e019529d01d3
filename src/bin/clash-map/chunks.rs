//! The module in chunks: what every reader runs, and what is loaded when a reader first asks
//! for it. `#[wasm_split]` in the source says where to cut.

use std::fs;
use std::path::Path;

use anyhow::{Context, anyhow};
use wasm_split_cli_support::{Options, transform};

/// What the main module imports the loaders of chunks from.
pub const LOADERS: &str = "chunks";

/// A compiled module, not yet bound to JavaScript.
pub struct Chunks {
    pub main: Vec<u8>,
    pub later: Vec<Chunk>,
    /// Of each place to cut, the chunks that are loaded for it.
    pub needed_by: Vec<(String, Vec<String>)>,
}

pub struct Chunk {
    pub name: String,
    pub wasm: Vec<u8>,
}

/// As the source names it, or, of what several share, as the cutter does.
fn name_of(stem: &str) -> String {
    stem.trim_start_matches("split_").to_owned()
}

/// Cuts a module that was linked with its relocations. `folder` is for files on the way.
///
/// # Errors
/// When the relocations are not there, or not understood.
pub fn cut(compiled: &[u8], folder: &Path) -> anyhow::Result<Chunks> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let main = folder.join("main.wasm");
    let mut options = Options::new(compiled);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = LOADERS;
    let cut = transform(options).map_err(|error| anyhow!("cannot cut the module: {error:#}"))?;
    let later = cut.split_modules.iter().map(|path| {
        let stem = path.file_stem().context("a chunk has a name")?;
        Ok(Chunk {
            name: name_of(&stem.to_string_lossy()),
            wasm: fs::read(path)?,
        })
    });
    let needed_by = cut.prefetch_map.into_iter();
    let needed_by = needed_by.map(|(place, stems)| {
        let names = stems.iter().map(|stem| name_of(stem));
        (place, names.collect())
    });
    let mut needed_by: Vec<(String, Vec<String>)> = needed_by.collect();
    needed_by.sort();
    Ok(Chunks {
        later: later.collect::<anyhow::Result<_>>()?,
        main: fs::read(&main)?,
        needed_by,
    })
}
