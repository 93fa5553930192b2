//! The engine for JavaScript: `bindings/wasm/pkg/`, and its test in Node.
//!
//! The compiler makes the module, `bindings/wasm/build` turns panics into traps, makes the glue and orders
//! functions, binaryen's `wasm-opt` makes it small, and what a package needs is put together from `bindings/wasm/js`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::process::{cargo, make_folder, root, run, say, target};
use crate::tools::{Node, WASM, binaryen, wasm_target};
use crate::web;

/// What the compiler uses by itself, and what wasm-opt may use. Reference types are left out: the engine has none.
const FEATURES: [&str; 4] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
];
/// SHA-256 in a loop, not written out sixty-four times.
const SMALL: &str = "--cfg sha2_backend_soft=\"compact\"";
/// How binaryen makes it small. A function of one caller stays by itself unless it is tiny: inlined, it makes the
/// module smaller, but packed it is larger, because functions alike no longer stand alike.
const SMALLER: [&str; 3] = ["-Oz", "--converge", "--one-caller-inline-max-function-size=5"];
/// What the package is made of. The newest of these files tells whether it is older than its source.
const SOURCES: [&str; 5] =
    ["src", "bindings/wasm/src", "bindings/wasm/js", "bindings/wasm/build/src", "Cargo.lock"];

/// What module and glue may take, packed by gzip, so that no growth passes unnoticed. The aim is 100 000.
const BUDGET: usize = 143_000;

/// Builds `bindings/wasm/pkg/` and prints sizes. Fails when the engine has grown beyond its limit.
pub(crate) fn build() -> Result<(), String> {
    wasm_target()?;
    binaryen()?;
    let places = Places::new("pkg")?;
    let module = compile(&places, "bindgen")?;
    glue(&places, &module, "web", "engine")?;
    glue(&places, &module, "no-modules", "classic")?;
    engine(&places)?;
    plain(&places)?;
    package(&places)?;
    classic(&places)?;
    let engine = sizes(&places, &["riktlinje.classic.js", "riktlinje.plain.js"])?;
    eprintln!("  the aim for module and glue {:>24} packed", "100000");
    if engine > BUDGET {
        return Err(format!("the engine has grown: {engine} bytes packed, and {BUDGET} is its limit"));
    }
    Ok(())
}

/// Builds `bindings/wasm/pkg-compiler/`: the engine with `Guideline.compile`, for previews of authors.
pub(crate) fn build_compiler() -> Result<(), String> {
    wasm_target()?;
    binaryen()?;
    let places = Places::new("pkg-compiler")?;
    let module = compile(&places, "bindgen,compile")?;
    glue(&places, &module, "web", "engine")?;
    engine(&places)?;
    package(&places)?;
    sizes(&places, &[]).map(|_| ())
}

/// Prints what takes the bytes of the module, as a table in Markdown.
pub(crate) fn print_sizes() -> Result<(), String> {
    wasm_target()?;
    binaryen()?;
    let places = Places::new("pkg")?;
    let module = compile(&places, "bindgen")?;
    glue(&places, &module, "web", "engine")?;
    let named = places.work.join("named.wasm");
    optimize_with(&["-g"], &places.work.join("engine_bg.wasm"), &named)?;
    run(helper(&places).arg("sizes").arg(named))
}

/// Builds `bindings/wasm/pkg/` where it is missing or older than its source.
pub(crate) fn build_if_older() -> Result<(), String> {
    let made = modified(&root().join("bindings/wasm/pkg/riktlinje.classic.js"));
    let newest = SOURCES.iter().filter_map(|source| newest(&root().join(source))).max();
    if made.is_some() && made >= newest {
        return Ok(());
    }
    say("the engine for JavaScript is missing or older than its source");
    build()
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}

/// When the newest file at or below a path was changed.
fn newest(path: &Path) -> Option<SystemTime> {
    let mut waiting = vec![path.to_owned()];
    let mut newest = None;
    while let Some(path) = waiting.pop() {
        match fs::read_dir(&path) {
            Ok(entries) => waiting.extend(entries.filter_map(|entry| Some(entry.ok()?.path()))),
            Err(_) => newest = newest.max(modified(&path)),
        }
    }
    newest
}

/// Runs the tests in Node against native results.
pub(crate) fn test() -> Result<(), String> {
    in_node(&["node.test.mjs", "types.test.mjs"])
}

/// Runs the tests of the engine with the compiler.
pub(crate) fn test_compiler() -> Result<(), String> {
    in_node(&["compiler.test.mjs"])
}

fn in_node(tests: &[&str]) -> Result<(), String> {
    let node = Node::find_or_install()?;
    // The test of the types compiles with the TypeScript that the element is built with.
    node.install_packages(web::FOLDER)?;
    say("the engine in Node");
    let folder = root().join("bindings/wasm/tests");
    let tests = tests.iter().map(|name| folder.join(name));
    let mut command = node.command();
    command.args(["--test", "--test-reporter=spec"]).args(tests);
    run(command.env("RIKTLINJE_EXPECTED", web::made()))
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
    fn new(package: &str) -> Result<Places, String> {
        let bindings = root().join("bindings/wasm");
        let target = target();
        let places = Places {
            package: bindings.join(package),
            work: target.join("wasm-package").join(package),
            bindings,
            target,
        };
        make_folder(&places.work)?;
        make_folder(&places.package)?;
        Ok(places)
    }

    /// Writes a file of the package.
    fn write(&self, name: &str, text: &str) -> Result<(), String> {
        fs::write(self.package.join(name), text).map_err(|error| format!("{name}: {error}"))
    }
}

