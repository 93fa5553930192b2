//! What the project does to itself. `cargo xtask test` is the one command that passes all tests; it says
//! what it runs and what it installs.

mod process;
mod python;
mod runtimes;
mod steps;
mod tools;
mod wasm;
mod web;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask test                     everything: format, lints, tests, documentation, the engine in Node, Deno
                                     and Bun, the form element in Chromium; installs what it needs, and says so
cargo xtask test --without-browser   the same without Chromium
cargo xtask bless                    rewrite golden and generated files; read them before committing
cargo xtask wasm                     the engine for JavaScript, in bindings/wasm/pkg; with --test its tests in Node
cargo xtask wasm --sizes             what takes the bytes of the engine, room by room
cargo xtask wasm --features compile  the same with the compiler, in bindings/wasm/pkg-compiler; also with --test
cargo xtask runtimes                 the engine in Node, Deno and Bun
cargo xtask web                      the form element, in bindings/web/dist; with --test its tests in Chromium,
                                     with --bench how fast pages are
cargo xtask python                   the binding for Python, with Polars, DuckDB and Spark; a test command of its
                                     own, because it installs some 700 MB
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["test"] => steps::test(true),
        ["test", "--without-browser"] => steps::test(false),
        ["bless"] => steps::bless(),
        ["wasm"] => wasm::build(),
        ["wasm", "--test"] => wasm::build().and_then(|()| web::native_results()).and_then(|()| wasm::test()),
        ["wasm", "--sizes"] => wasm::print_sizes(),
        ["wasm", "--features", "compile"] => wasm::build_compiler(),
        ["wasm", "--features", "compile", "--test"] => {
            wasm::build_compiler().and_then(|()| web::native_results()).and_then(|()| wasm::test_compiler())
        }
        ["runtimes"] => {
            wasm::build_if_older().and_then(|()| web::native_results()).and_then(|()| runtimes::test())
        }
        ["python"] => python::test(),
        ["web"] => web::build(),
        ["web", "--test"] => web::build().and_then(|()| web::native_results()).and_then(|()| web::test()),
        ["web", "--bench"] => web::build().and_then(|()| web::bench()),
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
