//! Layers import only layers below them: read from the `use` lines and paths of every source file.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Each folder of `src/` with the folders that it may import, lowest layer first.
const LAYERS: &[(&str, &str)] = &[
    ("json", ""),
    ("text", "json"),
    ("truth", "json"),
    ("number", "json text truth"),
    ("date", "json text truth number"),
    ("diagnostic", "text"),
    ("value", "json truth number date"),
    ("source", "text diagnostic"),
    ("expression", "text number diagnostic"),
    ("model", "text truth number date diagnostic value source expression"),
    ("evaluate", "truth number date value"),
    ("program", "text truth number date diagnostic value source expression model evaluate"),
    ("compiled", "json text number date diagnostic source expression model program"),
    ("answers", "json text truth number date diagnostic value source expression model evaluate program"),
    ("assess", "json text truth number date diagnostic value expression model evaluate program answers"),
    ("decide", "text truth number date diagnostic value source model evaluate program answers assess"),
    ("batch", "text truth number date diagnostic value source model evaluate program answers assess decide"),
    (
        "report",
        "text truth number date diagnostic value source expression model evaluate program answers assess",
    ),
    ("layout", "diagnostic source"),
    ("schema", "text number date value model program assess"),
    ("lint", "text truth number date diagnostic source expression model evaluate program"),
    (
        "cases",
        "json text truth number date diagnostic value source expression model evaluate program answers assess read_error",
    ),
];

/// Files directly in `src/`: they join the layers.
const TOP: &[&str] = &["lib.rs", "load.rs", "read_error.rs", "try_expression.rs"];

fn rust_files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push(path);
        }
    }
}

/// The folders that a file names after `crate::`.
fn imported(text: &str) -> Vec<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut found = Vec::new();
    for line in code {
        for (at, _) in line.match_indices("crate::") {
            let rest = &line[at + "crate::".len()..];
            let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            assert!(!name.is_empty(), "write one `use crate::folder::…` per folder: {line}");
            found.push(name);
        }
    }
    found
}

#[test]
fn layers_import_only_lower_layers() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let allowed: BTreeMap<&str, &str> = LAYERS.iter().copied().collect();
    let mut files = Vec::new();
    rust_files(&source, &mut files);
    let mut wrong = Vec::new();
    for file in &files {
        let relative = file.strip_prefix(&source).unwrap();
        let layer = relative.components().next().unwrap().as_os_str().to_str().unwrap();
        // Tests inside a layer may load a guideline the way a user does.
        let is_test =
            relative.components().any(|part| matches!(part.as_os_str().to_str(), Some("tests" | "tests.rs")));
        if TOP.contains(&layer) || is_test {
            continue;
        }
        let Some(allowed) = allowed.get(layer) else {
            wrong.push(format!("{layer} is no known layer: name it in this test"));
            continue;
        };
        for import in imported(&fs::read_to_string(file).unwrap()) {
            if import != layer && !allowed.split(' ').any(|layer| layer == import) {
                wrong.push(format!("{} imports {import}, which is not below {layer}", relative.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(files.len() > 50, "the test reads the sources");
}

#[test]
fn files_stay_readable() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    rust_files(&root.join("src"), &mut files);
    rust_files(&root.join("bindings"), &mut files);
    let long: Vec<String> = files
        .iter()
        .filter_map(|file| {
            let lines = fs::read_to_string(file).unwrap().lines().count();
            (lines > 480).then(|| format!("{} has {lines} lines", file.strip_prefix(root).unwrap().display()))
        })
        .collect();
    assert!(long.is_empty(), "split these, each file is one thing:\n{}", long.join("\n"));
}

/// The module for browsers has no code for `{:?}`: `bindings/wasm/build/src/traps.rs` empties it with the panics.
#[test]
fn the_engine_writes_nothing_for_debugging() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    rust_files(&root.join("src"), &mut files);
    rust_files(&root.join("bindings/wasm/src"), &mut files);
    // Only compares what it writes, and is in no browser.
    files.retain(|file| !file.ends_with("report/changes/rules.rs"));
    files.retain(|file| !file.iter().any(|part| matches!(part.to_str(), Some("tests" | "tests.rs"))));
    let writing: Vec<String> = files
        .iter()
        .filter(|file| {
            let text = fs::read_to_string(file).unwrap();
            let own = text.split("#[cfg(test)]").next().unwrap();
            [":?}", ":#?}", "dbg!("].iter().any(|written| own.contains(written))
        })
        .map(|file| file.strip_prefix(root).unwrap().display().to_string())
        .collect();
    assert!(writing.is_empty(), "these write with {{:?}}: {}", writing.join(", "));
}
