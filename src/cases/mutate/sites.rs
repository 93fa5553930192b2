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
            let always = Term { kind: TermKind::Constant(Constant::Truth(true)), ..gate.asked_when.clone() };
            collector.left_out(&owner, &gate.asked_when, Edit::Gate(at, always));
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

    /// A condition that is left out, whole.
    fn left_out(&mut self, owner: &str, term: &Term, edit: Edit) {
        let before = self.guideline.print(term);
        self.push(owner, (ChangeKind::LeftOut, term.span, before, String::new()), edit);
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
                self.left_out(&owner(part), term, Edit::RuleTerm(at, which, None));
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
            let later = limits::later(schedule);
            let (before, after) = (limits::rhythm(&schedule.rhythm), limits::rhythm(&later));
            let change = (ChangeKind::Limit, rule.span, before.clone(), after);
            self.push(&owner("schedule"), change, Edit::Rhythm(at, line, later));
            let change = (ChangeKind::LeftOut, rule.span, before, String::new());
            self.push(&owner("schedule"), change, Edit::Line(at, line));
        }
        if let Some(waiver) = &rule.waiver {
            for months in [waiver.months.saturating_add(1), waiver.months.saturating_sub(1)] {
                let change = (ChangeKind::Limit, rule.span, waiver.months.to_string(), months.to_string());
                self.push(&owner("waiver.months"), change, Edit::WaiverMonths(at, months));
            }
        }
    }

    /// The next milder and the next stricter severity.
    fn severity(&mut self, at: usize, rule: &Rule, owner: &str) {
        let others: &[Severity] = match rule.severity {
            Severity::Forbids => &[Severity::Must],
            Severity::Must => &[Severity::Should, Severity::Forbids],
            Severity::Should => &[Severity::Info, Severity::Must],
            Severity::Info => &[Severity::Should],
        };
        // A duty alone cannot be violated, so that its severity decides nothing.
        let is_checked = rule.requires.is_some() || !rule.evidence.is_empty();
        for other in others.iter().filter(|_| is_checked) {
            let (before, after) = (rule.severity.id().to_owned(), other.id().to_owned());
            self.push(owner, (ChangeKind::Severity, rule.span, before, after), Edit::Severity(at, *other));
        }
    }

    /// The next later phase and the one before. Only for a `must` does the phase decide whether a violation
    /// stops or is a condition.
    fn phase(&mut self, at: usize, rule: &Rule, owner: &str) {
        let phases = &self.guideline.phases;
        let later = Some(rule.phase + 1).filter(|later| *later < phases.len());
        let is_checked = rule.requires.is_some() || !rule.evidence.is_empty();
        if rule.severity != Severity::Must || !is_checked {
            return;
        }
        let id = |at: usize| phases.get(at).map_or_else(String::new, |phase| phase.id.clone());
        for other in [later, rule.phase.checked_sub(1)].into_iter().flatten() {
            let change = (ChangeKind::Phase, rule.span, id(rule.phase), id(other));
            self.push(owner, change, Edit::Phase(at, other));
        }
    }

    /// A first or last day that comes a day later, and one that comes a day earlier.
    fn day(&mut self, at: usize, owner: &str, which: RuleTerm, term: &Term) {
        for days in [Number::ONE, -Number::ONE] {
            let step = Term::new(TermKind::Constant(Constant::Number(days)), Type::Number, term.span);
            let moved = TermKind::AddDays(Box::new(term.clone()), Box::new(step));
            let moved = Term::new(moved, Type::Date, term.span);
            let (before, after) = (self.guideline.print(term), self.guideline.print(&moved));
            let edit = Edit::RuleTerm(at, which, Some(moved));
            self.push(owner, (ChangeKind::Day, term.span, before, after), edit);
        }
    }
}

fn written(literal: Literal) -> String {
    match literal {
        Literal::Truth(truth) => truth.to_string(),
        Literal::Number(number) => number.to_string(),
        Literal::Date(date) => date.to_string(),
    }
}
