//! `riktlinje-wasm-build IN.wasm OUT_DIR web|no-modules NAME`: the glue that wasm-bindgen makes.

use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, folder, kind, name] = arguments.as_slice() else {
        eprintln!("usage: riktlinje-wasm-build IN.wasm OUT_DIR web|no-modules NAME");
        return ExitCode::from(2);
    };
    let bytes = match std::fs::read(input) {
        Ok(bytes) => without_reference_types(bytes),
        Err(error) => {
            eprintln!("{input}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes(name, bytes)
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(false);
    let chosen = match kind.as_str() {
        "web" => bindgen.web(true),
        _ => bindgen.no_modules(true),
    };
    match chosen.and_then(|bindgen| bindgen.generate(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The compiler marks every module as using reference types. wasm-bindgen would then add a table of JavaScript values,
/// which the engine does not need and which binaryen 108 mixes up with the table of functions.
fn without_reference_types(mut bytes: Vec<u8>) -> Vec<u8> {
    let used = b"+\x0freference-types";
    if let Some(at) = bytes.windows(used.len()).rposition(|window| window == used) {
        bytes[at] = b'-';
    }
    bytes
}
