//! What may be none is used only where it is known to be given.
//!
//! `given(x) && x <= 6` is fine: where x is none the first part decides. `x <= 6` alone is an error. The
//! same holds beside `!given(x) ||`, in the branches of `given(x) ?`, in the rows of a first-match list
//! that come after `!given(x)`, and in a check whose rule applies only when x is given.

use super::super::guideline::{Fact, Guideline, Rule};
use super::super::term::{ColumnRef, Constant, Term, TermKind};
use super::super::types::{FactId, Type, ValueId};
use super::{Checker, codes};
use crate::diagnostic::{Diagnostic, Span};

/// Something that may be none and can be asked for with `given`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    Fact(FactId),
    Value(ValueId),
    Column(ColumnRef),
}

/// What is surely given when the condition comes out as `truth`.
pub(super) fn given_when(term: &Term, truth: bool, start: Option<FactId>) -> Vec<Subject> {
    match (&term.kind, truth) {
        (TermKind::Given(part), true) => subject(part, start).into_iter().collect(),
        (TermKind::Not(part), _) => given_when(part, !truth, start),
        (TermKind::And(parts), true) | (TermKind::Or(parts), false) => {
            parts.iter().flat_map(|part| given_when(part, truth, start)).collect()
        }
        _ => Vec::new(),
    }
}

fn subject(term: &Term, start: Option<FactId>) -> Option<Subject> {
    match &term.kind {
        TermKind::Fact(id) => Some(Subject::Fact(*id)),
        TermKind::Value(id) => Some(Subject::Value(*id)),
        TermKind::Column(column) => Some(Subject::Column(*column)),
        TermKind::Start => start.map(Subject::Fact),
        _ => None,
    }
}

/// Looks through terms for uses of what may be none.
pub(super) struct Guards<'g> {
    facts: &'g [Fact],
    /// Whether a value can be none.
    value_is_nullable: &'g dyn Fn(ValueId) -> bool,
    start: Option<FactId>,
    /// What was found: where it stands, and what it is where it has a name.
    unguarded: Vec<(Span, Option<Subject>)>,
}

impl Checker<'_> {
    /// Reports uses of what may be none; true when there are none.
    pub(super) fn check_guards(&mut self, term: &Term, known: &mut Vec<Subject>) -> bool {
        self.guards(|guards| guards.condition(term, known))
    }

    /// As [`Self::check_guards`] for a term that is used as a value: it must not be none itself.
    pub(super) fn check_given(&mut self, term: &Term) -> bool {
        self.guards(|guards| guards.need(term, &mut Vec::new()))
    }

    /// Whether the term can be none. Reports uses inside it that need a guard.
    pub(super) fn may_be_none(&mut self, term: &Term) -> bool {
        let mut may_be_none = false;
        self.guards(|guards| may_be_none = guards.may_be_none(term, &mut Vec::new()));
        may_be_none
    }

    /// Reports what looking through terms finds; true when that is nothing.
    fn guards(&mut self, look: impl FnOnce(&mut Guards<'_>)) -> bool {
        let values = &self.values;
        let value_is_nullable =
            |id: ValueId| values.get(id.index()).and_then(Option::as_ref).is_some_and(|value| value.nullable);
        let mut guards = Guards {
            facts: &self.facts,
            value_is_nullable: &value_is_nullable,
            start: self.start,
            unguarded: Vec::new(),
        };
        look(&mut guards);
        let unguarded = guards.unguarded;
        for (span, subject) in &unguarded {
            self.report_unguarded(*span, *subject);
        }
        unguarded.is_empty()
    }

    fn report_unguarded(&mut self, span: Span, subject: Option<Subject>) {
        let name = match subject {
            Some(Subject::Fact(id)) => Some(self.facts[id.index()].id.clone()),
            Some(Subject::Value(id)) => self.values[id.index()].as_ref().map(|value| value.id.clone()),
            Some(Subject::Column(column)) => self.facts[column.rows.index()]
                .columns
                .get(column.column as usize)
                .map(|known| format!("r.{}", known.id)),
            None => None,
        };
        let code = if name.is_some() { codes::MAY_BE_NONE } else { codes::PART_MAY_BE_NONE };
        self.report(Diagnostic::new(code, span).with_some("name", name));
    }
}

impl Guideline {
    /// Whether what may be none is used only where it is given, as [`check`](super::check) demands. For a
    /// guideline whose conditions were changed after it was checked.
    pub(crate) fn is_guarded(&self) -> bool {
        let value_is_nullable = |id: ValueId| self.values.get(id.index()).is_some_and(|value| value.nullable);
        let mut guards = Guards {
            facts: &self.facts,
            value_is_nullable: &value_is_nullable,
            start: self.start,
            unguarded: Vec::new(),
        };
        let gates = self.facts.iter().filter_map(|fact| fact.gate.as_ref()).map(|gate| &gate.asked_when);
        for condition in gates.chain(self.phases.iter().map(|phase| &phase.reached_when)) {
            guards.condition(condition, &mut Vec::new());
        }
        let mut is_same = true;
        for value in &self.values {
            is_same &= value.nullable || !guards.may_be_none(&value.body, &mut Vec::new());
        }
        for rule in &self.rules {
            guards.rule(rule);
        }
        is_same && guards.unguarded.is_empty()
    }
}

