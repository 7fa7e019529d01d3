//! Builds the widget's WebAssembly: Cargo compiles it, the splitter cuts it, wasm-bindgen writes
//! its JavaScript glue, and wasm-opt makes it small.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::compile::{compile_command, compiled_module};
use crate::paths;
use crate::profile::Profile;
use crate::rust::{ensure_wasm_target, target_folder};
use anyhow::{Context, bail};
use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;
use wasmparser::{Parser, Payload, Validator, WasmFeatures};

use crate::chunks::{self, Chunk, Chunks, LOADERS};
use crate::glue::{factory, rename_import, with_loaders};
use crate::minify;
use crate::program::run_quietly;
use crate::progress::step;
use crate::toolchain;

/// Features that Rust's compiler uses by default. They set the oldest supported browsers: Chrome
/// 96, Firefox 79, Safari 15.1. Older versions of wasm-opt need each by name.
const WASM_FEATURES: [(&str, WasmFeatures); 6] = [
    ("--enable-bulk-memory", WasmFeatures::BULK_MEMORY),
    (
        "--enable-nontrapping-float-to-int",
        WasmFeatures::SATURATING_FLOAT_TO_INT,
    ),
    ("--enable-sign-ext", WasmFeatures::SIGN_EXTENSION),
    ("--enable-mutable-globals", WasmFeatures::MUTABLE_GLOBAL),
    ("--enable-reference-types", WasmFeatures::REFERENCE_TYPES),
    ("--enable-multivalue", WasmFeatures::MULTI_VALUE),
];

/// The file name of the main module.
const MAIN: &str = "main.wasm";

/// The compiled widget: `glue` and `wasm` load at once, the chunks in `later` on demand.
pub struct Widget {
    pub glue: String,
    pub wasm: Vec<u8>,
    pub later: Vec<Chunk>,
}

/// Compiles and packages the widget.
///
/// # Errors
/// Fails if the target or a program is missing and cannot be installed, or a step fails.
pub fn build(root: &Path, profile: Profile) -> anyhow::Result<Widget> {
    ensure_wasm_target()?;
    let compiled = compile(root, profile)?;
    let optimizer = if profile.is_published() {
        toolchain::wasm_opt()
    } else {
        None
    };
    let mut widget = package(root, &compiled, profile, optimizer.as_deref())?;
    let wasms = widget.later.iter().map(|chunk| &chunk.wasm);
    wasms
        .chain([&widget.wasm])
        .try_for_each(|wasm| check(wasm, profile))?;
    if profile.is_published() {
        widget.glue = minify::javascript(&widget.glue).context("cannot minify the glue")?;
    }
    Ok(widget)
}

/// Builds the main module as published but with function names, and returns its path.
///
/// # Errors
/// Fails like [`build`], and if wasm-opt is missing.
pub fn with_names(root: &Path) -> anyhow::Result<PathBuf> {
    build(root, Profile::Release)?;
    let program = toolchain::wasm_opt().context("wasm-opt is needed")?;
    let folder = target_folder(root).join("widget");
    let named = folder.join("named.wasm");
    optimize(
        &program,
        &["--debuginfo"],
        &folder.join("bound").join(MAIN),
        &named,
    )?;
    Ok(named)
}

/// Compiles the module and returns its path.
fn compile(root: &Path, profile: Profile) -> anyhow::Result<PathBuf> {
    if profile == Profile::Smallest {
        toolchain::ensure_rust_source()?;
    }
    run_quietly("Compiling the widget", &mut compile_command(root, profile)?)?;
    Ok(compiled_module(root, profile))
}

/// The code that packages the compiled module, with the versions of the crates that it uses.
const PACKAGED_BY: &str = concat!(
    include_str!("wasm.rs"),
    include_str!("chunks.rs"),
    include_str!("glue.rs"),
    include_str!("../../../Cargo.lock"),
);

/// Returns the glue and the optimized modules. Reuses the last build's if the compiled module, the
/// profile, the optimizer and the code that packages them are the same.
fn package(
    root: &Path,
    compiled: &Path,
    profile: Profile,
    optimizer: Option<&Path>,
) -> anyhow::Result<Widget> {
    let folder = target_folder(root).join("widget");
    let [script, made_from] = ["script.js", "made_from.txt"].map(|name| folder.join(name));
    let [bound, bare, small] = ["bound", "bare", "small"].map(|name| folder.join(name));
    let input = fs::read(compiled).with_context(|| format!("no {}", compiled.display()))?;
    let key = format!(
        "{:x} {:x} {profile:?} {optimizer:?}",
        Sha256::digest(&input),
        Sha256::digest(PACKAGED_BY)
    );
    let fresh = fs::read_to_string(&made_from).is_ok_and(|last| last == key);
    if !fresh {
        fs::create_dir_all(&folder)?;
        // Removed until everything is written, so that a half-finished build does not count as
        // fresh.
        fs::remove_file(&made_from).ok();
        let chunks = step("Cutting the module", || {
            chunks::cut(&input, &folder.join("chunks"))
        })?;
        empty(&bound)?;
        step("Writing the JavaScript glue", || {
            bind(chunks, profile, &script, &bound)
        })?;
        if let Some(program) = optimizer {
            empty(&small)?;
            empty(&bare)?;
            for module in modules(&bound)? {
                let named = fs::read(bound.join(&module))?;
                fs::write(bare.join(&module), without_names(&named)?)?;
                optimize(
                    program,
                    &["--strip-producers"],
                    &bare.join(&module),
                    &small.join(&module),
                )?;
            }
        }
        fs::write(&made_from, key)?;
    }
    let made = if optimizer.is_some() { &small } else { &bound };
    let later = modules(made)?.into_iter().filter(|name| name != MAIN);
    let later = later.map(|file| {
        let wasm = fs::read(made.join(&file))?;
        Ok(Chunk { file, wasm })
    });
    Ok(Widget {
        glue: factory(&fs::read_to_string(&script)?)?,
        wasm: fs::read(made.join(MAIN))?,
        later: later.collect::<anyhow::Result<_>>()?,
    })
}

