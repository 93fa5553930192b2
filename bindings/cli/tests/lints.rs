//! What an author is to be told about, and the message that says it; each has a page and an example.

use std::fs;
use std::path::Path;

use riktlinje::diagnostic::{Diagnostics, catalog};
use riktlinje::lint;
use riktlinje::{Source, load};

/// What deserves a remark, and the messages for it. Where a guideline cannot mean anything sensible it is an error of
/// loading, not a lint.
const PROMISED: &[(&str, &[&str])] = &[
    ("unused fact", &["unused/fact"]),
    ("fact without question", &["texts/no-question"]),
    ("fact without translation", &["texts/no-translation"]),
    ("places that differ between languages", &["texts/places-differ"]),
    ("question asked but never decisive", &["unused/question"]),
    ("rule without test", &["rules/no-tests", "rules/untested"]),
    ("clause not encoded", &["unused/clause"]),
    ("condition always true or false", &["logic/always-true", "logic/always-false"]),
    ("unreachable table row", &["check/table-row-unreached"]),
    ("gap in a table", &["check/table-gap"]),
    ("duty without receiver", &["rules/no-receiver"]),
    ("must without remedy", &["rules/no-remedy"]),
    ("overlay that relaxes", &["rules/relaxed"]),
    ("effective dates with a hole or overlap", &["rules/dates-gap", "rules/dates-overlap"]),
    ("suspicious comparison: closed limits", &["logic/closed-limit"]),
    ("suspicious comparison: order of texts", &["check/unordered"]),
    ("# in a text without quotes", &["source/comment-in-text", "texts/cut-comment"]),
    ("expression longer than a person can read", &["logic/long-expression"]),
];

fn root() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn every_promised_remark_has_a_message_a_page_and_an_example() {
    for (remark, ids) in PROMISED {
        assert!(!ids.is_empty(), "{remark}");
        for id in *ids {
            assert!(catalog::all().any(|entry| entry.id == *id), "{remark}: no message {id}");
            let page =
                fs::read_to_string(root().join(format!("docs/diagnostics/{id}.md"))).unwrap_or_default();
            assert!(page.contains("## Why") && page.contains("```yaml"), "{remark}: {id} has no full page");
        }
    }
}

/// Messages that `--fix` acts on.
const CORRECTED: &[&str] = &[
    "expression/operator-spelling",
    "expression/operator-word",
    "model/bad-number",
    "model/bad-version",
    "model/not-true-or-false",
    "source/colon-in-text",
    "source/missing-colon",
    "source/unquoted-colon",
    "source/unquoted-start",
    "unused/ignore",
];

#[test]
fn certain_corrections_are_these() {
    let mut known: Vec<&str> =
        catalog::all().map(|entry| entry.id).filter(|id| lint::is_fixable(id)).collect();
    known.sort_unstable();
    assert_eq!(known, CORRECTED);
}

/// On every broken file, the corrections of a round take away the very messages that they belong to.
#[test]
fn a_correction_takes_its_message_away() {
    let mut corrected = Vec::new();
    for family in ["source", "expression", "model"] {
        for entry in fs::read_dir(root().join("tests/inputs").join(family)).unwrap() {
            let path = entry.unwrap().path();
            let Ok(text) = fs::read_to_string(&path) else { continue };
            let found = |text: &str| match load(&[Source { name: "guideline", text }]) {
                Ok(_) => Diagnostics::new(),
                Err(error) => error.diagnostics().clone(),
            };
            let before = found(&text);
            for edit in lint::edits(&text, 0, &before) {
                let code = before.iter().find(|found| found.span == edit.span).unwrap().code.id;
                let after = lint::apply(&text, std::slice::from_ref(&edit));
                let still = found(&after);
                let again =
                    still.iter().any(|found| found.code.id == code && found.span.start == edit.span.start);
                assert!(!again, "{}: {code} again in\n{after}", path.display());
                corrected.push(code);
            }
        }
    }
    corrected.sort_unstable();
    corrected.dedup();
    let without_ignore: Vec<&str> = CORRECTED.iter().copied().filter(|id| *id != "unused/ignore").collect();
    assert_eq!(corrected, without_ignore, "each correction is tried on some file");
}
