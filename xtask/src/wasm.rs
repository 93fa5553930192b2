//! The engine for JavaScript: `bindings/wasm/pkg/`, and its test in Node.
//!
//! The compiler makes the module, `wasm-bindgen-cli-support` (in `bindings/wasm/build`) the glue, binaryen's
//! `wasm-opt` makes it small, and what a package needs is put together from `bindings/wasm/js`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::steps::{cargo, root};

const TARGET: &str = "wasm32-unknown-unknown";
/// What the compiler uses by itself, and what wasm-opt may use. Reference types are left out: the engine has none.
const FEATURES: [&str; 4] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
];
/// SHA-256 in a loop, not written out sixty-four times.
const SMALL: &str = "--cfg sha2_backend_soft=\"compact\"";
/// How many random proposals have to give the same assessment natively and in Node.
const PROPOSALS: &str = "1000";

/// Builds `bindings/wasm/pkg/` and prints sizes.
pub(crate) fn build() -> Result<(), String> {
    install_target()?;
    install_binaryen()?;
    let places = Places::new()?;
    fs::create_dir_all(&places.package).map_err(|error| format!("{}: {error}", places.package.display()))?;
    let module = compile(&places, "bindgen")?;
    glue(&places, &module, "web", "engine")?;
    glue(&places, &module, "no-modules", "classic")?;
    optimize(&places.work.join("engine_bg.wasm"), &places.package.join("riktlinje.wasm"))?;
    plain(&places)?;
    package(&places)?;
    sizes(&places)
}

/// Runs the tests in Node against native results.
pub(crate) fn test() -> Result<(), String> {
    let places = Places::new()?;
    let expected = places.work.join("expected");
    fs::create_dir_all(&expected).map_err(|error| error.to_string())?;
    say("native results");
    let mut native = cargo();
    native.args(["run", "--quiet", "--release", "-p", "riktlinje-wasm", "--example", "expected", "--"]);
    run(native.arg(&expected).arg(PROPOSALS))?;
    say("Node");
    let tests = ["node.test.mjs", "types.test.mjs"].map(|name| places.bindings.join("tests").join(name));
    run(Command::new("node").arg("--test").args(tests).env("RIKTLINJE_EXPECTED", &expected))
}

/// Where things are and go.
struct Places {
    /// `bindings/wasm`.
    bindings: PathBuf,
    /// `bindings/wasm/pkg`.
    package: PathBuf,
    /// The target folder.
    target: PathBuf,
    /// Where half-made things lie.
    work: PathBuf,
}

impl Places {
    fn new() -> Result<Places, String> {
        let root = root().ok_or("the root of the workspace is not to be found")?;
        let bindings = root.join("bindings/wasm");
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
        let work = target.join("wasm-package");
        fs::create_dir_all(&work).map_err(|error| format!("{}: {error}", work.display()))?;
        Ok(Places { package: bindings.join("pkg"), bindings, target, work })
    }
}

fn say(step: &str) {
    eprintln!("· {step}");
}

fn run(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(|error| format!("{name} could not be started: {error}"))?;
    if status.success() { Ok(()) } else { Err(name) }
}