/// Creates an empty folder, and removes what was there.
fn empty(folder: &Path) -> anyhow::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(fs::create_dir_all(folder)?)
}

/// Returns the names of a folder's files, sorted.
fn modules(folder: &Path) -> anyhow::Result<Vec<String>> {
    let names =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let mut names = names.collect::<anyhow::Result<Vec<_>>>()?;
    names.sort();
    Ok(names)
}

/// Returns the module without its `name` section. Readers do not need it, and older versions of
/// wasm-opt warn about it.
fn without_names(module: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut bare = Vec::new();
    let mut end = 0;
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        let section_end = match (&payload, payload.as_section()) {
            (Payload::Version { range, .. }, _) => range.end,
            (_, Some((_, range))) => range.end,
            _ => continue,
        };
        let is_names =
            matches!(&payload, Payload::CustomSection(custom) if custom.name() == "name");
        if !is_names {
            bare.extend(&module[end..section_end]);
        }
        end = section_end;
    }
    Ok(bare)
}

fn optimize(program: &Path, flags: &[&str], bound: &Path, small: &Path) -> anyhow::Result<()> {
    let mut command = Command::new(program);
    command
        .arg("-Oz")
        .args(flags)
        .args(WASM_FEATURES.map(|(flag, _)| flag))
        .arg(bound)
        .arg("-o")
        .arg(small);
    run_quietly("Optimizing the module", &mut command)?;
    restore_table_export(bound, small)
}

/// Runs wasm-bindgen. Writes the script to `script`, and the main module and chunks to the folder
/// `bound`.
fn bind(chunks: Chunks, profile: Profile, script: &Path, bound: &Path) -> anyhow::Result<()> {
    let mut output = Bindgen::new()
        .input_bytes("clash-map", chunks.main)
        .out_name("clash-map")
        .no_modules(true)?
        .typescript(false)
        // The chunks share the function table and the stack.
        .keep_lld_exports(true)
        .generate_output()?;
    let has_snippet = output
        .snippets()
        .values()
        .any(|snippets| !snippets.is_empty());
    if has_snippet || !output.local_modules().is_empty() {
        bail!("the glue imports local JavaScript files, which the site does not publish");
    }
    let mut text = with_loaders(output.js(), &chunks.needed_by)?;
    if profile.is_published() {
        // Import names would be 1.6 % of what a reader loads.
        let imports = output.wasm_mut().imports.iter_mut();
        let bound = imports.filter(|import| import.module != LOADERS);
        for (index, import) in bound.enumerate() {
            let short = format!("i{index}");
            text = rename_import(&text, &import.name, &short)?;
            import.name = short;
        }
    }
    fs::write(script, text)?;
    fs::write(bound.join(MAIN), output.wasm_mut().emit_wasm())?;
    for chunk in chunks.later {
        fs::write(bound.join(chunk.file), chunk.wasm)?;
    }
    Ok(())
}

/// Fails if the module must not be published: it needs a newer browser, or names a folder of this
/// machine.
fn check(wasm: &[u8], profile: Profile) -> anyhow::Result<()> {
    check_features(wasm)?;
    if profile.is_published() {
        paths::check(wasm)?;
    }
    Ok(())
}

/// Checks that every supported browser can compile the module: it must use only [`WASM_FEATURES`],
/// whatever the compiler's defaults become.
///
/// # Errors
/// Fails at the first instruction that needs another feature or is invalid, and names it.
fn check_features(wasm: &[u8]) -> anyhow::Result<()> {
    let features = WASM_FEATURES
        .into_iter()
        .fold(WasmFeatures::MVP, |all, (_, feature)| all | feature);
    Validator::new_with_features(features)
        .validate_all(wasm)
        .map(|_| ())
        .context("the module needs a newer browser than Chrome 96, Firefox 79 or Safari 15.1")
}

/// Copies the index of the exported table of JavaScript values from the module before wasm-opt to
/// the one after it. Version 108 of wasm-opt, in Debian 12, writes 0 for every exported table,
/// which is the function table.
fn restore_table_export(bound: &Path, small: &Path) -> anyhow::Result<()> {
    // An entry of the export section: name, kind (1 is a table), then the index.
    const ENTRY: &[u8] = b"__wbindgen_externrefs\x01";
    let index_at = |module: &[u8]| {
        let entry = module.windows(ENTRY.len()).position(|bytes| bytes == ENTRY);
        entry.map(|start| start + ENTRY.len())
    };
    let before = fs::read(bound)?;
    let mut after = fs::read(small)?;
    if let (Some(from), Some(to)) = (index_at(&before), index_at(&after)) {
        after[to] = before[from];
        fs::write(small, after)?;
    }
    Ok(())
}