/// The module with these features: a boundary, and what else it can do.
fn compile(places: &Places, features: &str) -> Result<PathBuf, String> {
    say(&format!("the engine with {features}"));
    let mut command = cargo();
    command.args(["build", "--quiet", "--locked", "-p", "riktlinje-wasm", "--lib", "--profile", "wasm"]);
    command.env("RUSTFLAGS", SMALL);
    run(command.args(["--target", WASM, "--features", features]))?;
    let made = places.target.join(WASM).join("wasm/riktlinje_wasm.wasm");
    let kept = places.work.join(format!("{}.wasm", features.replace(',', "-")));
    let mut command = helper(places);
    run(command.arg("traps").arg(made).arg(&kept))?;
    Ok(kept)
}

/// The program in `bindings/wasm/build`.
fn helper(places: &Places) -> Command {
    let mut command = cargo();
    command
        .args(["run", "--quiet", "--locked", "--manifest-path"])
        .arg(places.bindings.join("build/Cargo.toml"));
    command.arg("--target-dir").arg(places.target.join("wasm-build")).arg("--");
    command
}

/// The glue of one kind, beside the module that belongs to it.
fn glue(places: &Places, module: &Path, kind: &str, name: &str) -> Result<(), String> {
    say(&format!("the glue: {kind}"));
    run(helper(places).arg(kind).arg(module).arg(&places.work).arg(name))
}

fn optimize(module: &Path, to: &Path) -> Result<(), String> {
    optimize_with(&[], module, to)
}

fn optimize_with(options: &[&str], module: &Path, to: &Path) -> Result<(), String> {
    run(Command::new("wasm-opt").args(SMALLER).args(options).args(FEATURES).arg(module).arg("-o").arg(to))
}

/// The module that pages load.
fn engine(places: &Places) -> Result<(), String> {
    let small = places.work.join("small.wasm");
    optimize(&places.work.join("engine_bg.wasm"), &small)?;
    run(helper(places).arg("order").arg(&small).arg(places.package.join("riktlinje.wasm")))
}

/// The module as plain JavaScript.
fn plain(places: &Places) -> Result<(), String> {
    let module = compile(places, "plain")?;
    let lowered = places.work.join("lowered.wasm");
    optimize(&module, &lowered)?;
    let mut write = Command::new("wasm2js");
    run(write
        .args(["-Oz"])
        .args(FEATURES)
        .arg(&lowered)
        .arg("-o")
        .arg(places.package.join("riktlinje.plain.js")))?;
    places.write("plain.js", &read(&places.bindings.join("js/plain.js"))?)
}

/// What every package has.
fn package(places: &Places) -> Result<(), String> {
    say(&format!("the package: {}", places.package.display()));
    for name in ["core.js", "browser.js", "node.js", "package.json"] {
        places.write(name, &read(&places.bindings.join("js").join(name))?)?;
    }
    places.write("engine.js", &read(&places.work.join("engine.js"))?)?;
    for name in ["riktlinje.d.ts", "assessment.d.ts", "schema.d.ts"] {
        places.write(name, &read(&places.bindings.join(name))?)?;
    }
    Ok(())
}

/// One classic script with everything inside.
fn classic(places: &Places) -> Result<(), String> {
    let sources = places.bindings.join("js");
    let module = places.package.join("riktlinje.wasm");
    let bytes = fs::read(&module).map_err(|error| format!("{}: {error}", module.display()))?;
    let script = read(&sources.join("classic.js"))?
        .replace("/*GLUE*/", &read(&places.work.join("classic.js"))?)
        .replace("/*CORE*/", &read(&sources.join("core.js"))?.replace("export function", "function"))
        .replace("/*BYTES*/", &base64(&bytes));
    places.write("riktlinje.classic.js", &script)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
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

/// Prints the size of each file that a page loads, and of others, as it is and packed by gzip.
fn sizes(places: &Places, others: &[&str]) -> Result<usize, String> {
    let packed = |name: &str| -> Result<usize, String> {
        let output = Command::new("gzip")
            .args(["-9", "--no-name", "--stdout"])
            .arg(places.package.join(name))
            .output();
        output.map(|output| output.stdout.len()).map_err(|error| format!("gzip: {error}"))
    };
    let mut engine = 0;
    let loaded = ["riktlinje.wasm", "engine.js", "core.js", "browser.js"];
    for name in loaded.iter().chain(others) {
        let raw = fs::metadata(places.package.join(name)).map_err(|error| format!("{name}: {error}"))?.len();
        let packed = packed(name)?;
        eprintln!("  {name:22} {raw:>9} bytes {packed:>9} packed");
        engine += if loaded.contains(name) { packed } else { 0 };
    }
    eprintln!("  engine, module and glue {engine:>28} packed");
    Ok(engine)
}
