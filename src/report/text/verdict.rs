//! The verdict, the areas and the results: what a reader in a hurry takes away.

use super::super::page::Tone;
use super::super::words;
use super::Writer;
use crate::assess::{Status, Verdict, Word};

/// The tone of a verdict.
fn tone(word: Word) -> Tone {
    match word {
        Word::Ready => Tone::Good,
        Word::Conditional | Word::Incomplete => Tone::Care,
        Word::NotReady | Word::Forbidden => Tone::Stop,
    }
}

impl Writer<'_> {
    /// Title, verdict and areas.
    pub(super) fn verdict(&mut self) {
        let assessment = self.report.assessment;
        if let Some(title) = self.report.title {
            self.page.paragraph(0, title.show(self.language()), Tone::Strong);
        }
        let guideline = self.show(&assessment.guideline.title);
        let version = format!("{} {}", self.say(words::VERSION), assessment.guideline.version);
        let day = assessment.as_of.format(self.language());
        self.page.paragraph(
            0,
            &format!("{guideline}, {version}. {} {day}.", self.say(words::ASSESSED_FOR)),
            Tone::Quiet,
        );
        self.page.gap();
        let word = assessment.verdict.word();
        self.page.paragraph(2, self.say(words::verdict(word)), tone(word));
        if !assessment.verdict.is_settled() {
            let between = self.between(assessment.verdict);
            self.page.paragraph(2, &between, Tone::Plain);
        }
        self.page.gap();
        self.areas();
        self.counts();
    }

    fn between(&self, verdict: Verdict) -> String {
        let (best, worst) = (words::verdict(verdict.best.into()), words::verdict(verdict.worst.into()));
        self.fill(words::BETWEEN_VERDICTS, &[("best", self.say(best)), ("worst", self.say(worst))])
    }

    fn areas(&mut self) {
        let areas = &self.report.assessment.areas;
        let rows: Vec<(&str, Word)> =
            areas.iter().map(|(id, verdict)| (self.area(id), verdict.word())).collect();
        let width = rows.iter().map(|(title, _)| title.chars().count()).max().unwrap_or(0).min(36);
        for (title, word) in rows {
            self.page.columns(2, width, (title, Tone::Plain), (self.say(words::verdict(word)), tone(word)));
        }
    }

    /// How many rules were tested, and how they came out.
    fn counts(&mut self) {
        let findings = &self.report.assessment.findings;
        if findings.is_empty() {
            self.page.paragraph(2, self.say(words::NO_RULES), Tone::Plain);
            return;
        }
        let mut parts = vec![self.fill(words::RULES_TESTED, &[("count", &findings.len().to_string())])];
        let statuses = [
            Status::Met,
            Status::Noted,
            Status::Violated,
            Status::Waived,
            Status::Open,
            Status::NotApplicable,
        ];
        for status in statuses {
            let count = findings.iter().filter(|finding| finding.status == status).count();
            if count > 0 {
                let part = format!("{}: {count}", self.say(words::status(status)).to_lowercase());
                parts.push(part.replace(' ', "\u{a0}"));
            }
        }
        self.page.gap();
        self.page.paragraph(2, &parts.join(" · "), Tone::Quiet);
    }

    /// Results in their own right, with their units.
    pub(super) fn values(&mut self) {
        let values = &self.report.assessment.values;
        if values.is_empty() {
            return;
        }
        self.page.heading(self.say(words::VALUES));
        let rows: Vec<(&str, &str)> =
            values.iter().map(|(_, value)| (self.show(&value.title), self.show(&value.text))).collect();
        let width = rows.iter().map(|(title, _)| title.chars().count()).max().unwrap_or(0).min(44);
        for (title, value) in rows {
            self.page.columns(2, width, (title, Tone::Plain), (value, Tone::Strong));
        }
    }
}
