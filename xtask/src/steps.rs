//! The steps of `cargo xtask test`, one after the other from the root of the workspace.

use std::process::Command;
use std::time::Instant;

use crate::process::{cargo, run, say};
use crate::{runtimes, tools, wasm, web};

/// What has passed, and how long it took.
struct Steps {
    passed: Vec<(&'static str, u64)>,
}

impl Steps {
    fn run(&mut self, name: &'static str, act: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
        let started = Instant::now();
        act().map_err(|why| if why == name { why } else { format!("{name}: {why}") })?;
        self.passed.push((name, started.elapsed().as_secs()));
        Ok(())
    }

    fn cargo(&mut self, name: &'static str, arguments: &[&str]) -> Result<(), String> {
        self.run(name, || cargo_step(name, cargo().args(arguments)))
    }
}

fn cargo_step(name: &str, command: &mut Command) -> Result<(), String> {
    let shown: Vec<_> = command.get_args().map(|argument| argument.to_string_lossy()).collect();
    say(&format!("{name}: cargo {}", shown.join(" ")));
    run(command).map_err(|_| name.to_owned())
}

/// Everything that has to hold before a change is done; for developers without a browser, all but that.
pub(crate) fn test(with_browser: bool) -> Result<(), String> {
    let mut steps = Steps { passed: Vec::new() };
    steps.run("tools", || install(with_browser))?;
    steps.cargo("format", &["fmt", "--all", "--check"])?;
    let lints = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
    steps.cargo("lints", &lints)?;
    steps.cargo("tests", &["test", "--workspace", "--locked"])?;
    steps.run("Arrow and Parquet", tables)?;
    steps.run("documentation", || {
        let arguments = ["doc", "--workspace", "--no-deps", "--locked"];
        cargo_step("documentation", cargo().args(arguments).env("RUSTDOCFLAGS", "-D warnings"))
    })?;
    steps.run("engine for JavaScript", wasm::build)?;
    steps.run("native results", web::native_results)?;
    steps.run("engine in Node", wasm::test)?;
    steps.run("engine with the compiler", || wasm::build_compiler().and_then(|()| wasm::test_compiler()))?;
    steps.run("engine in Deno and Bun", runtimes::test)?;
    if with_browser {
        steps.run("element in Chromium", || web::build().and_then(|()| web::test()))?;
    }
    for (name, seconds) in &steps.passed {
        eprintln!("  {name:<26} {seconds:>5} s");
    }
    if !with_browser {
        eprintln!("  the element in Chromium was left out, as --without-browser asks");
    }
    Ok(())
}

/// What the usual build leaves out: batches from and to Arrow, on all cores, and Parquet files in the program.
fn tables() -> Result<(), String> {
    let name = "Arrow and Parquet";
    let engine = ["--package", "riktlinje", "--features", "arrow,parallel", "--locked"];
    let program = ["--package", "riktlinje-cli", "--features", "parquet", "--locked"];
    let lints = |of: &[&str]| {
        cargo_step(name, cargo().arg("clippy").args(of).args(["--all-targets", "--", "-D", "warnings"]))
    };
    lints(&engine)?;
    lints(&program)?;
    cargo_step(name, cargo().arg("test").args(engine).args(["--lib", "batch"]))?;
    cargo_step(name, cargo().arg("test").args(program).args(["--test", "batch_parquet", "--test", "batch"]))
}

/// Finds or installs everything first, so that what is missing is said before an hour is spent.
fn install(with_browser: bool) -> Result<(), String> {
    tools::component("fmt", "rustfmt")?;
    tools::component("clippy", "clippy")?;
    tools::wasm_target()?;
    tools::binaryen()?;
    let node = tools::Node::find_or_install()?;
    node.install_packages(web::FOLDER)?;
    node.install_packages(runtimes::FOLDER)?;
    if with_browser {
        tools::chromium()?;
    }
    Ok(())
}

/// Rewrites golden and generated files.
pub(crate) fn bless() -> Result<(), String> {
    let name = "golden and generated files";
    cargo_step(name, cargo().args(["test", "--workspace"]).env("RIKTLINJE_BLESS", "1"))
}
