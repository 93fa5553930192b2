//! The places of a guideline where a change can be made.

use super::terms::{Variation, variations};
use super::{ChangeKind, Edit, Mutant, RuleTerm, limits};
use crate::diagnostic::Span;
use crate::model::Constant;
use crate::model::{Guideline, Literal, Rule, Severity, Term, TermKind, Type};
use crate::number::Number;

/// Collects the mutants of a guideline.
struct Collector<'g> {
    guideline: &'g Guideline,
    looked_at: &'g dyn Fn(&str) -> bool,
    mutants: Vec<Mutant>,
}

/// Every change to the parts that are looked at.
pub(super) fn mutants(guideline: &Guideline, looked_at: &dyn Fn(&str) -> bool) -> Vec<Mutant> {
    let mut collector = Collector { guideline, looked_at, mutants: Vec::new() };
    collector.parameters();
    for (at, fact) in guideline.facts.iter().enumerate() {
        if let Some(gate) = &fact.gate {
            let owner = format!("facts.{}.asked_when", fact.id);
            collector.term(&owner, &gate.asked_when, &|term| Edit::Gate(at, term));
        }
    }
    for (at, value) in guideline.values.iter().enumerate() {
        collector.term(&format!("values.{}", value.id), &value.body, &|term| Edit::Value(at, term));
    }
    for (at, phase) in guideline.phases.iter().enumerate() {
        let owner = format!("phases.{}", phase.id);
        collector.term(&owner, &phase.reached_when, &|term| Edit::Reached(at, term));
    }
    for (at, rule) in guideline.rules.iter().enumerate() {
        collector.rule(at, rule);
    }
    collector.mutants
}

impl Collector<'_> {
    /// The guideline whose file a place is in, when it is looked at.
    fn guideline_at(&self, span: Span) -> Option<&str> {
        let pack = self.guideline.packs.iter().find(|pack| pack.file == span.file)?;
        Some(pack.id.as_str()).filter(|id| (self.looked_at)(id))
    }

    fn push(&mut self, owner: &str, variation: (ChangeKind, Span, String, String), edit: Edit) {
        let (kind, span, before, after) = variation;
        let Some(guideline) = self.guideline_at(span).map(str::to_owned) else { return };
        self.mutants.push(Mutant { guideline, owner: owner.to_owned(), span, kind, before, after, edit });
    }

    /// Every change to a term; `edit` puts the changed one where it belongs.
    fn term(&mut self, owner: &str, term: &Term, edit: &dyn Fn(Term) -> Edit) {
        for Variation { kind, span, before, after, term } in variations(self.guideline, term) {
            self.push(owner, (kind, span, before, after), edit(term));
        }
    }

    fn parameters(&mut self) {
        for (at, parameter) in self.guideline.parameters.iter().enumerate() {
            for (which, (_, literal)) in parameter.values.iter().enumerate() {
                for moved in limits::moved_literal(*literal) {
                    let change = (ChangeKind::Limit, parameter.span, written(*literal), written(moved));
                    self.push(
                        &format!("parameters.{}", parameter.id),
                        change,
                        Edit::Parameter(at, which, moved),
                    );
                }
            }
        }
    }

    fn rule(&mut self, at: usize, rule: &Rule) {
        let owner = |part: &str| format!("rules.{}.{part}", rule.id);
        let conditions = [
            ("applies_when", RuleTerm::Applies, &rule.applies_when),
            ("except", RuleTerm::Except, &rule.except),
            ("requires", RuleTerm::Requires, &rule.requires),
        ];
        for (part, which, term) in conditions {
            let Some(term) = term else { continue };
            self.term(&owner(part), term, &|term| Edit::RuleTerm(at, which, Some(term)));
            // Without its check a rule would be another kind of rule.
            if which != RuleTerm::Requires {
                let change = (ChangeKind::LeftOut, term.span, self.guideline.print(term), String::new());
                self.push(&owner(part), change, Edit::RuleTerm(at, which, None));
            }
        }
        self.severity(at, rule, &owner("severity"));
        self.phase(at, rule, &owner("phase"));
        for (part, which, term) in [
            ("effective.from", RuleTerm::From, &rule.from),
            ("effective.until", RuleTerm::Until, &rule.until),
        ] {
            if let Some(term) = term {
                self.day(at, &owner(part), which, term);
            }
        }
        for which in 0..rule.evidence.len() {
            let fact = rule.evidence.get(which).map_or("", |(fact, _)| &self.guideline.fact(*fact).id);
            let change = (ChangeKind::LeftOut, rule.span, fact.to_owned(), String::new());
            self.push(&owner("evidence"), change, Edit::Evidence(at, which));
        }
        for (line, schedule) in rule.duty.iter().flat_map(|duty| &duty.schedule).enumerate() {
            if let Some(when) = &schedule.when {
                self.term(&owner("schedule"), when, &|term| Edit::Schedule(at, line, term));
            }
        }
    }

    /// The next milder severity; for a note the next stricter one.
    fn severity(&mut self, at: usize, rule: &Rule, owner: &str) {
        let other = match rule.severity {
            Severity::Forbids => Severity::Must,
            Severity::Must => Severity::Should,
            Severity::Should => Severity::Info,
            Severity::Info => Severity::Should,
        };
        // A duty alone cannot be violated, so that its severity decides nothing.
        if rule.requires.is_some() || !rule.evidence.is_empty() {
            let (before, after) = (rule.severity.id().to_owned(), other.id().to_owned());
            self.push(owner, (ChangeKind::Severity, rule.span, before, after), Edit::Severity(at, other));
        }
    }

    /// The next later phase, for the last one the one before. Only for a `must` does the phase decide whether
    /// a violation stops or is a condition.
    fn phase(&mut self, at: usize, rule: &Rule, owner: &str) {
        let phases = &self.guideline.phases;
        let other =
            if rule.phase + 1 < phases.len() { Some(rule.phase + 1) } else { rule.phase.checked_sub(1) };
        let is_checked = rule.requires.is_some() || !rule.evidence.is_empty();
        let Some(other) = other.filter(|_| rule.severity == Severity::Must && is_checked) else { return };
        let id = |at: usize| phases.get(at).map_or_else(String::new, |phase| phase.id.clone());
        let change = (ChangeKind::Phase, rule.span, id(rule.phase), id(other));
        self.push(owner, change, Edit::Phase(at, other));
    }

    /// A first day that comes a day later, a last day that comes a day earlier.
    fn day(&mut self, at: usize, owner: &str, which: RuleTerm, term: &Term) {
        let days = if which == RuleTerm::From { Number::ONE } else { -Number::ONE };
        let step = Term::new(TermKind::Constant(Constant::Number(days)), Type::Number, term.span);
        let moved = TermKind::AddDays(Box::new(term.clone()), Box::new(step));
        let moved = Term::new(moved, Type::Date, term.span);
        let (before, after) = (self.guideline.print(term), self.guideline.print(&moved));
        let edit = Edit::RuleTerm(at, which, Some(moved));
        self.push(owner, (ChangeKind::Day, term.span, before, after), edit);
    }
}

fn written(literal: Literal) -> String {
    match literal {
        Literal::Truth(truth) => truth.to_string(),
        Literal::Number(number) => number.to_string(),
        Literal::Date(date) => date.to_string(),
    }
}
