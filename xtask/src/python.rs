//! The binding for Python: a workspace of its own, so it has lints and tests of its own.

use std::process::Command;

use crate::process::{cargo, root, run, say};

/// Lints and tests, Spark included. `bindings/python/test.sh` installs what they need, and says so.
pub(crate) fn test() -> Result<(), String> {
    let folder = root().join("bindings/python");
    let manifest = folder.join("Cargo.toml");
    say("the binding for Python: format and lints");
    run(cargo().args(["fmt", "--check", "--manifest-path"]).arg(&manifest))?;
    run(cargo()
        .args(["clippy", "--locked", "--quiet", "--manifest-path"])
        .arg(&manifest)
        .args(["--", "-D", "warnings"]))?;
    say("the binding for Python: tests");
    run(&mut Command::new(folder.join("test.sh"))).map_err(|_| "the binding for Python".to_owned())
}
