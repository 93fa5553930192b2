//! One rule in full: where it comes from, when it applies, what it checks, and every comparison with its value.

use super::super::Report;
use super::super::page::{Page, Tone};
use super::super::words;
use super::Writer;
use super::dates::day_of;
use crate::assess::{Finding, Reason, Step, StepKind};
use crate::evaluate::Record;
use crate::model::{Rule, RuleId};
use crate::program::Program;
use crate::text::Speech;
use crate::truth::Truth;

/// A rule and its finding in full, as text. `record` is the one that the assessment was read from; `rule` is a
/// rule of the program.
#[must_use]
pub fn explain(report: &Report<'_>, program: &Program, record: &Record, rule: RuleId) -> String {
    let mut writer = Writer { report: *report, page: Page::new(report.style) };
    let declared = program.guideline().rule(rule);
    if let Some(finding) = report.assessment.findings.get(rule.index()) {
        writer.rule_head(finding);
        writer.rule_terms(declared, finding);
        writer.conditions_in_full(program, record, declared);
        writer.evidence(declared, finding);
        writer.what_to_do(declared, finding);
    }
    writer.page.finish()
}

fn tone_of(truth: Truth) -> (&'static str, Tone) {
    if truth.is_yes() {
        ("+", Tone::Good)
    } else if truth.is_no() {
        ("×", Tone::Stop)
    } else {
        ("?", Tone::Care)
    }
}

impl<'a> Writer<'a> {
    /// Title, finding, and the quoted words of the source.
    fn rule_head(&mut self, finding: &'a Finding) {
        let id = format!("[{}]", finding.rule);
        self.page.lines(0, 0, &[(self.say_title(finding), Tone::Strong), (&id, Tone::Quiet)]);
        self.page.gap();
        let status = self.say(words::status(finding.status));
        let exempt = if finding.exempt { format!(" ({})", self.say(words::EXEMPT)) } else { String::new() };
        self.page.lines(2, 4, &[(status, Tone::Strong), (&exempt, Tone::Plain)]);
        let possible: Vec<String> =
            finding.possible.iter().map(|status| self.say(words::status(status)).to_lowercase()).collect();
        if possible.len() > 1 {
            self.page.labeled(2, self.say(words::STILL_POSSIBLE), &possible.join(", "));
        }
        self.page.gap();
        for source in &finding.sources {
            let title = self.show(&source.title);
            let place = source.reference.as_ref().map(|place| format!(", {}", self.show(place)));
            let text = format!("{title}{} [{}]", place.unwrap_or_default(), source.id);
            self.page.labeled(2, self.say(words::SOURCE), &text);
            if let Some(quote) = &source.quote {
                let quoted = self.fill(words::QUOTED, &[("text", self.show(quote))]);
                self.page.paragraph(4, &quoted, Tone::Plain);
            }
        }
    }

