//! Cuts the module into chunks: the main module, which every reader runs, and chunks that load on
//! demand. `#[wasm_split]` in the source marks where to cut.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, anyhow};
use wasm_split_cli_support::{Options, transform};

/// The name of the import module that has the chunk loaders.
pub const LOADERS: &str = "chunks";

/// A compiled module in chunks, before wasm-bindgen has processed it.
pub struct Chunks {
    pub main: Vec<u8>,
    /// The chunks that load on demand.
    pub later: Vec<Chunk>,
    /// For each `#[wasm_split]` name, the files it needs, in loading order.
    pub needed_by: Vec<(String, Vec<String>)>,
}

/// A WebAssembly chunk and its file name.
pub struct Chunk {
    pub file: String,
    pub wasm: Vec<u8>,
}

/// Returns the file name of the chunk that the cutter calls `stem`. It is the `#[wasm_split]` name,
/// or, for a shared chunk, the names of all who share it. The cutter's own numbers change with the
/// code.
fn file_of(stem: &str, needed_by: &BTreeMap<String, Vec<String>>) -> String {
    let name = stem.strip_prefix("split_").map_or_else(
        || {
            let shares = |stems: &Vec<String>| stems.iter().any(|needed| needed == stem);
            let places = needed_by.iter().filter(|(_, stems)| shares(stems));
            let places: Vec<&str> = places.map(|(place, _)| place.as_str()).collect();
            places.join("-")
        },
        str::to_owned,
    );
    format!("clash-map_{name}.wasm")
}

/// Whether `name` looks like a chunk's file name. The main module's name does too.
pub fn is_file_of_chunk(name: &str) -> bool {
    name.starts_with("clash-map_") && name.ends_with(".wasm")
}

/// Cuts a module that was linked with `--emit-relocs`. Replaces `folder` and uses it for
/// intermediate files.
///
/// # Errors
/// Fails if the relocations are missing or the cutter cannot read them.
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
    let stems_by_place = BTreeMap::from_iter(cut.prefetch_map);
    let later = cut.split_modules.iter().map(|path| {
        let stem = path.file_stem().context("a chunk has a name")?;
        Ok(Chunk {
            file: file_of(&stem.to_string_lossy(), &stems_by_place),
            wasm: fs::read(path)?,
        })
    });
    let needed_by = stems_by_place.iter().map(|(place, stems)| {
        let files = stems.iter().map(|stem| file_of(stem, &stems_by_place));
        (place.clone(), files.collect())
    });
    Ok(Chunks {
        later: later.collect::<anyhow::Result<_>>()?,
        main: fs::read(&main)?,
        needed_by: needed_by.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_is_named_after_whoever_needs_it() {
        let stems = |all: &[&str]| all.iter().map(ToString::to_string).collect();
        let needed_by = BTreeMap::from([
            ("columns".to_owned(), stems(&["chunk_5", "split_columns"])),
            ("later".to_owned(), stems(&["split_later"])),
            ("story".to_owned(), stems(&["chunk_5", "split_story"])),
        ]);
        assert_eq!(file_of("split_later", &needed_by), "clash-map_later.wasm");
        assert_eq!(
            file_of("chunk_5", &needed_by),
            "clash-map_columns-story.wasm"
        );
    }
}
