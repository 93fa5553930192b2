//! `riktlinje-wasm-build IN.wasm OUT_DIR web|no-modules NAME`: the glue that wasm-bindgen makes.

use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [input, folder, kind, name] = arguments.as_slice() else {
        eprintln!("usage: riktlinje-wasm-build IN.wasm OUT_DIR web|no-modules NAME");
        return ExitCode::from(2);
    };
    let mut bindgen = Bindgen::new();
    bindgen.input_path(input).out_name(name).typescript(false).omit_default_module_path(true).remove_name_section(false);
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
