//! The widget as WebAssembly: compiled by Cargo, given its JavaScript glue by
//! wasm-bindgen, made small by wasm-opt.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};
use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;
use wasmparser::{Parser, Payload, Validator, WasmFeatures};
use x::paths;
use x::profile::Profile;
use x::rust::{ensure_wasm_target, target_folder};
use x::widget::{compile_command, compiled_module};

use crate::chunks::{self, Chunk, Chunks, LOADERS};
use crate::glue::{factory, rename_import, with_loaders};
use crate::minify;
use crate::program::run_quietly;
use crate::progress::step;
use crate::toolchain;

/// What Rust compiles to by default, and so the oldest browsers reached: Chrome 96,
/// Firefox 79, Safari 15.1. An older wasm-opt must be told each by name.
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

/// The file of the main module.
const MAIN: &str = "main.wasm";

/// What a page loads at once, and what it loads when a reader asks for it.
pub struct Widget {
    pub glue: String,
    pub wasm: Vec<u8>,
    pub later: Vec<Chunk>,
}

/// # Errors
/// When the target or a program is missing and cannot be installed, or a step fails.
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

/// The path of the main module as a reader gets it, but with the names of its functions.
///
/// # Errors
/// Like [`build`], and when there is no wasm-opt.
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

/// Glue and optimized modules, taken from the last build if the compiled module is the same.
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
    let key = format!("{:x} {profile:?} {optimizer:?}", Sha256::digest(&input));
    let fresh = fs::read_to_string(&made_from).is_ok_and(|last| last == key);
    if !fresh {
        fs::create_dir_all(&folder)?;
        // Gone until all is made, so that a failure half-way is not taken for fresh.
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

fn empty(folder: &Path) -> anyhow::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(fs::create_dir_all(folder)?)
}

/// The names of a folder's files, sorted.
fn modules(folder: &Path) -> anyhow::Result<Vec<String>> {
    let names =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let mut names = names.collect::<anyhow::Result<Vec<_>>>()?;
    names.sort();
    Ok(names)
}

/// The module without the names of its functions, which a reader does not need, and which an
/// older wasm-opt warns of.
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

/// Writes the script, and the main module and its chunks into the folder `bound`.
fn bind(chunks: Chunks, profile: Profile, script: &Path, bound: &Path) -> anyhow::Result<()> {
    let mut output = Bindgen::new()
        .input_bytes("clash-map", chunks.main)
        .out_name("clash-map")
        .no_modules(true)?
        .typescript(false)
        // The chunks share the table of functions and the stack.
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
        // The names alone are 1.6 % of what a reader loads.
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

/// Whether a module may be published, so far as its bytes tell.
fn check(wasm: &[u8], profile: Profile) -> anyhow::Result<()> {
    check_features(wasm)?;
    if profile.is_published() {
        paths::check(wasm)?;
    }
    Ok(())
}

/// Whether every browser that the widget is meant for can compile the module: it uses
/// nothing beyond [`WASM_FEATURES`], whatever the compiler's defaults have become.
///
/// # Errors
/// Names the first instruction that needs more, or that is not valid at all.
fn check_features(wasm: &[u8]) -> anyhow::Result<()> {
    let features = WASM_FEATURES
        .into_iter()
        .fold(WasmFeatures::MVP, |all, (_, feature)| all | feature);
    Validator::new_with_features(features)
        .validate_all(wasm)
        .map(|_| ())
        .context("the module needs a newer browser than Chrome 96, Firefox 79 or Safari 15.1")
}

/// Copies the index of the exported table of JavaScript values from the module that
/// wasm-opt was given to the one it wrote: version 108, Debian 12's, writes 0 for any
/// exported table, which is the table of functions.
fn restore_table_export(bound: &Path, small: &Path) -> anyhow::Result<()> {
    // In the export section: a name, the kind (1 is a table), the index.
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
