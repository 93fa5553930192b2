//! The form element: `bindings/web/dist` and `packages`, its tests and its benchmark in Chromium.

use std::path::PathBuf;
use std::process::Command;

use crate::process::{cargo, make_folder, output, root, run, say, target};
use crate::tools::{Node, chromium};
use crate::wasm;

/// Where the element lives.
pub(crate) const FOLDER: &str = "bindings/web";
/// The compositions. Pages are tested with the first, and measured with the second, which is the largest.
const GUIDELINES: [&str; 3] = ["gotland-social-services", "gotland-health-care", "tibro"];
/// How many random proposals have to give the same assessment natively, in Node and in Chromium.
const PROPOSALS: &str = "1000";

/// Builds the element and its packages; the engine too where it is missing or older than its source.
pub(crate) fn build() -> Result<(), String> {
    let node = Node::find_or_install()?;
    node.install_packages(FOLDER)?;
    wasm::build_if_older()?;
    say("the element: types, build, packages");
    let inside = |program: &str, arguments: &[&str]| {
        run(node.program_named(program).args(arguments).current_dir(root().join(FOLDER)))
    };
    inside("npx", &["tsc", "--noEmit"])?;
    inside("npm", &["run", "--silent", "build"])
}

/// Runs the tests in Chromium against native results.
pub(crate) fn test() -> Result<(), String> {
    let scripts = scripts("tests", ".test.mjs")?;
    // One browser at a time; pages wait for what they need, so a slow machine is only slow.
    let mut arguments = vec!["--test".into(), "--test-concurrency=1".into(), "--test-reporter=spec".into()];
    arguments.extend(scripts);
    in_chromium("tests", &arguments)
}

/// Measures pages in Chromium, as a table.
pub(crate) fn bench() -> Result<(), String> {
    in_chromium("benchmark", &[root().join(FOLDER).join("bench/run.mjs")])
}

/// Runs scripts that open pages.
fn in_chromium(what: &str, arguments: &[PathBuf]) -> Result<(), String> {
    let (node, chromium) = (Node::find_or_install()?, chromium()?);
    pages()?;
    let run_node = || {
        let mut command = node.command();
        command.current_dir(root().join(FOLDER)).env("CHROMIUM", &chromium).env("RIKTLINJE_WEB_MADE", made());
        command
    };
    run(run_node().arg("tests/make.mjs"))?;
    let version = output(&chromium, &["--version"]).unwrap_or_default();
    say(&format!("the element: {what} in {version} ({})", chromium.display()));
    run(run_node().args(arguments))
}

fn scripts(folder: &str, end: &str) -> Result<Vec<PathBuf>, String> {
    let folder = root().join(FOLDER).join(folder);
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut found: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(end))
        .collect();
    found.sort();
    Ok(found)
}

/// Where native results and pages lie for tests to read.
pub(crate) fn made() -> PathBuf {
    target().join("web")
}

/// The native programs, as the tests of the workspace build them.
fn native(name: &str) -> Command {
    let mut command = Command::new(target().join("debug").join(name));
    command.current_dir(root());
    command
}

fn build_native() -> Result<(), String> {
    let selected = ["--example", "expected", "--bin", "riktlinje"];
    run(cargo().args(["build", "--workspace", "--quiet", "--locked"]).args(selected))
}

/// Writes what the engine says natively, for tests in JavaScript to compare with.
pub(crate) fn native_results() -> Result<(), String> {
    say("native results");
    build_native()?;
    make_folder(&made())?;
    run(native("examples/expected").arg(made()).arg(PROPOSALS))
}

/// The compiled guidelines and the single files that pages are tested and measured with.
fn pages() -> Result<(), String> {
    build_native()?;
    make_folder(&made())?;
    let make = |arguments: &[&str], guideline: &str, to: String| {
        let guideline = format!("rules/{guideline}");
        run(native("riktlinje").args(arguments).arg(guideline).arg("-o").arg(made().join(to)))
    };
    for guideline in GUIDELINES {
        make(&["compile", "--lang", "sv"], guideline, format!("{guideline}.sv.json"))?;
    }
    make(&["compile"], GUIDELINES[0], "guideline.json".to_owned())?;
    make(&["form"], GUIDELINES[0], "form.html".to_owned())?;
    make_folder(&made().join("bench"))?;
    make(&["form"], GUIDELINES[1], "bench/form.html".to_owned())
}
