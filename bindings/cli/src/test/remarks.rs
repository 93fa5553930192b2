//! Test results as remarks, for the formats that show what is wrong beside the lines of a file.

use riktlinje::cases::Mismatch;
use riktlinje::report::Phrase;
use riktlinje::source::LineIndex;
use riktlinje::text::Language;

use super::junit::headline;
use super::session::{Session, Status, TestFile, TestResult};
use crate::outcome::Failure;
use crate::output::{self, Remark};
use crate::terminal::{Color, Look};

/// What is wrong, a remark each: first files with mistakes, then tests that do not fit.
pub(super) fn remarks(session: &Session, language: Language) -> Vec<Remark> {
    let failures = session.failures.iter().flat_map(|failure| unreadable(failure, language));
    let not_run = session.not_run.iter().map(|name| general(name, NOT_RUN.show(language)));
    let tests = session.files.iter().flat_map(|file| {
        let lines = LineIndex::new(&file.text);
        let bad = file.results.iter().filter(|result| result.status.is_bad());
        bad.flat_map(|result| test(result, file, &lines, language)).collect::<Vec<_>>()
    });
    failures.chain(not_run).chain(tests).collect()
}

fn unreadable(failure: &Failure, language: Language) -> Vec<Remark> {
    match failure {
        Failure::Unreadable { error, files } => {
            output::remarks(error.diagnostics(), &files.sources(), language)
        }
        Failure::Sentence(..) => vec![general("", &failure.show(Look { language, color: Color::Never }))],
    }
}

/// Something about a file as a whole.
fn general(file: &str, message: &str) -> Remark {
    Remark {
        code: "test/error".to_owned(),
        error: true,
        message: message.to_owned(),
        hint: None,
        file: file.to_owned(),
        start: (1, 1),
        end: (1, 1),
        line: message.to_owned(),
    }
}

fn test(result: &TestResult, file: &TestFile, lines: &LineIndex<'_>, language: Language) -> Vec<Remark> {
    let remark = |code: &str, message: String, start: (usize, usize), end: (usize, usize)| Remark {
        code: code.to_owned(),
        error: true,
        message: format!("{}: {message}", result.case.id()),
        hint: None,
        file: file.name.clone(),
        start,
        end,
        // The test is known again by its id, wherever its lines go.
        line: format!("{} {message}", result.id),
    };
    if result.status == Status::TodoPasses {
        let message = TODO_PASSES.show(language).to_owned();
        return vec![remark("test/todo-passes", message, result.place, result.place)];
    }
    let one = |mismatch: &Mismatch| {
        let (start, end) = (lines.line_column(mismatch.place.start), lines.line_column(mismatch.place.end));
        remark("test/failed", headline(mismatch), start, end)
    };
    result.outcome.mismatches.iter().map(one).collect()
}

const NOT_RUN: Phrase =
    Phrase::new("Inte körda: riktlinjen har fel.", "Not run: the guideline has mistakes.");
const TODO_PASSES: Phrase =
    Phrase::new("Fallet är märkt todo men stämmer.", "The case is marked todo but fits.");
