//! What the project does to itself. `cargo xtask test` is the one command that passes all tests; it says
//! what it runs and what it installs.

mod steps;
mod wasm;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask test     format, lints, all tests, documentation
cargo xtask bless    rewrite golden and generated files; read them before committing
cargo xtask wasm     the engine for JavaScript, in bindings/wasm/pkg; with --test also its tests in Node
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["test"] => steps::test(),
        ["bless"] => steps::bless(),
        ["wasm"] => wasm::build(),
        ["wasm", "--test"] => wasm::build().and_then(|()| wasm::test()),
        _ => {
            eprint!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failed) => {
            eprintln!("\nfailed: {failed}");
            ExitCode::FAILURE
        }
    }
}
