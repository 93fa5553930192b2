//! Every broken guideline under `tests/inputs` with the message that a person sees, in both languages.
//!
//! The messages are committed beside the files, those of a folder beside the folder. `RIKTLINJE_BLESS=1` writes
//! them anew: read what changes. Proposals have messages of their own, tested with the library.

// The program has no library to import this from; it uses nothing else of the program.
#[path = "../src/render.rs"]
mod render;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use riktlinje::diagnostic::{Diagnostics, Level};
use riktlinje::lint::{self, Known, Tested};
use riktlinje::text::Language;
use riktlinje::{Source, load};

/// Files that show several mistakes at once; all others have exactly one.
const SEVERAL: &[(&str, usize)] = &[
    // A piece of a guideline: what surrounds it is missing too.
    ("source/duplicate-key", 5),
    // The guideline that these change is not given.
    ("model/change_without_reason", 2),
    ("model/empty_change", 2),
    ("model/use_without_version", 2),
    ("model/used_version_with_caret", 2),
    // Two guidelines that use each other: neither has the phases of a third.
    ("model/cycle", 1),
    ("model/phase_declared_twice", 2),
    ("model/ten_mistakes", 11),
    ("check/many-kinds", 12),
];

/// Folders of broken guidelines.
const FAMILIES: [&str; 5] = ["source", "expression", "model", "check", "lint"];

fn inputs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/inputs")
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "yaml")
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// A broken guideline.
struct Case {
    /// Path below `tests/inputs`, without extension.
    id: String,
    /// The guideline, then those it uses.
    files: Vec<(String, String)>,
}

fn read(path: &Path) -> (String, String) {
    (name_of(path), String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned())
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for family in FAMILIES {
        for path in files_in(&inputs().join(family)) {
            let name = if path.is_dir() { path.file_name() } else { path.file_stem() };
            let id = format!("{family}/{}", name.unwrap().to_string_lossy());
            if is_yaml(&path) {
                cases.push(Case { id, files: vec![read(&path)] });
            } else if path.is_dir() {
                let root = path.join("guideline.yaml");
                let used = files_in(&path).into_iter().filter(|other| is_yaml(other) && *other != root);
                let files = [root.clone()].into_iter().chain(used).map(|file| read(&file)).collect();
                cases.push(Case { id, files });
            }
        }
    }
    cases
}

impl Case {
    fn sources(&self) -> Vec<Source<'_>> {
        self.files.iter().map(|(name, text)| Source { name, text }).collect()
    }

    fn diagnostics(&self) -> Diagnostics {
        let sources = self.sources();
        match load(&sources) {
            Ok(loaded) if self.id.starts_with("lint/") => {
                let known = Known { tested: tested(sources[0].text), all: true };
                lint::run(&loaded.program, &loaded.warnings, &sources, &known)
            }
            Ok(loaded) => loaded.warnings,
            Err(error) => error.diagnostics().clone(),
        }
    }

    fn rendered(&self, language: Language) -> String {
        render::diagnostics(&self.diagnostics(), &self.sources(), (language, false))
    }
}

/// The rules that a file's first line says are tested: `# tested: R1`.
fn tested(text: &str) -> Option<Tested> {
    let rules = text.lines().next()?.strip_prefix("# tested:")?;
    let rules: BTreeSet<String> = rules.split_whitespace().map(str::to_owned).collect();
    Some(Tested { some: !rules.is_empty(), rules })
}

/// Files that show how it is done well.
fn is_good(id: &str) -> bool {
    id.ends_with(".good")
}

#[test]
fn what_is_done_well_gets_no_remark() {
    let remarks: Vec<String> = cases()
        .iter()
        .filter(|case| is_good(&case.id))
        .map(|case| case.rendered(Language::ENGLISH))
        .collect();
    assert!(remarks.len() >= 15, "only {} good files", remarks.len());
    assert!(remarks.iter().all(String::is_empty), "{}", remarks.join("\n"));
}

#[test]
fn broken_files_give_the_committed_messages() {
    let bless = std::env::var_os("RIKTLINJE_BLESS").is_some();
    let mut wrong = Vec::new();
    for case in cases().into_iter().filter(|case| !is_good(&case.id)) {
        for language in [Language::ENGLISH, Language::SWEDISH] {
            let path = inputs().join(format!("{}.{}.txt", case.id, language.code()));
            let now = case.rendered(language);
            if bless {
                fs::write(&path, &now).unwrap();
            } else if fs::read_to_string(&path).ok().as_deref() != Some(now.as_str()) {
                wrong.push(format!("{}:\n{now}", path.display()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} messages differ from those committed:\n\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn each_file_has_as_many_mistakes_as_it_shows() {
    let mut wrong = Vec::new();
    for case in cases().into_iter().filter(|case| !is_good(&case.id)) {
        let found = case.diagnostics();
        let errors = found.iter().filter(|diagnostic| diagnostic.code.level == Level::Error).count();
        // A file with nothing but a warning shows that.
        let errors = if errors == 0 { found.len() } else { errors };
        let expected = SEVERAL.iter().find(|(id, _)| *id == case.id).map_or(1, |(_, count)| *count);
        if errors != expected {
            let codes: Vec<&str> = found.iter().map(|diagnostic| diagnostic.code.id).collect();
            wrong.push(format!("{}: {errors} errors, expected {expected}: {}", case.id, codes.join(", ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_messages_without_their_file() {
    let known: Vec<String> = cases().into_iter().map(|case| case.id).collect();
    for family in FAMILIES {
        for path in files_in(&inputs().join(family)) {
            let Some(name) = name_of(&path).strip_suffix(".txt").map(str::to_owned) else { continue };
            let stem =
                name.strip_suffix(".en").or_else(|| name.strip_suffix(".sv")).unwrap_or(&name).to_owned();
            assert!(known.contains(&format!("{family}/{stem}")), "{} belongs to no file", path.display());
        }
    }
}
