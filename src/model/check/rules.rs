//! Rules: their areas, phases, sources, conditions, duties and evidence.

use super::super::declare::{Duty as DutyDeclaration, Name, RuleDeclaration, ScheduleLine};
use super::super::guideline::{Area, Duty, Phase, Rule, Schedule, WaiverTerms};
use super::super::term::{Term, TermKind};
use super::super::types::{FactId, Type};
use super::guards::{Subject, given_when};
use super::{Checker, codes};
use crate::diagnostic::{Code, Diagnostic, nearest};

impl<'a> Checker<'a> {
    /// All rules; `None` when one of them is wrong (all are checked).
    pub(super) fn rules(&mut self, areas: &[Area], phases: &Option<Vec<Phase>>) -> Option<Vec<Rule>> {
        let documents = self.documents;
        let phase_ids: Option<Vec<&str>> =
            phases.as_ref().map(|phases| phases.iter().map(|phase| phase.id.as_str()).collect());
        let area_ids: Vec<&str> = areas.iter().map(|area| area.id.as_str()).collect();
        let count = documents.iter().map(|document| document.rules.len()).sum();
        let mut rules = Some(Vec::with_capacity(count));
        for (pack, document) in documents.iter().enumerate() {
            for declared in &document.rules {
                match (self.rule(pack, declared, &area_ids, phase_ids.as_deref()), &mut rules) {
                    (Some(rule), Some(rules)) => rules.push(rule),
                    (None, _) => rules = None,
                    (Some(_), None) => {}
                }
            }
        }
        rules
    }

    fn rule(
        &mut self,
        pack: usize,
        declared: &'a RuleDeclaration,
        areas: &[&str],
        phases: Option<&[&str]>,
    ) -> Option<Rule> {
        let area = self.position(&declared.area, areas, codes::UNKNOWN_AREA);
        // Without readable phases there is nothing to compare with; that has been reported.
        let phase = phases.map(|phases| self.position(&declared.phase, phases, codes::UNKNOWN_PHASE));
        let sources: Vec<Option<(usize, Option<usize>)>> = declared
            .sources
            .iter()
            .map(|source| self.find_source(&source.value.0, source.value.1.as_deref(), source.span))
            .collect();
        let sources: Option<Vec<(usize, Option<usize>)>> = sources.into_iter().collect();
        let (from, until) = self.effective(declared, sources.as_deref().unwrap_or_default());
        let conditions = self.rule_conditions(declared);
        let duty = declared.duty.as_ref().map(|duty| self.duty(duty));
        let evidence = self.evidence(&declared.evidence);
        let (applies_when, except, requires) = conditions?;
        Some(Rule {
            id: declared.id.value.clone(),
            pack,
            area: area?,
            phase: phase??,
            severity: declared.severity.value,
            title: declared.title.clone(),
            remedy: declared.remedy.clone(),
            note: declared.note.clone(),
            sources: sources?,
            applies_when,
            except,
            requires,
            duty: match duty {
                Some(duty) => Some(duty?),
                None => None,
            },
            evidence: evidence?,
            from,
            until,
            waiver: declared.waiver.as_ref().map(|waiver| WaiverTerms {
                by: waiver.by.iter().map(|role| role.value.clone()).collect(),
                months: waiver.months.value,
            }),
            contradiction: declared.contradiction,
            owner: declared.owner.as_ref().map(|role| role.value.clone()),
            review: declared.review,
            relaxed: declared.relaxed.clone(),
            span: declared.id.span,
        })
    }

    fn position(&mut self, name: &Name, known: &[&str], code: Code) -> Option<usize> {
        let found = known.iter().position(|id| *id == name.value);
        // One that is there and cannot be read has its own message.
        let broken = || self.documents.iter().any(|document| document.broken.contains(&name.value));
        if found.is_none() && self.names.sees_everything(name.span.file) && !broken() {
            let suggestion = nearest(&name.value, known.iter().copied()).map(str::to_owned);
            self.report(
                Diagnostic::new(code, name.span)
                    .with("name", &name.value)
                    .with_some("known", (!known.is_empty()).then(|| known.join(", ")))
                    .with_some("suggestion", suggestion),
            );
        }
        found
    }

