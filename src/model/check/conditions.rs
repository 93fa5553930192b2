//! Conditions (`all`, `any`, `not`, expressions) to typed terms.

use super::super::declare::Condition;
use super::super::term::{Term, TermKind};
use super::super::types::Type;
use super::Checker;

impl<'a> Checker<'a> {
    /// A condition as a term. Every part is typed, so that every mistake is reported.
    pub(super) fn condition(&mut self, condition: &'a Condition) -> Option<Term> {
        match condition {
            Condition::Expression(formula) => self.formula(formula, Type::Truth),
            Condition::All(parts, span) => {
                let parts = self.conditions(parts)?;
                Some(Term::new(TermKind::And(parts), Type::Truth, *span))
            }
            Condition::Any(parts, span) => {
                let parts = self.conditions(parts)?;
                Some(Term::new(TermKind::Or(parts), Type::Truth, *span))
            }
            Condition::Not(part, span) => {
                let part = self.condition(part)?;
                Some(Term::new(TermKind::Not(Box::new(part)), Type::Truth, *span))
            }
        }
    }

    fn conditions(&mut self, parts: &'a [Condition]) -> Option<Vec<Term>> {
        let parts: Vec<Option<Term>> = parts.iter().map(|part| self.condition(part)).collect();
        parts.into_iter().collect()
    }

    /// A condition that stands alone, checked for unguarded uses of what may be none.
    pub(super) fn guarded_condition(&mut self, condition: &'a Condition) -> Option<Term> {
        let term = self.condition(condition)?;
        self.check_guards(&term, &mut Vec::new()).then_some(term)
    }
}
