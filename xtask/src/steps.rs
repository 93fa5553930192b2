//! The steps of each command, run one after the other from the root of the workspace.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// One step: what it is for, and the arguments to cargo.
struct Step {
    name: &'static str,
    arguments: &'static [&'static str],
    environment: &'static [(&'static str, &'static str)],
}

const fn step(name: &'static str, arguments: &'static [&'static str]) -> Step {
    Step { name, arguments, environment: &[] }
}

/// Everything that has to hold before a change is done.
pub(crate) fn test() -> Result<(), String> {
    optional("fmt", &step("format", &["fmt", "--all", "--check"]))?;
    optional(
        "clippy",
        &step("lints", &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]),
    )?;
    run(&step("tests", &["test", "--workspace", "--locked"]))?;
    run(&Step {
        name: "documentation",
        arguments: &["doc", "--workspace", "--no-deps", "--locked"],
        environment: &[("RUSTDOCFLAGS", "-D warnings")],
    })
}

/// Rewrites golden and generated files.
pub(crate) fn bless() -> Result<(), String> {
    run(&Step {
        name: "golden and generated files",
        arguments: &["test", "--workspace"],
        environment: &[("RIKTLINJE_BLESS", "1")],
    })
}

/// A step that needs a component of the toolchain that a small installation may lack.
fn optional(component: &str, step: &Step) -> Result<(), String> {
    let found = cargo()
        .args([component, "--version"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if found {
        return run(step);
    }
    eprintln!("· {}: left out, because this toolchain has no `cargo {component}`", step.name);
    Ok(())
}

fn run(step: &Step) -> Result<(), String> {
    eprintln!("· {}: cargo {}", step.name, step.arguments.join(" "));
    let started = Instant::now();
    let status = cargo()
        .args(step.arguments)
        .envs(step.environment.iter().copied())
        .status()
        .map_err(|error| format!("{}: cargo could not be started: {error}", step.name))?;
    if !status.success() {
        return Err(step.name.to_owned());
    }
    eprintln!("  {} took {} s", step.name, started.elapsed().as_secs());
    Ok(())
}

/// The cargo that runs this program, in the root of the workspace.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    if let Some(root) = root() {
        command.current_dir(root);
    }
    command
}

/// The root of the workspace.
pub(crate) fn root() -> Option<&'static Path> {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent()
}