    /// The three conditions of a rule. The check may rely on what the others say is given.
    fn rule_conditions(
        &mut self,
        declared: &'a RuleDeclaration,
    ) -> Option<(Option<Term>, Option<Term>, Option<Term>)> {
        let applies = declared.applies_when.as_ref().map(|condition| self.guarded_condition(condition));
        let except = declared.except.as_ref().map(|condition| self.guarded_condition(condition));
        let parts: Vec<Option<Term>> =
            declared.requires.iter().map(|condition| self.condition(condition)).collect();
        let requires = parts.into_iter().collect::<Option<Vec<Term>>>();
        let (applies, except, requires) =
            (applies.transpose_or_fail()?, except.transpose_or_fail()?, requires?);
        let mut known: Vec<Subject> = Vec::new();
        known.extend(applies.iter().flat_map(|term| given_when(term, true, self.start)));
        known.extend(except.iter().flat_map(|term| given_when(term, false, self.start)));
        let requires = match <[Term; 1]>::try_from(requires) {
            Ok([only]) => Some(only),
            Err(parts) => parts
                .first()
                .map(|first| first.span)
                .map(|span| Term::new(TermKind::And(parts), Type::Truth, span)),
        };
        if let Some(requires) = &requires
            && !self.check_guards(requires, &mut known)
        {
            return None;
        }
        Some((applies, except, requires))
    }

    fn duty(&mut self, declared: &'a DutyDeclaration) -> Option<Duty> {
        let schedule: Vec<Option<Schedule>> =
            declared.schedule.iter().map(|line| self.schedule(line)).collect();
        Some(Duty {
            title: declared.title.clone(),
            to: declared.to.as_ref().map(|role| role.value.clone()),
            schedule: schedule.into_iter().collect::<Option<_>>()?,
        })
    }

    fn schedule(&mut self, line: &'a ScheduleLine) -> Option<Schedule> {
        let when = line.when.as_ref().map(|condition| self.guarded_condition(condition));
        // A date that may be none is fine here: the line then has no dates.
        let from = line.from.as_ref().map(|formula| self.formula(formula, Type::Date));
        let until = line.until.as_ref().map(|formula| self.formula(formula, Type::Date));
        for term in [&from, &until].into_iter().filter_map(|term| term.as_ref()?.as_ref()) {
            self.may_be_none(term);
        }
        Some(Schedule {
            when: when.transpose_or_fail()?,
            rhythm: line.rhythm.clone(),
            on: line.on.as_ref().map(|on| on.value),
            from: from.transpose_or_fail()?,
            until: until.transpose_or_fail()?,
        })
    }

    fn evidence(&mut self, declared: &[(Name, Vec<Name>)]) -> Option<Vec<(FactId, Vec<String>)>> {
        let mut evidence = Vec::new();
        let mut complete = true;
        for (fact, kinds) in declared {
            match self.names.fact(&fact.value) {
                Some(id) => evidence.push((id, kinds.iter().map(|kind| kind.value.clone()).collect())),
                None => {
                    let known = self.names.facts.iter().map(|(_, known)| known.id.value.as_str());
                    let suggestion = nearest(&fact.value, known).map(str::to_owned);
                    self.report(
                        Diagnostic::new(codes::EVIDENCE_UNKNOWN, fact.span)
                            .with("name", &fact.value)
                            .with_some("suggestion", suggestion),
                    );
                    complete = false;
                }
            }
        }
        complete.then_some(evidence)
    }
}

/// Turns "there is one and it failed" into a failure.
trait TransposeOrFail<T> {
    fn transpose_or_fail(self) -> Option<Option<T>>;
}

impl<T> TransposeOrFail<T> for Option<Option<T>> {
    fn transpose_or_fail(self) -> Option<Option<T>> {
        match self {
            None => Some(None),
            Some(Some(value)) => Some(Some(value)),
            Some(None) => None,
        }
    }
}
