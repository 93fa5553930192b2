//! What the tests need beside the Rust toolchain. What is there is used; what is missing is installed, and said. What
//! cannot be installed is an error that names it: nothing is left out silently.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{make_folder, output, root, run, say, succeeds, target};

/// The compiler's target for WASM.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";
/// The oldest Node that the tests run in.
const NODE: u32 = 20;
/// The Node that npm installs where Debian's is older.
const NEWER_NODE: &str = "22";
/// Names that Chromium goes by.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// A part of the toolchain, such as `clippy`.
pub(crate) fn component(command: &str, name: &str) -> Result<(), String> {
    if succeeds("cargo", &[command, "--version"]) {
        return Ok(());
    }
    say(&format!("installing a part of the toolchain: rustup component add {name}"));
    run(Command::new("rustup").args(["component", "add", name]))
        .map_err(|_| format!("`cargo {command}` is missing and could not be installed"))
}

/// The compiler's target for WASM.
pub(crate) fn wasm_target() -> Result<(), String> {
    let listed = output(Path::new("rustc"), &["--print", "target-libdir", "--target", WASM]);
    if listed.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    say(&format!("installing the compiler's target: rustup target add {WASM}"));
    run(Command::new("rustup").args(["target", "add", WASM]))
        .map_err(|_| format!("the compiler's target {WASM} is missing and could not be installed"))
}

/// `wasm-opt` and `wasm2js`.
pub(crate) fn binaryen() -> Result<(), String> {
    if succeeds("wasm-opt", &["--version"]) && succeeds("wasm2js", &["--version"]) {
        return Ok(());
    }
    install(&["binaryen"], "wasm-opt and wasm2js")
}

/// Chromium, for the tests of the form element.
pub(crate) fn chromium() -> Result<PathBuf, String> {
    if let Some(named) = std::env::var_os("CHROMIUM").filter(|path| !path.is_empty()) {
        return Ok(PathBuf::from(named));
    }
    if let Some(found) = BROWSERS.iter().find_map(|name| find(name)) {
        return Ok(found);
    }
    install(&["chromium", "fonts-liberation"], "Chromium")?;
    find("chromium").ok_or_else(|| "Chromium was installed but is not to be found".to_owned())
}

/// Node with npm, and what npm installs.
pub(crate) struct Node {
    program: PathBuf,
    /// Where programs are looked for, this Node's own folder first.
    path: OsString,
}

impl Node {
    /// The Node that is there, or a newer one.
    pub(crate) fn find_or_install() -> Result<Node, String> {
        let there = |name| find(name).ok_or_else(|| format!("{name} was installed but is not to be found"));
        if find("node").is_none() || find("npm").is_none() {
            install(&["nodejs", "npm"], "Node and npm")?;
        }
        there("npm")?;
        let program = there("node")?;
        if version(&program) >= NODE {
            return Ok(Node::at(program));
        }
        Node::newer()
    }

    /// Node as npm packages it, in the target folder.
    fn newer() -> Result<Node, String> {
        let folder = target().join("node");
        let machine = if cfg!(target_arch = "aarch64") { "arm64" } else { "x64" };
        let package =
            format!("node-{}-{machine}", if cfg!(target_os = "macos") { "darwin" } else { "linux" });
        let program = folder.join("node_modules").join(&package).join("bin/node");
        if version(&program) < NODE {
            let wanted = format!("{package}@{NEWER_NODE}");
            say(&format!("installing a newer Node into the target folder: npm install {wanted}"));
            make_folder(&folder)?;
            let mut npm = Command::new("npm");
            npm.args(["install", "--silent", "--no-audit", "--no-fund", "--prefix"]).arg(&folder).arg(wanted);
            run(&mut npm).map_err(|_| "a newer Node could not be installed by npm".to_owned())?;
        }
        if version(&program) >= NODE {
            Ok(Node::at(program))
        } else {
            Err(format!("Node {NODE} or later is needed and could not be installed"))
        }
    }

    fn at(program: PathBuf) -> Node {
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        let own = program.parent().map(Path::to_owned);
        let path = std::env::join_paths(own.into_iter().chain(std::env::split_paths(&inherited)));
        Node { path: path.unwrap_or(inherited), program }
    }

    /// A command that runs a script in this Node.
    pub(crate) fn command(&self) -> Command {
        self.program_named(self.program.as_os_str())
    }

    /// A program that needs this Node, such as npm.
    pub(crate) fn program_named(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env("PATH", &self.path);
        command
    }

    /// Installs what a folder's `package-lock.json` lists, unless that is there already.
    pub(crate) fn install_packages(&self, folder: &str) -> Result<(), String> {
        let folder = root().join(folder);
        let (lock, mark) = (folder.join("package-lock.json"), folder.join("node_modules/.installed"));
        let read = |path: &Path| std::fs::read(path).ok();
        if read(&lock).is_some_and(|listed| read(&mark) == Some(listed)) {
            return Ok(());
        }
        say(&format!("installing what {} lists: npm ci", lock.display()));
        let mut npm = self.program_named("npm");
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]).current_dir(&folder);
        run(&mut npm).map_err(|_| format!("npm could not install what {} lists", lock.display()))?;
        std::fs::copy(&lock, &mark).map_err(|error| format!("{}: {error}", mark.display()))?;
        Ok(())
    }
}

/// The major version of a Node; 0 where there is none.
fn version(node: &Path) -> u32 {
    let told = output(node, &["--version"]).unwrap_or_default();
    told.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok()).unwrap_or(0)
}

/// A program in the folders of `PATH`.
fn find(program: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| path.is_file())
}

/// Installs Debian packages, as root or by sudo.
fn install(packages: &[&str], what: &str) -> Result<(), String> {
    let names = packages.join(" ");
    let failed = |why: &str| format!("{what} is missing ({names}) and cannot be installed here: {why}");
    if find("apt-get").is_none() {
        return Err(failed("there is no apt-get. Install it and run this again"));
    }
    let is_root = output(Path::new("id"), &["-u"]).is_some_and(|id| id == "0");
    if !is_root && !succeeds("sudo", &["-n", "true"]) {
        return Err(failed("that takes root, or sudo without a password"));
    }
    let apt_get = || {
        let mut command = Command::new(if is_root { "apt-get" } else { "sudo" });
        if !is_root {
            command.args(["-n", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        }
        command.env("DEBIAN_FRONTEND", "noninteractive").arg("-qq");
        command
    };
    say(&format!("installing {what}: apt-get install {names}"));
    // Where the list of packages cannot be renewed, the one that is there may do.
    if run(apt_get().arg("update")).is_err() {
        say("the list of packages could not be renewed");
    }
    let mut command = apt_get();
    command.args(["install", "--yes", "--no-install-recommends"]).args(packages);
    run(command.stdout(std::process::Stdio::null())).map_err(|_| failed("apt-get failed, see above"))
}
