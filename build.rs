//! Checks `data/dataset.json` and packs it for embedding. A dataset with an issue does
//! not build.

use std::path::{Path, PathBuf};
use std::{env, fs};

// The loader and the map are the ones the widget uses.
#[allow(dead_code, unused_imports)]
#[path = "src/geo/mod.rs"]
mod geo;
#[allow(dead_code, unused_imports)]
#[path = "src/model/mod.rs"]
mod model;

const DATASET: &str = "data/dataset.json";

fn main() {
    // What the modules include, Cargo tracks itself.
    println!("cargo::rerun-if-changed={DATASET}");
    match packed_dataset(Path::new(DATASET)) {
        Ok(packed) => {
            let out_dir = env::var_os("OUT_DIR").expect("Cargo sets OUT_DIR");
            let path = PathBuf::from(out_dir).join("dataset.bin");
            fs::write(path, packed).expect("OUT_DIR can be written");
        }
        Err(messages) => {
            for message in messages {
                println!("cargo::error={DATASET}: {message}");
            }
        }
    }
}

/// The dataset in the embedded form, or what is wrong with it.
fn packed_dataset(path: &Path) -> Result<Vec<u8>, Vec<String>> {
    let json = fs::read_to_string(path).map_err(|error| vec![error.to_string()])?;
    let raw = serde_json::from_str(&json).map_err(|error| vec![error.to_string()])?;
    let issues = match model::load(&raw, &geo::embedded()) {
        Ok(loaded) => loaded.issues,
        Err(issues) => issues,
    };
    if issues.is_empty() {
        Ok(model::pack(&raw))
    } else {
        Err(issues.iter().map(|issue| issue.to_string()).collect())
    }
}
