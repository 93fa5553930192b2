//! Broken proposals: each has its exact messages in a text beside it.
//!
//! `RIKTLINJE_BLESS=1 cargo test --test answers` writes the texts anew; read what changed.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::{env, fs};

use riktlinje::answers::Proposal;
use riktlinje::diagnostic::{Diagnostics, Level, catalog};
use riktlinje::source::LineIndex;
use riktlinje::text::Language;

use super::program;

/// Proposals that are good; all other inputs are bad.
const GOOD: [&str; 2] = ["guideline", "good"];

/// What is wrong, in both languages.
pub(super) fn rendered(text: &str, diagnostics: &Diagnostics) -> String {
    let lines = LineIndex::new(text);
    let mut out = String::new();
    for diagnostic in diagnostics.iter() {
        let (line, column) = lines.line_column(diagnostic.span.start);
        let _ = writeln!(out, "{line}:{column} {}", diagnostic.code.id);
        for language in [Language::ENGLISH, Language::SWEDISH] {
            let hint = diagnostic.hint(language).map(|hint| format!(" {hint}")).unwrap_or_default();
            let _ = writeln!(out, "  {language}: {}{hint}", diagnostic.message(language));
        }
        for (span, en, _) in &diagnostic.related {
            let (line, column) = lines.line_column(span.start);
            let _ = writeln!(out, "  {line}:{column} {en}");
        }
    }
    out
}

/// Every bad input is refused with the messages that stand beside it, and every message of the family
/// appears somewhere, with a hint where the catalog has one.
#[test]
fn each_mistake_is_told_as_written() {
    let program = program();
    let folder = format!("{}/tests/inputs/answers", env!("CARGO_MANIFEST_DIR"));
    let mut seen = BTreeSet::new();
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".yaml").map(str::to_owned))
        .filter(|name| !GOOD.contains(&name.as_str()))
        .collect();
    names.sort();
    let mut wrong = Vec::new();
    for name in &names {
        let text = fs::read_to_string(format!("{folder}/{name}.yaml")).unwrap();
        let mut diagnostics = Diagnostics::new();
        let proposal = Proposal::read(program, 0, &text, &mut diagnostics);
        let only_warnings = diagnostics.iter().all(|diagnostic| diagnostic.code.level == Level::Warning);
        assert_eq!(proposal.is_some(), only_warnings, "{name}");
        for diagnostic in diagnostics.iter() {
            // Not every number that cannot be read has a right form to propose.
            let told =
                diagnostic.hint(Language::ENGLISH).is_some() || diagnostic.code.id == "answers/bad-number";
            assert!(told || diagnostic.code.hints.is_empty(), "{name}: {}", diagnostic.code.id);
            assert!(!diagnostic.message(Language::SWEDISH).contains('{'), "{name}: open place");
            seen.insert(diagnostic.code.id);
        }
        let found = rendered(&text, &diagnostics);
        let path = format!("{folder}/{name}.txt");
        if env::var_os("RIKTLINJE_BLESS").is_some() {
            fs::write(&path, &found).unwrap();
        }
        if fs::read_to_string(&path).ok().as_deref() != Some(&found) {
            wrong.push(format!("{name}:\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let missing: Vec<_> =
        catalog::answers::ALL.iter().map(|code| code.id).filter(|id| !seen.contains(id)).collect();
    assert!(missing.is_empty(), "no bad input shows {missing:?}");
}