impl Guards<'_> {
    /// Finds uses of what may be none in a condition, where `known` is given.
    fn condition(&mut self, term: &Term, known: &mut Vec<Subject>) {
        if self.may_be_none(term, known) && matches!(term.ty, Type::Truth) {
            self.found(term);
        }
    }

    /// Those in a rule: its check may rely on what the other conditions say is given.
    fn rule(&mut self, rule: &Rule) {
        let mut known = Vec::new();
        for (condition, truth) in [(&rule.applies_when, true), (&rule.except, false)] {
            let Some(condition) = condition else { continue };
            self.condition(condition, &mut Vec::new());
            known.extend(given_when(condition, truth, self.start));
        }
        if let Some(requires) = &rule.requires {
            self.condition(requires, &mut known);
        }
        for when in rule.duty.iter().flat_map(|duty| &duty.schedule).filter_map(|line| line.when.as_ref()) {
            self.condition(when, &mut Vec::new());
        }
    }

    /// Whether the term can be none where `known` is given. Finds uses inside it that need a guard.
    fn may_be_none(&mut self, term: &Term, known: &mut Vec<Subject>) -> bool {
        match &term.kind {
            TermKind::Constant(constant) => *constant == Constant::None,
            TermKind::Fact(_) | TermKind::Value(_) | TermKind::Column(_) | TermKind::Start => {
                subject(term, self.start)
                    .is_some_and(|subject| self.nullable(subject) && !known.contains(&subject))
            }
            TermKind::Parameter(_) | TermKind::AsOf | TermKind::Points(_) | TermKind::SumPoints(_) => false,
            TermKind::And(parts) => self.beside(parts, true, known),
            TermKind::Or(parts) => self.beside(parts, false, known),
            TermKind::If(condition, a, b) => self.branches(condition, a, b, known),
            TermKind::First(rows) => {
                let depth = known.len();
                let mut none = false;
                for row in rows {
                    if let Some(when) = &row.when {
                        self.need(when, known);
                        let inner = known.len();
                        known.extend(given_when(when, true, self.start));
                        none |= self.may_be_none(&row.value, known);
                        known.truncate(inner);
                        known.extend(given_when(when, false, self.start));
                    } else {
                        none |= self.may_be_none(&row.value, known);
                    }
                }
                known.truncate(depth);
                none
            }
            TermKind::Compare(comparison, a, b) => {
                use crate::expression::Comparison::{Equal, Unequal};
                let free = matches!(a.ty, Type::Choice(_)) && matches!(comparison, Equal | Unequal);
                for side in [a, b] {
                    if free {
                        self.may_be_none(side, known);
                    } else {
                        self.need(side, known);
                    }
                }
                false
            }
            TermKind::OneOf(part, _) | TermKind::Given(part) => {
                self.may_be_none(part, known);
                false
            }
            TermKind::Ratio(..) | TermKind::PaybackYear(_) => {
                term.for_each_part(&mut |part| self.need(part, known));
                true
            }
            TermKind::Not(_)
            | TermKind::Set(..)
            | TermKind::Size(_)
            | TermKind::Arithmetic(..)
            | TermKind::Negate(_)
            | TermKind::Least(_)
            | TermKind::Greatest(_)
            | TermKind::Round(..)
            | TermKind::Rows { .. }
            | TermKind::SumSeries(_)
            | TermKind::PresentValue(..)
            | TermKind::AddDays(..)
            | TermKind::AddMonths(..)
            | TermKind::DaysBetween(..) => {
                term.for_each_part(&mut |part| self.need(part, known));
                false
            }
        }
    }

    /// The parts of `&&` (or `||`): each may rely on what the others know when they are yes (no).
    fn beside(&mut self, parts: &[Term], truth: bool, known: &mut Vec<Subject>) -> bool {
        let given: Vec<Vec<Subject>> = parts.iter().map(|part| given_when(part, truth, self.start)).collect();
        let depth = known.len();
        for (at, part) in parts.iter().enumerate() {
            let others = given.iter().enumerate().filter(|(other, _)| *other != at);
            known.extend(others.flat_map(|(_, subjects)| subjects).copied());
            self.need(part, known);
            known.truncate(depth);
        }
        false
    }

    fn branches(&mut self, condition: &Term, a: &Term, b: &Term, known: &mut Vec<Subject>) -> bool {
        self.need(condition, known);
        let depth = known.len();
        known.extend(given_when(condition, true, self.start));
        let first = self.may_be_none(a, known);
        known.truncate(depth);
        known.extend(given_when(condition, false, self.start));
        let second = self.may_be_none(b, known);
        known.truncate(depth);
        first || second
    }

    fn need(&mut self, term: &Term, known: &mut Vec<Subject>) {
        if self.may_be_none(term, known) {
            self.found(term);
        }
    }

    fn found(&mut self, term: &Term) {
        self.unguarded.push((term.span, subject(term, self.start)));
    }

    fn nullable(&self, subject: Subject) -> bool {
        match subject {
            Subject::Fact(id) => self.facts.get(id.index()).is_some_and(|fact| fact.nullable),
            Subject::Value(id) => (self.value_is_nullable)(id),
            Subject::Column(column) => self
                .facts
                .get(column.rows.index())
                .and_then(|fact| fact.columns.get(column.column as usize))
                .is_some_and(|column| column.nullable),
        }
    }
}
