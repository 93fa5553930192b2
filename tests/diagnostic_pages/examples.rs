//! Broken files that show a message: the first of `tests/inputs` that is short enough to be read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use riktlinje::answers::Proposal;
use riktlinje::cases::Suite;
use riktlinje::diagnostic::Diagnostics;
use riktlinje::lint::{self, Known, Tested};
use riktlinje::program::Program;
use riktlinje::{Source, load};

use super::made;

/// A broken file with what is said about it.
pub(super) struct Example {
    /// Name and text of each file.
    pub(super) files: Vec<(String, String)>,
    /// What is said, in English.
    pub(super) english: String,
    /// What is said, in Swedish, when that is a text of its own.
    pub(super) swedish: Option<String>,
    /// The same done well.
    pub(super) good: Option<String>,
    /// Whether the files are shown whole.
    pub(super) whole: bool,
}

/// Longest files that a page shows whole, in bytes.
const LONGEST: usize = 4_000;
/// Files that stand beside broken ones to make them whole.
const HELPERS: [&str; 3] = ["guideline", "good", "p.proposal"];

fn inputs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs")
}

/// An example for every message.
pub(super) fn examples() -> BTreeMap<&'static str, Example> {
    let mut found = BTreeMap::new();
    for family in ["source", "expression", "model", "check", "lint"] {
        for path in sorted(&inputs().join(family)) {
            let Some(files) = guideline(&path) else { continue };
            let codes = codes_of(&files);
            offer(&path, &files, codes, &mut found);
        }
    }
    let tested = helper("cases/guideline.yaml");
    for path in sorted(&inputs().join("cases")).iter().filter(|path| is_broken(path)) {
        let files = vec![read(path)];
        let source = Source { name: &files[0].0, text: &files[0].1 };
        let mut proposals = |name: &str| fs::read_to_string(inputs().join("cases").join(name)).ok();
        let codes = match Suite::read(&tested, source, &mut proposals) {
            Ok(_) => Vec::new(),
            Err(error) => error.diagnostics().iter().map(|found| found.code.id).collect(),
        };
        offer(path, &files, codes, &mut found);
    }
    let program = helper("answers/guideline.yaml");
    for path in sorted(&inputs().join("answers")).iter().filter(|path| is_broken(path)) {
        let files = vec![read(path)];
        let mut diagnostics = Diagnostics::new();
        let _ = Proposal::read(&program, 0, &files[0].1, &mut diagnostics);
        let codes = diagnostics.iter().map(|found| found.code.id).collect();
        offer(path, &files, codes, &mut found);
    }
    for (code, example) in made::made() {
        found.entry(code).or_insert(example);
    }
    found
}

/// Keeps an example for each code that has none yet, or only one that shows other things too.
fn offer(
    path: &Path,
    files: &[(String, String)],
    codes: Vec<&'static str>,
    found: &mut BTreeMap<&'static str, Example>,
) {
    let length: usize = files.iter().map(|(_, text)| text.len()).sum();
    let beside = |ending: &str| fs::read_to_string(path.with_extension(ending)).ok();
    let Some(english) = beside("en.txt").or_else(|| beside("txt")) else { return };
    if english.len() > LONGEST {
        return;
    }
    let whole = length <= LONGEST;
    let shown = |text: &String| if whole { text.clone() } else { made::beginning(text) };
    for code in codes {
        if found.get(code).is_some_and(|known| known.whole || !whole) {
            continue;
        }
        let example = Example {
            files: files.iter().map(|(name, text)| (name.clone(), shown(text))).collect(),
            english: english.clone(),
            swedish: beside("sv.txt"),
            good: beside("good.yaml")
                .or_else(|| fs::read_to_string(path.with_extension("good").join("guideline.yaml")).ok()),
            whole,
        };
        found.insert(code, example);
    }
}

/// A guideline with those it uses: a file, or a folder that holds several.
fn guideline(path: &Path) -> Option<Vec<(String, String)>> {
    if is_yaml(path) {
        return (!path.to_string_lossy().ends_with(".good.yaml")).then(|| vec![read(path)]);
    }
    let root = path.join("guideline.yaml");
    let others = sorted(path).into_iter().filter(|file| is_yaml(file) && *file != root);
    let broken = path.is_dir() && path.extension().is_none();
    broken.then(|| [root.clone()].into_iter().chain(others).map(|file| read(&file)).collect())
}

fn codes_of(files: &[(String, String)]) -> Vec<&'static str> {
    let sources: Vec<Source<'_>> = files.iter().map(|(name, text)| Source { name, text }).collect();
    let diagnostics = match load(&sources) {
        Ok(loaded) => {
            // The first line of a file may name the rules that are tested.
            let first = sources[0].text.lines().next().unwrap_or_default();
            let tested = first.strip_prefix("# tested:");
            let tested = tested.map(|rules| Tested {
                some: !rules.trim().is_empty(),
                rules: rules.split_whitespace().map(str::to_owned).collect(),
            });
            let known = Known { tested, all: true };
            lint::run(&loaded.program, &loaded.warnings, &sources, &known)
        }
        Err(error) => error.diagnostics().clone(),
    };
    diagnostics.iter().map(|found| found.code.id).collect()
}

/// Whether a file is broken, and no helper of those that are.
fn is_broken(path: &Path) -> bool {
    is_yaml(path) && !HELPERS.contains(&stem(path).as_str())
}

/// A guideline that broken proposals answer, or that broken tests test.
fn helper(name: &str) -> Program {
    let (name, text) = read(&inputs().join(name));
    load(&[Source { name: &name, text: &text }]).unwrap().program
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn read(path: &Path) -> (String, String) {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    (name, String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned())
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "yaml")
}
