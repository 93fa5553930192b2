//! Test results to read in a terminal: what fails, with what was expected and why it came out otherwise.

use riktlinje::cases::{Concerned, Difference, Mismatch};
use riktlinje::report::{self, Page, Phrase, Style, Tone};
use riktlinje::source::LineIndex;
use riktlinje::text::Text;
use riktlinje::truth::Truth;

use super::Detail;
use super::session::{Session, Status, TestFile, TestResult};

/// Most findings explained for one difference.
const MOST_FINDINGS: usize = 5;
/// Most reasons shown for one finding.
const MOST_REASONS: usize = 8;

/// Writes the results.
pub(super) fn write(session: &Session, style: Style, detail: Detail) -> String {
    let mut page = Page::new(style);
    for file in &session.files {
        let bad = file.results.iter().any(|result| result.status.is_bad());
        if !detail.fail_only || bad {
            file_line(file, style, &mut page);
        }
        let lines = LineIndex::new(&file.text);
        for result in &file.results {
            if result.status.is_bad() || detail.verbose {
                result_lines(result, file, &lines, style, &mut page);
            }
        }
    }
    for name in &session.not_run {
        let (mark, why) = (FAILS.show(style.language), NOT_RUN.show(style.language));
        page.lines(0, 2, &[(mark, Tone::Stop), (name, Tone::Strong), (why, Tone::Quiet)]);
    }
    summary(session, style, &mut page);
    page.finish()
}

/// One test that fails, in full.
pub(super) fn explain(result: &TestResult, file: &TestFile, lines: &LineIndex<'_>, style: Style) -> String {
    let mut page = Page::new(style);
    result_lines(result, file, lines, style, &mut page);
    page.finish()
}

fn file_line(file: &TestFile, style: Style, page: &mut Page) {
    let bad = file.results.iter().filter(|result| result.status.is_bad()).count();
    let all = file.results.len();
    let (mark, tone) = if bad == 0 { (OK, Tone::Good) } else { (FAILS, Tone::Stop) };
    let count = match bad {
        0 => all.to_string(),
        bad => OF.show(style.language).replace("{bad}", &bad.to_string()).replace("{all}", &all.to_string()),
    };
    let pieces = [
        (mark.show(style.language), tone),
        (file.name.as_str(), Tone::Strong),
        (count.as_str(), Tone::Quiet),
    ];
    page.lines(0, 2, &pieces);
}

fn result_lines(result: &TestResult, file: &TestFile, lines: &LineIndex<'_>, style: Style, page: &mut Page) {
    let (mark, tone) = match result.status {
        Status::Passed => (OK, Tone::Good),
        Status::Failed => (FAILS, Tone::Stop),
        Status::Todo => (TODO, Tone::Care),
        Status::TodoPasses => (TODO_PASSES, Tone::Stop),
    };
    let (line, column) = result.place;
    let place = format!("{}:{line}:{column}", file.name);
    let id = result.case.id();
    if !result.status.is_bad() {
        page.lines(2, 6, &[(mark.show(style.language), tone), (&id, Tone::Plain)]);
        return;
    }
    page.gap();
    page.lines(2, 4, &[(mark.show(style.language), tone), (&id, Tone::Strong), (&place, Tone::Quiet)]);
    if result.status == Status::TodoPasses {
        page.paragraph(4, TAKE_TODO_AWAY.show(style.language), Tone::Plain);
    }
    for mismatch in &result.outcome.mismatches {
        mismatch_lines(mismatch, &result.outcome.findings, lines, style, page);
    }
    page.gap();
}

fn mismatch_lines(
    mismatch: &Mismatch,
    findings: &[Concerned],
    lines: &LineIndex<'_>,
    style: Style,
    page: &mut Page,
) {
    let (line, _) = lines.line_column(mismatch.place.start);
    let place = LINE.show(style.language).replace("{line}", &line.to_string());
    page.lines(4, 6, &[(&mismatch.what, Tone::Strong), (&place, Tone::Quiet)]);
    let mut row = |label: Phrase, text: &str, tone: Tone| {
        page.columns(6, 10, (label.show(style.language), Tone::Quiet), (text, tone));
    };
    match &mismatch.difference {
        Difference::Value { expected, actual } => {
            row(EXPECTED, expected, Tone::Good);
            row(ACTUAL, actual, Tone::Stop);
        }
        Difference::List { missing, unexpected } => {
            if !missing.is_empty() {
                row(MISSING, &missing.join(", "), Tone::Good);
            }
            if !unexpected.is_empty() {
                row(UNEXPECTED, &unexpected.join(", "), Tone::Stop);
            }
        }
    }
    let concerned = findings.iter().filter(|finding| mismatch.rules.contains(&finding.rule));
    for finding in concerned.take(MOST_FINDINGS) {
        finding_lines(finding, style, page);
    }
}

