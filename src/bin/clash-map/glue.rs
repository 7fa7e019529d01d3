//! Turns wasm-bindgen's JavaScript into an ES module that creates instances.
//!
//! wasm-bindgen supports one instance per page. Here, each call of the module's default export
//! creates an instance with its own state, so that a trap in one widget does not break the others.
//! All instances share one compiled module:
//!
//! ```js
//! // guard: (wasm's exports) => what the glue calls
//! // loadChunk: (its address) => a promise of a compiled WebAssembly.Module
//! const instance = factory(guard, loadChunk);
//! await instance.init(module);     // a compiled WebAssembly.Module
//! instance.mount(place, dataset);  // and whatever else Rust exports
//! ```

use anyhow::bail;

use crate::chunks::LOADERS;

/// The start of wasm-bindgen's script: it opens a function and looks up the script's own address.
const OPENING: Part = Part {
    first: "let wasm_bindgen = (function(exports) {",
    last: "script_src = new URL(document.currentScript.src, location.href).toString();
            }",
};

/// The end of wasm-bindgen's script: it fetches, compiles and starts the module.
const START: Part = Part {
    first: "let wasmModule, wasmInstance, wasm;",
    last: "})({ __proto__: null });",
};

/// The steps that [`START`] must contain, because [`FACTORY_START`] replaces them.
const START_STEPS: [&str; 3] = [
    "async function __wbg_init_once(module_or_path)",
    "wasm = instance.exports;",
    "wasm.__wbindgen_start();",
];

/// Replaces [`OPENING`]. Chunks share memory, stack and function table with the main module.
const FACTORY_OPENING: &str = "export default (guard, loadChunk) => {
const exports = {};
let shared;
const begun = {};
const begin = (url) => begun[url] ??= loadChunk(url)
.then((chunk) => WebAssembly.instantiate(chunk, { __wasm_split: shared }))
.catch((cause) => { begun[url] = undefined; throw cause; });
const loader = (...urls) => async (callback, context) => {
let isHere = true;
try {
for (const url of urls) await begin(url);
} catch {
isHere = false;
}
wasm.answer(callback, context, isHere);
};";

/// Replaces [`START`]. It avoids `new WebAssembly.Instance`, which older Chromes refuse on the main
/// thread.
const FACTORY_START: &str = "let wasm;
exports.init = async (module) => {
const instance = await WebAssembly.instantiate(module, __wbg_get_imports());
shared = instance.exports;
wasm = guard({ ...shared, answer: (callback, ...values) => shared.__indirect_function_table.get(callback)(...values) });
wasm.__wbindgen_start();
};
return exports;
};";

/// Returns the source of the ES module, made from a script for wasm-bindgen's `no-modules` target.
///
/// # Errors
/// Fails if the script does not contain each replaced part exactly once, as can happen after an
/// upgrade of wasm-bindgen.
pub fn factory(script: &str) -> anyhow::Result<String> {
    let [before, start, after] = START.split(script)?;
    for step in START_STEPS {
        find_once(start, step)?;
    }
    let script = [before, FACTORY_START, after].concat();
    let [before, _, after] = OPENING.split(&script)?;
    Ok([before, FACTORY_OPENING, after].concat())
}

/// Replaces the script's `require` calls for chunks with loaders, which load the chunks of each
/// `#[wasm_split]` name in order. The addresses are literals, so that bundlers find the files.
///
/// # Errors
/// Fails if the number of `require` calls differs from the number of names.
pub fn with_loaders(script: &str, needed_by: &[(String, Vec<String>)]) -> anyhow::Result<String> {
    let required = format!("require(\"{LOADERS}\")");
    let found = script.matches(&required).count();
    if found != needed_by.len() {
        bail!(
            "wasm-bindgen's glue: expected {required:?} {} times, found it {found} times",
            needed_by.len()
        );
    }
    let loader = |(place, files): &(String, Vec<String>)| {
        let urls = files
            .iter()
            .map(|file| format!("new URL({file:?}, import.meta.url).href"));
        let urls: Vec<_> = urls.collect();
        format!("__wasm_split_load_{place}: loader({})", urls.join(", "))
    };
    let loaders: Vec<_> = needed_by.iter().map(loader).collect();
    Ok(script.replace(&required, &format!("{{ {} }}", loaders.join(", "))))
}

