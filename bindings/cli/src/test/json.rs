//! Test results for programs.

use riktlinje::cases::coverage::Coverage;
use riktlinje::cases::{Concerned, Difference, Mismatch};
use riktlinje::source::LineIndex;
use riktlinje::text::Language;
use serde_json::{Value, json};

use super::coverage;
use super::session::{Session, TestFile, TestResult};
use crate::outcome::Failure;
use crate::terminal::{Color, Look};

/// Writes the results; they end with a line break.
pub(super) fn write(session: &Session, reached: Option<&Coverage>) -> String {
    let totals = session.totals();
    let tests: Vec<Value> = session
        .files
        .iter()
        .flat_map(|file| {
            let lines = LineIndex::new(&file.text);
            file.results.iter().map(move |result| test(result, file, &lines)).collect::<Vec<_>>()
        })
        .collect();
    let errors: Vec<Value> = session.failures.iter().map(error).collect();
    let mut all = json!({
        "riktlinje": 1,
        "summary": {
            "tests": totals.run(),
            "passed": totals.passed,
            "failed": totals.failed,
            "todo": totals.todo,
            "todo_passes": totals.todo_passes,
            "errors": totals.errors,
        },
        "tests": tests,
        "errors": errors,
        "not_run": session.not_run,
    });
    if let Some(reached) = reached {
        all["coverage"] = coverage::value(session, reached);
    }
    format!("{all:#}\n")
}

fn test(result: &TestResult, file: &TestFile, lines: &LineIndex<'_>) -> Value {
    let (line, column) = result.place;
    let mut out = json!({
        "id": result.id,
        "file": file.name,
        "case": result.case.name,
        "line": line,
        "column": column,
        "status": result.status.id(),
    });
    if let Some(row) = result.case.row {
        out["row"] = json!(row);
    }
    if let Some(todo) = &result.case.todo {
        out["todo"] = json!(todo);
    }
    if !result.outcome.mismatches.is_empty() {
        out["mismatches"] = result.outcome.mismatches.iter().map(|mismatch| one(mismatch, lines)).collect();
        out["findings"] = result.outcome.findings.iter().map(finding).collect();
    }
    out
}

fn one(mismatch: &Mismatch, lines: &LineIndex<'_>) -> Value {
    let (line, column) = lines.line_column(mismatch.place.start);
    let mut out = json!({"what": mismatch.what, "line": line, "column": column, "rules": mismatch.rules});
    match &mismatch.difference {
        Difference::Value { expected, actual } => {
            out["expected"] = json!(expected);
            out["actual"] = json!(actual);
        }
        Difference::List { missing, unexpected } => {
            out["missing"] = json!(missing);
            out["unexpected"] = json!(unexpected);
        }
    }
    out
}

/// A finding with its reasons. What the engine writes can always be read.
fn finding(finding: &Concerned) -> Value {
    serde_json::from_str(&finding.json).unwrap_or_default()
}

fn error(failure: &Failure) -> Value {
    match failure {
        Failure::Unreadable { error, files } => {
            let text = riktlinje::report::diagnostics_json(&[(error.diagnostics(), &files.sources())]);
            let diagnostics: Value = serde_json::from_str(&text).unwrap_or_default();
            json!({"file": files.first().name, "diagnostics": diagnostics})
        }
        Failure::Sentence(..) => {
            let show = |language| failure.show(Look { language, color: Color::Never });
            json!({"message": {"sv": show(Language::SWEDISH), "en": show(Language::ENGLISH)}})
        }
    }
}
