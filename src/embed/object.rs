//! Loads a newsroom's own dataset with the same loader as the built-in one.

use crate::builtin::story_from_raw;
use crate::model::Raw;
use crate::scene::Story;
use wasm_bindgen::JsValue;

/// The story of a JavaScript object in the form of `data/dataset.json`, with the built-in basemap.
/// Records that cannot be read are withheld and counted.
///
/// # Errors
/// One line per issue, if nothing can be shown.
pub fn story_of_object(dataset: JsValue) -> Result<Story, String> {
    let raw: Raw = serde_wasm_bindgen::from_value(dataset).map_err(|fault| fault.to_string())?;
    story_from_raw(&raw).map_err(|issues| {
        let lines: Vec<String> = issues.iter().map(ToString::to_string).collect();
        lines.join("\n")
    })
}