/// Whether a program can be started.
fn is_there(program: &str) -> bool {
    let mut command = Command::new(program);
    command
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn install_target() -> Result<(), String> {
    let listed = Command::new("rustup").args(["target", "list", "--installed"]).output();
    if listed.is_ok_and(|listed| String::from_utf8_lossy(&listed.stdout).lines().any(|line| line == TARGET)) {
        return Ok(());
    }
    say(&format!("installing the compiler's target: rustup target add {TARGET}"));
    run(Command::new("rustup").args(["target", "add", TARGET]))
}

fn install_binaryen() -> Result<(), String> {
    if is_there("wasm-opt") && is_there("wasm2js") {
        return Ok(());
    }
    say("installing binaryen for wasm-opt and wasm2js: apt-get install binaryen");
    run(Command::new("apt-get").args(["install", "--yes", "--no-install-recommends", "binaryen"]))
}

/// The module with one boundary.
fn compile(places: &Places, boundary: &str) -> Result<PathBuf, String> {
    say(&format!("the engine with the boundary {boundary}"));
    let mut command = cargo();
    command.args(["build", "--quiet", "--locked", "-p", "riktlinje-wasm", "--lib", "--profile", "wasm"]);
    command.env("RUSTFLAGS", SMALL);
    run(command.args(["--target", TARGET, "--features", boundary]))?;
    let made = places.target.join(TARGET).join("wasm/riktlinje_wasm.wasm");
    let kept = places.work.join(format!("{boundary}.wasm"));
    fs::copy(&made, &kept).map_err(|error| format!("{}: {error}", made.display()))?;
    Ok(kept)
}

/// The glue of one kind, beside the module that belongs to it.
fn glue(places: &Places, module: &Path, kind: &str, name: &str) -> Result<(), String> {
    say(&format!("the glue: {kind}"));
    let mut command = cargo();
    command
        .args(["run", "--quiet", "--locked", "--manifest-path"])
        .arg(places.bindings.join("build/Cargo.toml"));
    command.arg("--target-dir").arg(places.target.join("wasm-build")).arg("--");
    run(command.arg(module).arg(&places.work).args([kind, name]))
}

fn optimize(module: &Path, to: &Path) -> Result<(), String> {
    run(Command::new("wasm-opt").args(["-Oz"]).args(FEATURES).arg(module).arg("-o").arg(to))
}

/// The module as plain JavaScript.
fn plain(places: &Places) -> Result<(), String> {
    let module = compile(places, "plain")?;
    let lowered = places.work.join("lowered.wasm");
    let mut lower = Command::new("wasm-opt");
    lower.args(["-Oz"]).args(FEATURES).arg(module).arg("-o").arg(&lowered);
    run(&mut lower)?;
    let mut write = Command::new("wasm2js");
    run(write
        .args(["-Oz"])
        .args(FEATURES)
        .arg(&lowered)
        .arg("-o")
        .arg(places.package.join("riktlinje.plain.js")))
}

fn package(places: &Places) -> Result<(), String> {
    say("the package: bindings/wasm/pkg");
    let read =
        |path: PathBuf| fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()));
    let write = |name: &str, text: &str| {
        fs::write(places.package.join(name), text).map_err(|error| format!("{name}: {error}"))
    };
    let sources = places.bindings.join("js");
    for name in ["core.js", "browser.js", "node.js", "plain.js", "package.json"] {
        write(name, &read(sources.join(name))?)?;
    }
    write("engine.js", &read(places.work.join("engine.js"))?)?;
    write("riktlinje.d.ts", &read(places.bindings.join("riktlinje.d.ts"))?)?;
    let bytes = fs::read(places.package.join("riktlinje.wasm")).map_err(|error| error.to_string())?;
    let classic = read(sources.join("classic.js"))?
        .replace("/*GLUE*/", &read(places.work.join("classic.js"))?)
        .replace("/*CORE*/", &read(sources.join("core.js"))?.replace("export function", "function"))
        .replace("/*BYTES*/", &base64(&bytes));
    write("riktlinje.classic.js", &classic)
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len() / 3 * 4 + 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (at, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let letter = LETTERS.get((bits >> shift & 63) as usize).copied().unwrap_or(b'=');
            out.push(if at <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

/// Prints the size of each file, as it is and packed by gzip.
fn sizes(places: &Places) -> Result<(), String> {
    let packed = |name: &str| -> Result<usize, String> {
        let output = Command::new("gzip")
            .args(["-9", "--no-name", "--stdout"])
            .arg(places.package.join(name))
            .output();
        output.map(|output| output.stdout.len()).map_err(|error| format!("gzip: {error}"))
    };
    let mut engine = 0;
    for name in
        ["riktlinje.wasm", "engine.js", "core.js", "browser.js", "riktlinje.classic.js", "riktlinje.plain.js"]
    {
        let raw = fs::metadata(places.package.join(name)).map_err(|error| format!("{name}: {error}"))?.len();
        let packed = packed(name)?;
        eprintln!("  {name:22} {raw:>9} bytes {packed:>9} packed");
        engine += if matches!(name, "riktlinje.wasm" | "engine.js" | "core.js" | "browser.js") {
            packed
        } else {
            0
        };
    }
    eprintln!("  engine, module and glue {engine:>28} packed; the aim is 100 000");
    Ok(())
}