/// Renames one function that the module imports, and returns the new script.
///
/// # Errors
/// Fails if the script does not define that function exactly once.
pub fn rename_import(script: &str, name: &str, new_name: &str) -> anyhow::Result<String> {
    let entry = format!("{name}: ");
    let at = find_once(script, &entry)?;
    let (before, after) = (&script[..at], &script[at + entry.len()..]);
    Ok(format!("{before}{new_name}: {after}"))
}

/// A part of a text, given by its first and last characters.
struct Part {
    first: &'static str,
    last: &'static str,
}

impl Part {
    /// Returns the text before the part, the part, and the text after it.
    fn split<'text>(&self, text: &'text str) -> anyhow::Result<[&'text str; 3]> {
        let start = find_once(text, self.first)?;
        let end = start + find_once(&text[start..], self.last)? + self.last.len();
        Ok([&text[..start], &text[start..end], &text[end..]])
    }
}

/// Returns the byte offset of `wanted` in `text`. Fails unless it occurs exactly once.
fn find_once(text: &str, wanted: &str) -> anyhow::Result<usize> {
    let mut places = text.match_indices(wanted).map(|(at, _)| at);
    match (places.next(), places.count()) {
        (Some(at), 0) => Ok(at),
        (first, more) => bail!(
            "wasm-bindgen's glue: expected {wanted:?} once, found it {} times",
            first.map_or(0, |_| 1 + more)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns a script like wasm-bindgen's, with `body` in the middle.
    fn script(body: &str) -> String {
        [
            "\n",
            OPENING.first,
            " … ",
            OPENING.last,
            "\n",
            body,
            "\n",
            START.first,
            &START_STEPS.join(" … "),
            START.last,
            "\n",
        ]
        .concat()
    }

    #[test]
    fn body_stands_inside_the_factory() {
        let made = factory(&script("exports.mount = mount;")).unwrap();
        let expected = [
            "\n",
            FACTORY_OPENING,
            "\nexports.mount = mount;\n",
            FACTORY_START,
            "\n",
        ];
        assert_eq!(made, expected.concat());
    }

    #[test]
    fn place_to_cut_names_its_files() {
        let files = ["clash-map_both.wasm", "clash-map_story.wasm"].map(str::to_owned);
        let needed_by = [("story".to_owned(), files.to_vec())];
        let made = with_loaders("{ chunks: require(\"chunks\") }", &needed_by).unwrap();
        assert_eq!(
            made,
            "{ chunks: { __wasm_split_load_story: \
             loader(new URL(\"clash-map_both.wasm\", import.meta.url).href, \
             new URL(\"clash-map_story.wasm\", import.meta.url).href) } }"
        );
        assert!(with_loaders(&made, &needed_by).is_err());
    }

    #[test]
    fn import_is_renamed() {
        let offers = "{\n__wbg_add: function() {},\n__wbg_address: __wbg_add,\n}";
        let renamed = rename_import(offers, "__wbg_add", "i0").unwrap();
        assert_eq!(
            renamed,
            "{\ni0: function() {},\n__wbg_address: __wbg_add,\n}"
        );
        assert!(rename_import(&renamed, "__wbg_add", "i0").is_err());
    }

    #[test]
    fn missing_part_is_named() {
        let other = script("").replace("wasm = instance.exports;", "wasm = exports;");
        let error = factory(&other).unwrap_err().to_string();
        assert_eq!(
            error,
            "wasm-bindgen's glue: expected \"wasm = instance.exports;\" once, found it 0 times"
        );
    }

    #[test]
    fn part_that_stands_twice_is_refused() {
        let error = factory(&script(START.first)).unwrap_err().to_string();
        assert!(error.ends_with("found it 2 times"), "{error}");
    }
}
