//! Which files of tests there are: `*.test.yaml` in files, folders and trees.

use std::fs;
use std::path::{Path, PathBuf};

use riktlinje::report::Phrase;

use crate::outcome::Failure;

/// How the names of files of tests end.
const ENDINGS: [&str; 2] = [".test.yaml", ".test.yml"];
/// Where guidelines usually are.
const USUAL: &str = "rules";
/// Deepest folder looked into.
const DEEPEST: usize = 32;

/// The files of tests at these paths, in order, each once.
pub(super) fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let usual = if Path::new(USUAL).is_dir() { USUAL } else { "." };
    let usual = [PathBuf::from(usual)];
    let paths = if paths.is_empty() { &usual } else { paths };
    let mut found = Vec::new();
    for path in paths {
        let before = found.len();
        if path.is_dir() {
            tree(path, 0, &mut found);
        } else if path.exists() {
            found.push(path.clone());
        } else {
            return Err(Failure::new(NOT_THERE, "path", shown(path)));
        }
        if found.len() == before {
            return Err(Failure::new(NO_TESTS, "path", shown(path)));
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// Files that cannot be listed are none: what is there to run is run.
fn tree(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        // A link to a folder could lead in a circle.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && depth < DEEPEST && !is_skipped(&name) {
            tree(&entry.path(), depth + 1, found);
        } else if !is_folder && ENDINGS.iter().any(|ending| name.ends_with(ending)) {
            found.push(entry.path());
        }
    }
}

fn is_skipped(folder: &str) -> bool {
    folder.starts_with('.') || matches!(folder, "target" | "node_modules")
}

/// A path as it is shown, the same on every system.
pub(crate) fn shown(path: &Path) -> String {
    let text = path.display().to_string().replace('\\', "/");
    text.strip_prefix("./").map_or_else(|| text.clone(), str::to_owned)
}

const NOT_THERE: Phrase =
    Phrase::new("Det finns ingen fil eller mapp {path}.", "There is no file or folder {path}.");
const NO_TESTS: Phrase = Phrase::new(
    "Det finns inga prov i {path}. Prov ligger i filer som slutar på .test.yaml, bredvid riktlinjen.",
    "There are no tests in {path}. Tests are in files that end in .test.yaml, beside the guideline.",
);
