//! One rule: its mark, where it comes from, what it asks for, what to do.

use super::document::{Block, Inline, Line, Tone, line};
use super::{Book, anchor, words};
use crate::model::{Duty, Rhythm, Rule, Schedule, Severity, Term, TermKind};
use crate::report::Phrase;
use crate::report::words as report_words;

impl<'g> Book<'g> {
    pub(super) fn rule(self, rule: &'g Rule) -> Vec<Block> {
        let mut out =
            vec![Block::heading(4, anchor("rule", &rule.id), self.rule_title(rule)), self.marks(rule)];
        self.conditions(rule, &mut out);
        if let Some(duty) = &rule.duty {
            self.duty(duty, &mut out);
        }
        self.evidence(rule, &mut out);
        self.dates(rule, &mut out);
        if let Some(remedy) = self.shown(rule.remedy.as_ref()) {
            out.push(self.labeled(words::REMEDY, line(remedy)));
        }
        if let Some(owner) = &rule.owner {
            out.push(self.labeled(words::OWNER, self.role(owner)));
        }
        self.waiver(rule, &mut out);
        self.rule_sources(rule, &mut out);
        if rule.contradiction {
            out.push(Block::text(self.say(words::CONTRADICTION)));
        }
        let notes = rule.note.iter().chain(&rule.relaxed);
        out.extend(notes.map(|note| self.labeled(words::NOTE, line(self.show(note)))));
        out
    }

    /// Weight, phase, how far it was checked, and its id.
    fn marks(self, rule: &'g Rule) -> Block {
        let mut marks =
            vec![Inline::Mark(Tone::Weight, self.say(report_words::severity(rule.severity)).to_owned())];
        if let Some(review) = rule.review {
            let (tone, text) = words::review(review);
            marks.push(Inline::Text(" ".to_owned()));
            marks.push(Inline::Mark(tone, self.say(text).to_owned()));
        }
        if let Some(phase) = self.guideline.phases.get(rule.phase) {
            marks.push(Inline::Text(format!(
                " · {}: {} · ",
                self.say(words::PHASE),
                self.show(&phase.title)
            )));
        }
        marks.push(Inline::Code(rule.id.clone()));
        if let Some(pack) = self.guideline.packs.get(rule.pack).filter(|_| self.guideline.packs.len() > 1) {
            marks.push(Inline::Text(format!(" · {}", self.show(&pack.title))));
        }
        Block::Paragraph(marks)
    }

    fn conditions(self, rule: &'g Rule, out: &mut Vec<Block>) {
        if let Some(requires) = &rule.requires {
            self.wording(words::CHECK, &self.words.condition(requires), out);
            // A requirement that is only a name says nothing by itself.
            if let TermKind::Value(id) = requires.kind {
                let body = &self.guideline.value(id).body;
                self.wording(words::THAT_IS, &self.words.definition(body), out);
            }
        }
        match &rule.applies_when {
            Some(applies) => self.wording(words::APPLIES_WHEN, &self.words.condition(applies), out),
            None => out.push(Block::text(self.say(words::APPLIES_ALWAYS))),
        }
        if let Some(except) = &rule.except {
            self.wording(words::EXCEPT, &self.words.condition(except), out);
        }
    }

    fn duty(self, duty: &'g Duty, out: &mut Vec<Block>) {
        out.push(self.labeled(words::DUTY, line(self.show(&duty.title))));
        if let Some(to) = &duty.to {
            out.push(self.labeled(words::TO, self.role(to)));
        }
        for schedule in &duty.schedule {
            out.push(self.labeled(words::WHEN, self.schedule(schedule)));
        }
    }

    fn schedule(self, schedule: &'g Schedule) -> Line {
        let mut out = match &schedule.rhythm {
            Rhythm::Every(duration) => {
                line(self.fill(words::EVERY, "duration", &duration.format(self.language)))
            }
            Rhythm::At(durations) => {
                let durations: Vec<String> =
                    durations.iter().map(|duration| duration.format(self.language)).collect();
                line(self.fill(words::AFTER, "durations", &durations.join(", ")))
            }
        };
        if let Some((month, day)) = schedule.on {
            out.push(Inline::Text(format!(
                " {}",
                self.fill(words::ON_DAY, "day", &format!("{month:02}-{day:02}"))
            )));
        }
        for (phrase, term) in [(words::FROM_DAY, &schedule.from), (words::UNTIL_DAY, &schedule.until)] {
            if let Some(term) = term {
                let (before, after) = self.say(phrase).split_once("{day}").unwrap_or_default();
                out.push(Inline::Text(format!(", {before}")));
                out.extend(self.sentence(&self.words.expression(term)));
                out.push(Inline::Text(after.to_owned()));
            }
        }
        if let Some(when) = &schedule.when {
            out.push(Inline::Text(" – ".to_owned()));
            out.extend(self.sentence(&self.words.condition(when).inline()));
        }
        out
    }

    fn evidence(self, rule: &'g Rule, out: &mut Vec<Block>) {
        for (fact, kinds) in &rule.evidence {
            let declared = self.guideline.fact(*fact);
            let link =
                Inline::Link { to: anchor("fact", &declared.id), text: self.words.fact(declared).to_owned() };
            out.push(
                self.labeled(words::EVIDENCE, vec![link, Inline::Text(format!(" – {}", kinds.join(", ")))]),
            );
        }
    }

    fn dates(self, rule: &'g Rule, out: &mut Vec<Block>) {
        let day = |phrase: Phrase, term: &'g Term| {
            self.labeled(phrase, self.sentence(&self.words.expression(term)))
        };
        out.extend(rule.from.as_ref().map(|from| day(words::EFFECTIVE, from)));
        out.extend(rule.until.as_ref().map(|until| day(words::UNTIL, until)));
    }

    fn waiver(self, rule: &'g Rule, out: &mut Vec<Block>) {
        match &rule.waiver {
            Some(terms) => {
                let mut who = Line::new();
                for role in &terms.by {
                    if !who.is_empty() {
                        who.push(Inline::Text(", ".to_owned()));
                    }
                    who.extend(self.role(role));
                }
                let months = self.fill(words::WAIVER_MONTHS, "count", &terms.months.to_string());
                who.push(Inline::Text(format!(" {months}")));
                out.push(self.labeled(words::WAIVER, who));
            }
            None if matches!(rule.severity, Severity::Forbids | Severity::Must) => {
                out.push(Block::text(self.say(words::NO_WAIVER)));
            }
            None => {}
        }
    }

    /// Each clause with its place and quoted words.
    fn rule_sources(self, rule: &'g Rule, out: &mut Vec<Block>) {
        for (source, clause) in &rule.sources {
            let Some(source) = self.guideline.sources.get(*source) else { continue };
            let clause = clause.and_then(|at| source.clauses.get(at));
            let to = anchor("source", &source.id);
            let mut cited = vec![Inline::Link { to, text: self.show(&source.title).to_owned() }];
            if let Some(clause) = clause {
                let place = self.shown(clause.reference.as_ref()).or(self.shown(clause.title.as_ref()));
                cited.extend(place.map(|place| Inline::Text(format!(", {place}"))));
                if let Some(quote) = self.shown(clause.text.as_ref()) {
                    cited.push(Inline::Text(": ".to_owned()));
                    cited.push(Inline::Quote(quote.to_owned()));
                }
            }
            out.push(self.labeled(words::SOURCE, cited));
        }
    }
}