fn finding_lines(finding: &Concerned, style: Style, page: &mut Page) {
    let status = report::status(finding.status).show(style.language);
    let title = format!("{} {}:", finding.rule, finding.title.show(style.language));
    page.lines(6, 8, &[(&title, Tone::Plain), (status, Tone::Plain)]);
    for reason in finding.because.iter().take(MOST_REASONS) {
        let (text, expression, holds) = reason;
        reason_lines(text, expression, *holds, style, page);
    }
    let more = finding.because.len().saturating_sub(MOST_REASONS);
    if more > 0 {
        page.paragraph(8, &MORE.show(style.language).replace("{count}", &more.to_string()), Tone::Quiet);
    }
    if !finding.missing.is_empty() {
        let label = DECIDED_BY.show(style.language);
        page.lines(8, 10, &[(label, Tone::Quiet), (&finding.missing.join(", "), Tone::Plain)]);
    }
}

fn reason_lines(text: &Text, expression: &str, holds: Truth, style: Style, page: &mut Page) {
    let (mark, tone) = if holds.is_yes() {
        ("+", Tone::Good)
    } else if holds.is_no() {
        ("-", Tone::Stop)
    } else {
        ("?", Tone::Care)
    };
    let expression = if expression.is_empty() { String::new() } else { format!("[{expression}]") };
    page.lines(8, 10, &[(mark, tone), (text.show(style.language), Tone::Plain), (&expression, Tone::Quiet)]);
}

fn summary(session: &Session, style: Style, page: &mut Page) {
    let totals = session.totals();
    page.gap();
    let mut parts = vec![
        ALL.show(style.language).replace("{count}", &totals.run().to_string()),
        PASSED.show(style.language).replace("{count}", &totals.passed.to_string()),
    ];
    for (count, phrase) in [
        (totals.failed, FAILED),
        (totals.todo, STILL_TODO),
        (totals.todo_passes, PASS_UNEXPECTEDLY),
        (totals.errors, ERRORS),
    ] {
        if count > 0 {
            parts.push(phrase.show(style.language).replace("{count}", &count.to_string()));
        }
    }
    let bad = totals.failed + totals.todo_passes + totals.errors > 0;
    page.lines(0, 0, &[(&parts.join(" "), if bad { Tone::Stop } else { Tone::Good })]);
}

const OK: Phrase = Phrase::new("ok", "ok");
const FAILS: Phrase = Phrase::new("FEL", "FAIL");
const TODO: Phrase = Phrase::new("todo", "todo");
const TODO_PASSES: Phrase = Phrase::new("TODO GÅR IGENOM", "TODO PASSES");
const TAKE_TODO_AWAY: Phrase = Phrase::new(
    "Fallet är märkt todo men stämmer nu. Ta bort raden todo.",
    "The case is marked todo but fits now. Take the line todo away.",
);
const OF: Phrase = Phrase::new("{bad} av {all} stämmer inte", "{bad} of {all} do not fit");
const NOT_RUN: Phrase = Phrase::new("inte körda: riktlinjen har fel", "not run: the guideline has mistakes");
const LINE: Phrase = Phrase::new("(rad {line})", "(line {line})");
const EXPECTED: Phrase = Phrase::new("väntat", "expected");
const ACTUAL: Phrase = Phrase::new("blev", "was");
const MISSING: Phrase = Phrase::new("saknas", "missing");
const UNEXPECTED: Phrase = Phrase::new("oväntat", "unexpected");
const DECIDED_BY: Phrase = Phrase::new("Avgörs av:", "Decided by:");
const MORE: Phrase = Phrase::new("… och {count} till", "… and {count} more");
const ALL: Phrase = Phrase::new("Prov: {count}.", "Tests: {count}.");
const PASSED: Phrase = Phrase::new("Stämmer: {count}.", "Passed: {count}.");
const FAILED: Phrase = Phrase::new("Stämmer inte: {count}.", "Failed: {count}.");
const STILL_TODO: Phrase = Phrase::new("Kvar att göra: {count}.", "To do: {count}.");
const PASS_UNEXPECTEDLY: Phrase =
    Phrase::new("Märkta todo men stämmer: {count}.", "Marked todo but pass: {count}.");
const ERRORS: Phrase = Phrase::new("Filer med fel: {count}.", "Files with mistakes: {count}.");
