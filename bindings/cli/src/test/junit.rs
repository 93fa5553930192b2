//! Test results for continuous integration, in the form that `JUnit` made common.
//!
//! A suite a file, a case a test. Times are left out, so that the same tests give the same bytes. Files with
//! mistakes are suites with an error, so that they never look green.

use std::fmt::Write;

use riktlinje::cases::{Difference, Mismatch};
use riktlinje::report::{Phrase, Style};
use riktlinje::source::LineIndex;
use riktlinje::text::Language;

use super::session::{Session, Status, TestFile, TestResult, Totals};
use super::text::explain;
use crate::outcome::Failure;
use crate::output::junit::{attribute, content};
use crate::terminal::{Color, Look};

/// Writes the results.
pub(super) fn write(session: &Session, language: Language) -> String {
    let totals = session.totals();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        out,
        "<testsuites name=\"riktlinje\" tests=\"{}\" failures=\"{}\" errors=\"{}\">",
        totals.run() + totals.errors + session.not_run.len(),
        totals.failed + totals.todo_passes,
        totals.errors + session.not_run.len()
    );
    session.files.iter().for_each(|file| suite(file, language, &mut out));
    session.failures.iter().for_each(|failure| error(failure, language, &mut out));
    session.not_run.iter().for_each(|name| not_run(name, language, &mut out));
    out.push_str("</testsuites>\n");
    out
}

fn suite(file: &TestFile, language: Language, out: &mut String) {
    let mut totals = Totals::default();
    file.results.iter().for_each(|result| totals.count(result.status));
    let _ = writeln!(
        out,
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\">",
        attribute(&file.name),
        totals.run(),
        totals.failed + totals.todo_passes,
        totals.todo
    );
    let lines = LineIndex::new(&file.text);
    for result in &file.results {
        case(result, file, &lines, language, out);
    }
    out.push_str("  </testsuite>\n");
}

fn case(result: &TestResult, file: &TestFile, lines: &LineIndex<'_>, language: Language, out: &mut String) {
    let (name, class) = (attribute(&result.case.id()), attribute(&file.name));
    let _ = write!(out, "    <testcase name=\"{name}\" classname=\"{class}\"");
    match result.status {
        Status::Passed => out.push_str("/>\n"),
        Status::Todo => {
            let why = attribute(result.case.todo.as_deref().unwrap_or_default());
            let _ = writeln!(out, "><skipped message=\"todo: {why}\"/></testcase>");
        }
        Status::Failed | Status::TodoPasses => {
            let message = match result.outcome.mismatches.first() {
                Some(first) => headline(first),
                None => TODO_PASSES.show(language).to_owned(),
            };
            let style = Style { language, width: 100, color: false, all: true };
            let text = explain(result, file, lines, style);
            let (message, kind) = (attribute(&message), result.status.id());
            let _ = writeln!(
                out,
                "><failure message=\"{message}\" type=\"{kind}\">{}</failure></testcase>",
                content(&text)
            );
        }
    }
}

pub(super) fn headline(mismatch: &Mismatch) -> String {
    match &mismatch.difference {
        Difference::Value { expected, actual } => format!("{}: {expected} ≠ {actual}", mismatch.what),
        Difference::List { missing, unexpected } => {
            let signed =
                |sign: &str, ids: &[String]| ids.iter().map(|id| format!("{sign}{id}")).collect::<Vec<_>>();
            let all = [signed("-", missing), signed("+", unexpected)].concat();
            format!("{}: {}", mismatch.what, all.join(" "))
        }
    }
}

fn error(failure: &Failure, language: Language, out: &mut String) {
    let name = match failure {
        Failure::Unreadable { files, .. } => attribute(files.first().name),
        Failure::Sentence(..) => "riktlinje".to_owned(),
    };
    let text = failure.show(Look { language, color: Color::Never });
    one_error(&name, text.lines().next().unwrap_or_default(), &text, out);
}

fn not_run(name: &str, language: Language, out: &mut String) {
    let why = NOT_RUN.show(language);
    one_error(&attribute(name), why, why, out);
}

fn one_error(name: &str, message: &str, text: &str, out: &mut String) {
    let (message, text) = (attribute(message), content(text));
    let _ =
        writeln!(out, "  <testsuite name=\"{name}\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">");
    let _ = writeln!(out, "    <testcase name=\"{name}\" classname=\"{name}\">");
    let _ = writeln!(out, "      <error message=\"{message}\" type=\"error\">{text}</error>");
    out.push_str("    </testcase>\n  </testsuite>\n");
}

const NOT_RUN: Phrase =
    Phrase::new("Inte körda: riktlinjen har fel.", "Not run: the guideline has mistakes.");
const TODO_PASSES: Phrase =
    Phrase::new("Fallet är märkt todo men stämmer.", "The case is marked todo but fits.");