    fn say_title(&self, finding: &'a Finding) -> &'a str {
        finding.title.show(self.language())
    }

    /// Severity, area, phase, dates.
    fn rule_terms(&mut self, rule: &Rule, finding: &'a Finding) {
        let language = self.language();
        let weight = self.say(words::severity(finding.severity));
        let area = self.area(finding.area);
        self.page.labeled(2, self.say(words::AREA), &format!("{area} · {weight}"));
        let phase = self.phase(finding.phase).to_owned();
        self.page.labeled(2, self.say(words::PHASE), &phase);
        if let Some(from) = &finding.from {
            self.page.labeled(2, self.say(words::APPLIES_FROM), &day_of(from, language));
        }
        if let Some(until) = &finding.until {
            self.page.labeled(2, self.say(words::APPLIES_UNTIL), &day_of(until, language));
        }
        if let Some(review) = rule.review {
            self.page.labeled(2, self.say(words::REVIEW), self.say(words::review(review)));
        }
    }

    fn conditions_in_full(&mut self, program: &Program, record: &Record, rule: &Rule) {
        let parts = [
            (words::APPLIES_WHEN, &rule.applies_when),
            (words::EXCEPT, &rule.except),
            (words::CHECK, &rule.requires),
        ];
        for (heading, term) in parts {
            if let Some(term) = term {
                self.page.heading(self.say(heading));
                self.step(&program.explain(term, record, Speech::Only(self.language())), 2);
            }
        }
    }

    /// A step and its parts, each level further in.
    fn step(&mut self, step: &Step, indent: usize) {
        // Deep trees would leave no room for words.
        let at = indent.min(self.page.width() / 2);
        let (sign, tone) = step.holds.map_or(("·", Tone::Quiet), tone_of);
        let value = format!("= {}", step.value.show(self.language()));
        let junction = match step.kind {
            StepKind::All => Some(words::ALL_OF),
            StepKind::Any => Some(words::ANY_OF),
            StepKind::Not => Some(words::NOT_THIS),
            StepKind::Fact | StepKind::Value | StepKind::Repeated | StepKind::Other => None,
        };
        if let Some(junction) = junction {
            self.page.lines(at, at + 2, &[(sign, tone), (self.say(junction), Tone::Plain)]);
        } else if let Some(title) = &step.title {
            let id = format!("[{}]", step.expression);
            let again = if step.kind == StepKind::Repeated { self.say(words::SEE_ABOVE) } else { "" };
            let title = title.show(self.language());
            let pieces = [
                (sign, tone),
                (title, Tone::Plain),
                (&id, Tone::Quiet),
                (&value, Tone::Strong),
                (again, Tone::Quiet),
            ];
            self.page.lines(at, at + 2, &pieces);
        } else {
            let pieces = [(sign, tone), (step.expression.as_str(), Tone::Plain), (&value, Tone::Strong)];
            self.page.lines(at, at + 2, &pieces);
        }
        for part in &step.parts {
            self.step(part, indent + 2);
        }
    }

    /// Evidence that the rule demands.
    fn evidence(&mut self, rule: &Rule, finding: &'a Finding) {
        if rule.evidence.is_empty() {
            return;
        }
        self.page.heading(self.say(words::EVIDENCE));
        let demanded = finding.because.iter().filter(|reason| reason.expression.starts_with("evidence("));
        let demanded: Vec<&Reason> = demanded.collect();
        for reason in demanded {
            let (sign, tone) = tone_of(reason.holds);
            self.page.lines(2, 4, &[(sign, tone), (self.show(&reason.text), Tone::Plain)]);
        }
    }

    /// What is missing, what to do, who sees to it, and waivers.
    fn what_to_do(&mut self, rule: &Rule, finding: &'a Finding) {
        self.page.gap();
        if !finding.missing.is_empty() {
            self.page.heading(self.say(words::MISSING));
            for fact in &finding.missing {
                let id = format!("[{fact}]");
                self.page.lines(
                    2,
                    4,
                    &[("?", Tone::Care), (self.fact(fact), Tone::Plain), (&id, Tone::Quiet)],
                );
            }
            self.page.gap();
        }
        if let Some(duty) = &finding.duty {
            self.page.labeled(2, self.say(words::DUTY), self.show(duty));
        }
        if let Some(remedy) = &finding.remedy {
            self.page.labeled(2, self.say(words::REMEDY), self.show(remedy));
        }
        if let Some(owner) = &finding.owner {
            self.page.labeled(2, self.say(words::RESPONSIBLE), self.show(&owner.title));
        }
        self.waiver_of(rule, finding);
        let language = self.language();
        for reason in &finding.relaxed {
            self.page.labeled(2, self.say(words::RELAXED), reason.show(language));
        }
    }

    fn waiver_of(&mut self, rule: &Rule, finding: &Finding) {
        let language = self.language();
        if let Some(terms) = &rule.waiver {
            let by: Vec<&str> =
                terms.by.iter().map(|role| self.report.guideline.role(role, language)).collect();
            let values = [("by", by.join(", ")), ("count", terms.months.to_string())];
            let values: Vec<(&str, &str)> =
                values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let text = self.fill(words::WAIVER_TERMS, &values);
            self.page.labeled(2, self.say(words::WAIVER), &text);
        }
        for waiver in self.report.assessment.waivers.iter().filter(|waiver| waiver.rule == finding.rule) {
            let (granted, until) = (waiver.granted.format(language), waiver.until.format(language));
            let by = self.report.guideline.role(&waiver.by, language);
            let terms = self.fill(words::GRANTED, &[("by", by), ("granted", &granted), ("until", &until)]);
            let text = format!("{} ({}). {}", self.say(words::waiver(waiver.status)), terms, waiver.reason);
            self.page.labeled(2, self.say(words::WAIVER), &text);
        }
    }
}
