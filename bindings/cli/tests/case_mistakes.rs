//! Every broken file of tests under `tests/inputs/cases` with the message that a person sees, in both languages.
//! `RIKTLINJE_BLESS=1` writes the messages anew: read what changes.

// The program has no library to import this from; it uses nothing else of the program.
#[path = "../src/render.rs"]
mod render;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use riktlinje::cases::Suite;
use riktlinje::diagnostic::{Diagnostics, catalog};
use riktlinje::program::Program;
use riktlinje::text::Language;
use riktlinje::{Source, load};

/// Files that make the broken ones whole.
const HELPERS: [&str; 2] = ["guideline.yaml", "p.proposal.yaml"];

fn inputs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/inputs/cases")
}

fn program() -> Program {
    let text = fs::read_to_string(inputs().join("guideline.yaml")).unwrap();
    load(&[Source { name: "guideline.yaml", text: &text }]).unwrap().program
}

fn mistakes(program: &Program, source: Source<'_>) -> Diagnostics {
    let mut proposals = |name: &str| fs::read_to_string(inputs().join(name)).ok();
    Suite::read(program, source, &mut proposals).unwrap_err().diagnostics().clone()
}

#[test]
fn broken_tests_give_the_committed_messages() {
    let (program, mut seen, mut wrong) = (program(), BTreeSet::new(), Vec::new());
    let mut names: Vec<String> = fs::read_dir(inputs())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    for name in names.iter().filter(|name| name.ends_with(".yaml") && !HELPERS.contains(&name.as_str())) {
        let text = fs::read_to_string(inputs().join(name)).unwrap();
        let source = Source { name, text: &text };
        let found = mistakes(&program, source);
        assert_eq!(found.len(), 1, "{name} shows one mistake");
        seen.extend(found.iter().map(|diagnostic| diagnostic.code.id));
        for language in [Language::ENGLISH, Language::SWEDISH] {
            let now = render::diagnostics(&found, &[source], (language, false));
            let path = inputs().join(name).with_extension(format!("{language}.txt"));
            if std::env::var_os("RIKTLINJE_BLESS").is_some() {
                fs::write(&path, &now).unwrap();
            }
            if fs::read_to_string(&path).ok().as_deref() != Some(now.as_str()) {
                wrong.push(now);
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let unseen: Vec<&str> =
        catalog::cases::ALL.iter().map(|code| code.id).filter(|id| !seen.contains(id)).collect();
    assert!(unseen.is_empty(), "no broken file shows {unseen:?}");
}
