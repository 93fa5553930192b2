//! Mutants to read in a terminal: how many were noticed, and those that were not.

use riktlinje::cases::mutate::{ChangeKind, Fate, Mutant};
use riktlinje::report::{Page, Phrase, Style, Tone};
use riktlinje::source::LineIndex;
use riktlinje::text::Language;

use super::run::{Finding, Findings, LISTED};
use crate::test::session::Session;

/// Writes how the mutants fared.
pub(super) fn write(session: &Session, findings: &Findings, threshold: usize, style: Style) -> String {
    let mut page = Page::new(style);
    let language = style.language;
    if style.all {
        let noticed = findings.mutants.iter().filter(|finding| finding.fate != Fate::Survived);
        section(session, NOTICED, noticed, style, &mut page);
    }
    let survived = || findings.mutants.iter().filter(|finding| finding.fate == Fate::Survived);
    section(session, LISTED_ONES, survived().filter(|finding| finding.reason.is_some()), style, &mut page);
    section(session, UNNOTICED, survived().filter(|finding| finding.reason.is_none()), style, &mut page);
    if !findings.expired.is_empty() {
        page.heading(&EXPIRED.show(language).replace("{file}", LISTED));
        for (guideline, entry) in &findings.expired {
            page.lines(
                2,
                4,
                &[(guideline, Tone::Strong), (&entry.at, Tone::Quiet), (&entry.change, Tone::Stop)],
            );
        }
    }
    page.gap();
    let (killed, survived) = (findings.count(Fate::Killed), findings.count(Fate::Survived));
    let points = findings.basis_points();
    let comma = if language == Language::SWEDISH { ',' } else { '.' };
    let line = SUMMARY
        .show(language)
        .replace("{all}", &(killed + survived).to_string())
        .replace("{killed}", &killed.to_string())
        .replace("{percent}", &format!("{}{comma}{}", points / 100, points / 10 % 10))
        .replace("{same}", &findings.count(Fate::Same).to_string())
        .replace("{refused}", &findings.count(Fate::Refused).to_string());
    let tone = if points >= threshold * 100 { Tone::Good } else { Tone::Stop };
    page.lines(0, 2, &[(&line, tone)]);
    page.finish()
}

fn section<'f>(
    session: &Session,
    heading: Phrase,
    findings: impl Iterator<Item = &'f Finding>,
    style: Style,
    page: &mut Page,
) {
    for (at, finding) in findings.enumerate() {
        if at == 0 {
            page.heading(heading.show(style.language));
        }
        let mutant = &finding.mutant;
        let place = place(session, mutant);
        page.lines(2, 4, &[(&place, Tone::Quiet), (&mutant.owner, Tone::Strong)]);
        page.paragraph(4, &in_words(mutant, style.language), Tone::Plain);
        if let Some(reason) = &finding.reason {
            page.labeled(4, BECAUSE.show(style.language), reason);
        }
        if !finding.would_notice.is_empty() {
            let answers = finding.would_notice.iter().map(|(fact, answer)| format!("{fact}: {answer}"));
            page.labeled(4, WOULD.show(style.language), &answers.collect::<Vec<_>>().join(", "));
        }
        if let Some(test) = &finding.noticed_by {
            page.labeled(4, BY.show(style.language), test);
        }
    }
}

fn place(session: &Session, mutant: &Mutant) -> String {
    let Some(source) = session.source(&mutant.guideline) else { return mutant.guideline.clone() };
    let (line, column) = LineIndex::new(source.text).line_column(mutant.span.start);
    format!("{}:{line}:{column}", source.name)
}

/// A change in words.
fn in_words(mutant: &Mutant, language: Language) -> String {
    let phrase = match mutant.kind {
        ChangeKind::LeftOut => LEFT_OUT,
        ChangeKind::Negated => NEGATED,
        ChangeKind::Severity => SEVERITY,
        ChangeKind::Phase => PHASE,
        ChangeKind::Day
        | ChangeKind::Comparison
        | ChangeKind::Limit
        | ChangeKind::Operation
        | ChangeKind::Option => INSTEAD,
    };
    // A list that lost an option is shown whole; a part that is left out has nothing after it.
    let phrase =
        if mutant.kind == ChangeKind::LeftOut && !mutant.after.is_empty() { INSTEAD } else { phrase };
    phrase.show(language).replace("{before}", &mutant.before).replace("{after}", &mutant.after)
}

const NOTICED: Phrase = Phrase::new("Misstag som proven märker", "Mistakes that the tests notice");
const UNNOTICED: Phrase = Phrase::new("Misstag som inget prov märker", "Mistakes that no test notices");
const LISTED_ONES: Phrase =
    Phrase::new("Misstag som inget prov märker, med skäl", "Mistakes that no test notices, with a reason");
const EXPIRED: Phrase = Phrase::new(
    "Ta bort ur {file}: märks numera, eller finns inte",
    "Remove from {file}: noticed by now, or not there",
);
const BECAUSE: Phrase = Phrase::new("Skäl", "Reason");
const WOULD: Phrase = Phrase::new("Skulle märkas med svaren", "Would be noticed with the answers");
const BY: Phrase = Phrase::new("Märks av", "Noticed by");
const LEFT_OUT: Phrase = Phrase::new("utan {before}", "without {before}");
const NEGATED: Phrase = Phrase::new("{after} i stället för {before}", "{after} instead of {before}");
const SEVERITY: Phrase =
    Phrase::new("tyngd {after} i stället för {before}", "weight {after} instead of {before}");
const PHASE: Phrase = Phrase::new("fas {after} i stället för {before}", "phase {after} instead of {before}");
const INSTEAD: Phrase = Phrase::new("{after} i stället för {before}", "{after} instead of {before}");
const SUMMARY: Phrase = Phrase::new(
    "Misstag: {all}. Märks: {killed} ({percent} %). Räknas inte: {same} betyder bevisligen detsamma, {refused} kan inte läsas in.",
    "Mistakes: {all}. Noticed: {killed} ({percent} %). Not counted: {same} provably mean the same, {refused} cannot be loaded.",
);
