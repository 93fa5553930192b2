//! What happens to the engine's module before and after binaryen.
//!
//! - `riktlinje-wasm-build traps IN.wasm OUT.wasm`: panics become traps (see `traps.rs` and `places.rs`).
//! - `riktlinje-wasm-build order IN.wasm OUT.wasm`: functions in an order that packs well (see `order.rs`).
//! - `riktlinje-wasm-build web|no-modules IN.wasm OUT_DIR NAME`: the glue that wasm-bindgen makes.
//! - `riktlinje-wasm-build sizes NAMED.wasm`: what takes the bytes of a module that has its names still.

mod order;
mod places;
mod sizes;
mod traps;

use std::process::ExitCode;

use walrus::Module;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["traps", input, output] => with_traps(input, output),
        ["order", input, output] => in_order(input, output),
        [kind @ ("web" | "no-modules"), input, folder, name] => glue(kind, input, folder, name),
        ["sizes", module] => {
            read(module).and_then(|bytes| sizes::table(&bytes)).map(|table| print!("{table}"))
        }
        _ => Err(
            "usage: traps|order IN.wasm OUT.wasm, web|no-modules IN.wasm OUT_DIR NAME, or sizes NAMED.wasm"
                .to_owned(),
        ),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn with_traps(input: &str, output: &str) -> Result<(), String> {
    let mut module = Module::from_buffer(&read(input)?).map_err(|error| format!("{input}: {error:#}"))?;
    traps::panics_to_traps(&mut module)
        .and_then(|()| places::forget_places(&mut module))
        .map_err(|error| format!("{input}: {error}"))?;
    std::fs::write(output, module.emit_wasm()).map_err(|error| format!("{output}: {error}"))
}

fn in_order(input: &str, output: &str) -> Result<(), String> {
    let ordered = order::ordered(&read(input)?).map_err(|error| format!("{input}: {error}"))?;
    std::fs::write(output, ordered).map_err(|error| format!("{output}: {error}"))
}

fn glue(kind: &str, input: &str, folder: &str, name: &str) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes(name, without_reference_types(read(input)?))
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(false);
    let chosen = match kind {
        "web" => bindgen.web(true),
        _ => bindgen.no_modules(true),
    };
    chosen.and_then(|bindgen| bindgen.generate(folder)).map_err(|error| format!("{error:#}"))
}

fn read(path: &str) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{path}: {error}"))
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
