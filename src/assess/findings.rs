//! One finding in full.

use std::borrow::Cow;

use super::assessment::{Finding, Reason, SourceId, SourceReport};
use super::because::Because;
use super::class::{Class, Status};
use super::follow_ups::role;
use super::missing::Missing;
use super::ruling::Ruling;
use super::words::{Words, fact_label, word};
use crate::date::DateRange;
use crate::evaluate::{DateSlot, Record};
use crate::model::{FactId, Rule};
use crate::program::{Program, RuleSlots};
use crate::text::{Spoken, sort_ids};
use crate::truth::Truth;
use crate::value::Possible;

/// Reads findings from a record.
pub(super) struct Reader<'p, 'r> {
    program: &'p Program,
    record: &'r Record,
    words: Words<'p, 'r>,
    missing: Missing<'r>,
}

impl<'p: 'r, 'r> Reader<'p, 'r> {
    pub(super) fn new(words: Words<'p, 'r>) -> Reader<'p, 'r> {
        let Words { program, record, .. } = words;
        Reader { program, record, words, missing: Missing::new(program, record) }
    }

    /// The open facts that can still change what a rule says. A rule that can only be met or not apply asks
    /// nothing.
    pub(super) fn missing(&mut self, rule: &Rule, slots: &RuleSlots, ruling: Ruling) -> Vec<FactId> {
        self.missing.begin();
        if ruling.statuses.is_harmless() || (ruling.status() != Status::Open && ruling.classes.is_settled()) {
            return self.missing.end();
        }
        if self.record.truth(slots.applies).is_open() {
            [&rule.applies_when, &rule.except]
                .into_iter()
                .flatten()
                .for_each(|term| self.missing.visit(term));
            if self.record.truth(slots.over).is_open() {
                self.missing.start();
                rule.until.iter().for_each(|term| self.missing.visit(term));
            }
        }
        if self.record.truth(slots.requires).is_open() {
            rule.requires.iter().for_each(|term| self.missing.visit(term));
        }
        // Only a must that can stop has another class before its first day or its phase.
        if ruling.classes.contains(Class::NotReady) && ruling.in_force.and(ruling.phase_reached).is_open() {
            self.visit_class(rule, ruling);
        }
        self.visit_gates_of_evidence(slots);
        let mut found = self.missing.end();
        found.extend(self.evidence_missing(slots));
        sort_ids(&mut found);
        found
    }

    /// A question that does not arise needs no evidence: what decides whether it arises can end a demand.
    fn visit_gates_of_evidence(&mut self, slots: &RuleSlots) {
        if !self.record.truth(slots.requires).is_open() {
            return;
        }
        for demand in slots.evidence.iter().filter(|demand| !self.record.truth(demand.slot).is_yes()) {
            let gate = &self.program.guideline().fact(demand.fact).gate;
            gate.iter().for_each(|gate| self.missing.visit(&gate.asked_when));
        }
    }

    /// What decides whether a violated rule stops already: its first day and its phase.
    fn visit_class(&mut self, rule: &Rule, ruling: Ruling) {
        if ruling.in_force.is_open() {
            self.missing.start();
            rule.from.iter().for_each(|term| self.missing.visit(term));
        }
        if ruling.phase_reached.is_open() {
            let program = self.program;
            let phases = program.guideline().phases.iter().skip(rule.phase);
            phases.for_each(|phase| self.missing.visit(&phase.reached_when));
        }
    }

    fn evidence_missing(&self, slots: &RuleSlots) -> Vec<FactId> {
        if !self.record.truth(slots.requires).is_open() {
            return Vec::new();
        }
        let asked = |fact: FactId| {
            let asked = self.program.fact_slots(fact).asked;
            asked.is_none_or(|asked| self.record.truth(asked).could_be(true))
        };
        let open = slots.evidence.iter().filter(|demand| self.record.truth(demand.slot).is_open());
        open.map(|demand| demand.fact).filter(|fact| asked(*fact)).collect()
    }

    pub(super) fn finding(
        &self,
        rule: &'p Rule,
        slots: &'p RuleSlots,
        ruling: Ruling,
        missing: &[FactId],
    ) -> Finding<'p> {
        let guideline = self.program.guideline();
        let speech = self.words.speech;
        Finding {
            rule: &rule.id,
            guideline: guideline.packs.get(rule.pack).map_or("", |pack| &pack.id),
            area: guideline.areas.get(rule.area).map_or("", |area| &area.id),
            severity: rule.severity,
            status: ruling.status(),
            possible: ruling.statuses,
            classes: ruling.classes,
            in_force: ruling.in_force,
            from: slots.from.map(|slot| self.day(slot)),
            until: slots.until.map(|slot| self.day(slot)),
            phase: guideline.phases.get(rule.phase).map_or("", |phase| &phase.id),
            phase_reached: ruling.phase_reached,
            title: self.words.text_or(rule.title.as_ref(), &rule.id),
            exempt: ruling.status() == Status::NotApplicable
                && self.record.truth(slots.condition).is_yes()
                && self.record.truth(slots.except).is_yes(),
            contradiction: rule.contradiction,
            because: self.because(rule, slots, ruling),
            missing: missing.iter().map(|fact| guideline.fact(*fact).id.as_str()).collect(),
            remedy: rule.remedy.as_ref().map(|remedy| speech.of(remedy)),
            duty: rule.duty.as_ref().map(|duty| speech.of(&duty.title)),
            owner: rule.owner.as_deref().map(|owner| role(self.words, owner)),
            sources: self.sources(rule),
            review: rule.review,
            relaxed: rule.relaxed.iter().map(|reason| speech.of(reason)).collect(),
        }
    }

    fn day(&self, slot: DateSlot) -> Possible {
        Possible::Date(self.record.date(slot))
    }

    fn because(&self, rule: &'p Rule, slots: &'p RuleSlots, ruling: Ruling) -> Vec<Reason<'p>> {
        let mut because = Because::new(self.words);
        let applies = self.record.truth(slots.applies);
        if applies.is_yes() || (applies.is_open() && self.record.truth(slots.requires).is_no()) {
            rule.requires.iter().for_each(|term| because.explain(term));
            self.explain_evidence(slots, &mut because);
        }
        if ruling.status() == Status::Noted || !applies.is_yes() {
            if self.record.truth(slots.over).is_yes() {
                because.note(Reason {
                    text: self.was_in_force(slots),
                    expression: Cow::Borrowed(""),
                    holds: Truth::YES,
                    facts: Vec::new(),
                    through: Vec::new(),
                });
            }
            self.explain_application(rule, slots, applies, &mut because);
        }
        because.finish()
    }

    fn was_in_force(&self, slots: &RuleSlots) -> Spoken<'p> {
        let last = slots.until.map(|until| self.record.days(until)).and_then(DateRange::as_point);
        self.words.speech.make(&|language, out| {
            out.push_str(word(language, "Regeln gällde till och med ", "The rule was in force until "));
            out.push_str(&last.map_or_else(String::new, |last| last.format(language)));
        })
    }

    /// Why it does or does not apply: its condition, or its exception.
    fn explain_application(
        &self,
        rule: &Rule,
        slots: &RuleSlots,
        applies: Truth,
        because: &mut Because<'p, 'r>,
    ) {
        let condition = self.record.truth(slots.condition);
        if let Some(term) = rule.applies_when.as_ref().filter(|_| condition == applies) {
            because.explain(term);
        }
        let exempt = self.record.truth(slots.except);
        if let Some(term) = rule.except.as_ref().filter(|_| !condition.is_no() && exempt.not() == applies) {
            because.explain(term);
        }
    }

    fn explain_evidence(&self, slots: &'p RuleSlots, because: &mut Because<'p, 'r>) {
        for demand in &slots.evidence {
            let asked = self.program.fact_slots(demand.fact).asked;
            if asked.is_some_and(|asked| self.record.truth(asked).is_no()) {
                continue;
            }
            let fact = self.program.guideline().fact(demand.fact);
            let holds = self.record.truth(demand.slot);
            let text = self.words.speech.make(&|language, out| {
                out.push_str(fact_label(fact, language));
                out.push_str(word(language, " – underlag (", " – evidence ("));
                out.push_str(&demand.kinds.join(", "));
                out.push_str("): ");
                out.push_str(if holds.is_yes() {
                    word(language, "finns", "given")
                } else if holds.is_no() {
                    word(language, "saknas", "missing")
                } else {
                    word(language, "inte angivet", "not stated")
                });
            });
            because.note(Reason {
                text,
                expression: Cow::Owned(["evidence(", fact.id.as_str(), ")"].concat()),
                holds,
                facts: vec![&fact.id],
                through: Vec::new(),
            });
        }
    }

    fn sources(&self, rule: &Rule) -> Vec<SourceReport<'p>> {
        let sources = &self.program.guideline().sources;
        let speech = self.words.speech;
        let report = |(source, clause): &(usize, Option<usize>)| {
            let source = sources.get(*source)?;
            let clause = clause.and_then(|clause| source.clauses.get(clause));
            let reference = clause.and_then(|clause| clause.reference.as_ref());
            Some(SourceReport {
                id: SourceId { source: &source.id, clause: clause.map(|clause| clause.id.as_str()) },
                title: speech.of(&source.title),
                reference: reference.or(source.reference.as_ref()).map(|reference| speech.of(reference)),
                quote: clause.and_then(|clause| clause.text.as_ref()).map(|quote| speech.of(quote)),
            })
        };
        rule.sources.iter().filter_map(report).collect()
    }
}
