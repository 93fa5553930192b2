//! What broke a law once, in as few lines as it takes.

use riktlinje::Source;
use riktlinje::answers::Proposal;
use riktlinje::assess::Assessment;
use riktlinje::date::Date;
use riktlinje::diagnostic::Diagnostics;
use riktlinje::program::Program;

const HEAD: &str = "riktlinje: 1
id: trial
version: 1.0.0
title: Trial
languages: [en]
phases: [{id: h, title: H, reached_when: true}]
";

fn assess(guideline: &str, answers: &str) -> Assessment<'static> {
    let text = format!("{HEAD}{guideline}");
    // The assessment borrows its texts; the few programs of these tests are kept until they end.
    let program: &'static Program =
        Box::leak(Box::new(riktlinje::load(&[Source { name: "trial.yaml", text: &text }]).unwrap().program));
    let proposal = format!("riktlinje: 1\nanswers: {answers}\n");
    let proposal = Proposal::read(program, 0, &proposal, &mut Diagnostics::new()).unwrap();
    program.assess(&proposal, Date::parse("2026-11-22").unwrap())
}

fn missing(assessment: &Assessment<'static>) -> Vec<&'static str> {
    assessment.findings[0].missing.clone()
}

/// A question that does not arise needs no evidence, so what decides whether it arises is missing too.
#[test]
fn the_gate_of_a_fact_without_evidence_is_asked() {
    let guideline = "facts:
  f: {type: bool}
  g: {type: bool, asked_when: f, otherwise: false}
rules:
  R: {area: law, phase: h, severity: must, duty: {en: X}, evidence: {g: [document]}}
";
    assert_eq!(missing(&assess(guideline, "{}")), ["f", "g"]);
    assert_eq!(missing(&assess(guideline, "{g: {value: true, evidence: none}}")), ["f"]);
    assert_eq!(missing(&assess(guideline, "{f: true}")), ["g"]);
}

/// Rows asked about within rows, and points, count as looked at.
#[test]
fn what_rows_look_at_is_asked() {
    let guideline = "facts:
  outer: {type: rows, max_rows: 2, columns: {p: {type: number, min: 0, max: 9}}}
  inner: {type: rows, max_rows: 2, columns: {q: {type: number, min: 0, max: 9}}}
  scored: {type: choice, options: {a: {en: A, points: 1}, b: {en: B, points: 8}}}
rules:
  R: {area: law, phase: h, severity: must, requires: \"outer.all(r, inner.all(s, s.q <= r.p))\"}
  S: {area: law, phase: h, severity: must, requires: \"outer.all(r, r.p <= points(scored))\"}
";
    let assessment = assess(guideline, "{outer: [{p: 3}]}");
    assert_eq!(assessment.findings[0].missing, ["inner"]);
    assert_eq!(assessment.findings[1].missing, ["scored"]);
}

/// One option that may be chosen is not a choice that has been made.
#[test]
fn an_open_choice_of_many_in_a_row_is_asked() {
    let guideline = "facts:
  rows: {type: rows, max_rows: 2, columns: {c: {type: choices, options: {a: A, b: B}}}}
rules:
  R: {area: law, phase: h, severity: must, requires: \"rows.all(r, 'a' in r.c)\"}
";
    assert_eq!(missing(&assess(guideline, "{rows: [{c: {must: [], may: [a]}}]}")), ["rows"]);
    assert_eq!(missing(&assess(guideline, "{rows: [{c: [a]}]}")), Vec::<&str>::new());
}

/// A section's gate can make rows empty, whatever `min_rows` says.
#[test]
fn rows_in_a_gated_section_can_be_empty() {
    let text = format!(
        "{HEAD}sections: [{{id: s, title: S, asked_when: f}}]
facts:
  f: {{type: bool}}
  rows: {{type: rows, section: s, min_rows: 1, columns: {{p: {{type: number}}}}}}
values:
  v: rows.max(r, r.p)
"
    );
    let error = riktlinje::load(&[Source { name: "trial.yaml", text: &text }]).unwrap_err();
    assert!(error.diagnostics().iter().any(|diagnostic| diagnostic.code.id == "check/empty-rows"), "{error}");
}

/// While it is open whether the rows' question arises, no row is sure.
#[test]
fn rows_behind_an_open_gate_are_not_known() {
    let guideline = "facts:
  f: {type: bool}
  rows: {type: rows, max_rows: 4, asked_when: f, columns: {p: {type: number, min: 1, max: 5}}}
values:
  v: {expr: size(rows), shown: true}
rules:
  R: {area: law, phase: h, severity: must, requires: size(rows) > 0}
";
    let assessment = assess(guideline, "{rows: [{p: 1}, {p: 2}]}");
    assert_eq!(serde_json::to_string(&assessment.values[0].1.possible).unwrap(), r#"{"between":[0,2]}"#);
    assert_eq!(missing(&assessment), ["f"]);
}
