//! Every guideline that is shipped loads without a word of complaint, and every test that is shipped passes.

use std::fs;
use std::path::{Path, PathBuf};

use riktlinje::cases::{Difference, Outcome, Suite, tested_guideline};
use riktlinje::program::Program;
use riktlinje::text::Language;
use riktlinje::{Source, load, used_guidelines};

fn rules() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")
}

/// The folders of `rules/`, each with a guideline.
fn packs() -> Vec<PathBuf> {
    let mut packs: Vec<PathBuf> = fs::read_dir(rules()).unwrap().map(|entry| entry.unwrap().path()).collect();
    packs.retain(|path| path.is_dir());
    packs.sort();
    packs
}

/// A guideline with all that it uses, the guideline first.
fn sources(pack: &Path) -> Vec<(String, String)> {
    let mut read: Vec<(String, String)> = Vec::new();
    let mut waiting = vec![pack.file_name().unwrap().to_str().unwrap().to_owned()];
    while let Some(id) = waiting.pop() {
        if read.iter().any(|(known, _)| *known == id) {
            continue;
        }
        let text = fs::read_to_string(rules().join(&id).join("guideline.yaml")).unwrap();
        waiting.extend(used_guidelines(&text));
        read.push((id, text));
    }
    read
}

fn program(pack: &Path) -> Program {
    let read = sources(pack);
    let texts: Vec<Source<'_>> = read.iter().map(|(name, text)| Source { name, text }).collect();
    let loaded = load(&texts).unwrap_or_else(|error| panic!("{error}"));
    let warnings: Vec<String> =
        loaded.warnings.iter().map(|warning| warning.message(Language::ENGLISH)).collect();
    assert!(warnings.is_empty(), "{}: {warnings:#?}", pack.display());
    loaded.program
}

/// The files of tests in a folder.
fn test_files(pack: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(pack).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.to_str().unwrap().ends_with(".test.yaml"));
    files.sort();
    files
}

/// What differs, a line each.
fn complaints(id: &str, outcome: &Outcome) -> Vec<String> {
    let line = |mismatch: &riktlinje::cases::Mismatch| {
        let difference = match &mismatch.difference {
            Difference::Value { expected, actual } => format!("expected {expected}, was {actual}"),
            Difference::List { missing, unexpected } => {
                format!("missing {missing:?}, unexpected {unexpected:?}")
            }
        };
        format!("{id}: {}: {difference}", mismatch.what)
    };
    outcome.mismatches.iter().map(line).collect()
}

#[test]
fn every_guideline_loads() {
    let packs = packs();
    assert!(packs.len() >= 14, "{} packs", packs.len());
    for pack in &packs {
        program(pack);
    }
}

#[test]
fn every_test_passes() {
    let (mut count, mut wrong) = (0, Vec::new());
    for pack in packs() {
        let files = test_files(&pack);
        assert!(!files.is_empty(), "{} has no tests", pack.display());
        let program = program(&pack);
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            let name = file.display().to_string();
            assert_eq!(tested_guideline(&text).as_deref(), pack.file_name().unwrap().to_str(), "{name}");
            let mut proposals = |proposal: &str| fs::read_to_string(pack.join(proposal)).ok();
            let suite = Suite::read(&program, Source { name: &name, text: &text }, &mut proposals);
            let suite = suite.unwrap_or_else(|error| panic!("{error}"));
            for case in &suite.cases {
                count += 1;
                let outcome = case.run(&program);
                assert!(
                    case.todo.is_none() || !outcome.mismatches.is_empty(),
                    "{name}: {} passes",
                    case.id()
                );
                if case.todo.is_none() {
                    wrong.extend(complaints(&format!("{name}::{}", case.id()), &outcome));
                }
            }
        }
    }
    assert!(count >= 800, "only {count} cases");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}
