//! The engine in each JavaScript runtime outside browsers: Node, Deno and Bun.

use std::path::PathBuf;
use std::process::Command;

use crate::process::{output, root, run, say};
use crate::tools::Node;
use crate::web;

/// Where `package-lock.json` pins the runtimes.
pub(crate) const FOLDER: &str = "bindings/wasm/runtimes";

/// Runs one script in all of them, against native results.
pub(crate) fn test() -> Result<(), String> {
    let node = Node::find_or_install()?;
    node.install_packages(FOLDER)?;
    in_runtime("Node", node.command())?;
    let mut deno = Command::new(packaged("@deno", "deno")?);
    // Deno asks for what a script may do; the engine needs to read its own file and nothing else.
    deno.args([
        "run",
        "--quiet",
        "--no-config",
        "--no-lock",
        "--allow-read",
        "--allow-env=RIKTLINJE_EXPECTED",
    ]);
    in_runtime("Deno", deno)?;
    in_runtime("Bun", Command::new(packaged("@oven", "bin/bun")?))
}

fn in_runtime(name: &str, mut command: Command) -> Result<(), String> {
    let version = output(command.get_program().as_ref(), &["--version"]).unwrap_or_default();
    say(&format!("the engine in {name} {}", version.lines().next().unwrap_or_default()));
    command.arg(root().join(FOLDER).join("smoke.mjs")).env("RIKTLINJE_EXPECTED", web::made());
    run(&mut command).map_err(|_| format!("the engine in {name}"))
}

/// A program that npm installed for this machine: the package's name says for which.
fn packaged(owner: &str, program: &str) -> Result<PathBuf, String> {
    let folder = root().join(FOLDER).join("node_modules").join(owner);
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut found: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path().join(program)))
        .filter(|path| output(path, &["--version"]).is_some())
        .collect();
    found.sort();
    found.into_iter().next().ok_or_else(|| format!("{}: no program for this machine", folder.display()))
}
