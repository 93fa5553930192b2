//! Files of tests that were mangled at random: reading, running and updating them never panics, and what an
//! update can make fit does fit.

use std::sync::LazyLock;

use proptest::prelude::*;
use riktlinje::cases::{Edit, apply};
use riktlinje::program::Program;

use super::{file, program, read};

static PROGRAM: LazyLock<Program> = LazyLock::new(program);

const CASES: &str = "\
  # First.
  - name: One
    base: p.yaml
    answers: {wares: [milk], opening: 2027-03-01}
    expect:
      verdict: {status: conditional, best: ready, worst: conditional, settled: false}
      areas: {range: ready, law: conditional}
      findings: {PAYS: met, LATER: violated}
      violated: [LATER, BLUE]
      open:
        - PAYS
        - BLUE # two
      values: {margin: 2, paint: blue, day: 2027-03-02, cheap: null}
      questions: [cost, price]
      upcoming: {LATER: 2030-01-01, PAYS: 2030-01-01}
      follow_ups:
        - {rule: REPORT, date: 2027-09-01, to: board}
        - {rule: REPORT, date: 2028-09-01}
      ignored: [shade]
  - name: Two
    base: One
    table:
      columns: [price, color, =PAYS, =margin, =law]
      rows:
        - [20, blue, met, 2, ready]
        - [null, red, open, any, not_ready]
";

/// Pieces that files of tests are made of.
const PIECES: &[&str] = &[
    "met",
    "violated",
    "open",
    "null",
    "none",
    "any",
    "ready",
    "PAYS",
    "BLUE",
    "LATER",
    "REPORT",
    "price",
    "margin",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\n",
    "  ",
    "- ",
    "#",
    "'",
    "2027-01-01",
    "{between: [1, 2]}",
    "exactly: true",
    "å",
    "\t",
    "0",
];

fn mangled() -> impl Strategy<Value = String> {
    let change = (any::<prop::sample::Index>(), 0..4_usize, prop::sample::select(PIECES));
    prop::collection::vec(change, 0..4).prop_map(|changes| {
        let mut text: Vec<char> = file(CASES).chars().collect();
        for (at, gone, piece) in changes {
            let at = at.index(text.len());
            let end = (at + gone).min(text.len());
            text.splice(at..end, piece.chars());
        }
        text.into_iter().collect()
    })
}

/// Words that can stand for each other.
const WORDS: &[&str] =
    &["met", "violated", "LATER", "BLUE", "PAYS", "ready", "conditional", "true", "false", "2030-01-01", "1"];

/// One word in place of another: most of these files can be read.
fn reworded() -> impl Strategy<Value = String> {
    let pair = (prop::sample::select(WORDS), prop::sample::select(WORDS));
    prop::collection::vec(pair, 0..4)
        .prop_map(|pairs| pairs.into_iter().fold(file(CASES), |text, (old, new)| text.replacen(old, new, 1)))
}

/// Reads, runs and updates. What every difference has an edit for fits afterwards.
fn exercise(text: &str) {
    let Ok(suite) = read(&PROGRAM, text) else { return };
    let mismatches: Vec<_> = suite.cases.iter().flat_map(|case| case.run(&PROGRAM).mismatches).collect();
    let edits: Vec<&Edit> = mismatches.iter().flat_map(|mismatch| &mismatch.edits).collect();
    let updated = apply(text, edits);
    if !mismatches.iter().all(|mismatch| mismatch.what != "follow_ups" && !mismatch.edits.is_empty()) {
        return;
    }
    let suite = read(&PROGRAM, &updated).unwrap_or_else(|error| panic!("{error}\n{text}\n---\n{updated}"));
    for case in &suite.cases {
        assert!(case.run(&PROGRAM).mismatches.is_empty(), "{text}\n---\n{updated}");
    }
}

proptest! {
    #[test]
    fn mangled_files_do_no_harm(text in mangled()) {
        exercise(&text);
    }

    #[test]
    fn updates_make_tests_fit(text in reworded()) {
        exercise(&text);
    }
}

#[test]
fn the_file_that_is_mangled_can_be_read_and_does_not_fit() {
    let text = file(CASES);
    let suite = read(&PROGRAM, &text).unwrap_or_else(|error| panic!("{error}"));
    let mismatches: Vec<_> = suite.cases.iter().flat_map(|case| case.run(&PROGRAM).mismatches).collect();
    assert!(mismatches.len() >= 8, "{mismatches:#?}");
    exercise(&text);
}
