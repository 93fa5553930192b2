//! Conditions joined by and, or, not: the shape of a decision, and which of its conditions decide.

use crate::model::{Constant, Term, TermKind, Type};
use crate::program::Program;
use crate::truth::Truth;

/// How a decision follows from its conditions, which are numbered.
#[derive(Clone, Debug)]
pub(super) enum Formula {
    Condition(usize),
    Constant(Truth),
    Not(Box<Formula>),
    And(Vec<Formula>),
    Or(Vec<Formula>),
    If(Box<Formula>, Box<Formula>, Box<Formula>),
}

impl Formula {
    /// The formula of a truth term. Its conditions are added to `conditions`; one that stands twice is added
    /// once. Terms are no deeper than expressions may be, which bounds the recursion.
    pub(super) fn of<'t>(
        program: &Program,
        term: &'t Term,
        conditions: &mut Vec<(String, &'t Term)>,
    ) -> Formula {
        let mut part = |term| Formula::of(program, term, conditions);
        match &term.kind {
            TermKind::Constant(Constant::Truth(truth)) => Formula::Constant(Truth::from_bool(*truth)),
            TermKind::Not(a) => Formula::Not(Box::new(part(a))),
            TermKind::And(parts) => Formula::And(parts.iter().map(part).collect()),
            TermKind::Or(parts) => Formula::Or(parts.iter().map(part).collect()),
            TermKind::If(a, b, c) if term.ty == Type::Truth => {
                Formula::If(Box::new(part(a)), Box::new(part(b)), Box::new(part(c)))
            }
            _ => {
                let text = program.expression_text(term);
                let known = conditions.iter().position(|(known, _)| *known == text);
                let at = known.unwrap_or_else(|| {
                    conditions.push((text, term));
                    conditions.len() - 1
                });
                Formula::Condition(at)
            }
        }
    }

    /// What the decision is when the conditions are so.
    fn value(&self, truths: &dyn Fn(usize) -> Truth) -> Truth {
        match self {
            Formula::Condition(at) => truths(*at),
            Formula::Constant(truth) => *truth,
            Formula::Not(a) => a.value(truths).not(),
            Formula::And(parts) => Truth::all(parts.iter().map(|part| part.value(truths))),
            Formula::Or(parts) => Truth::any(parts.iter().map(|part| part.value(truths))),
            Formula::If(a, b, c) => {
                let (fits, then, otherwise) = (a.value(truths), b.value(truths), c.value(truths));
                if fits.is_yes() {
                    then
                } else if fits.is_no() {
                    otherwise
                } else {
                    then.union(otherwise)
                }
            }
        }
    }

    /// What the decision can still be if this condition held, and if it did not, all others as they are.
    pub(super) fn both_ways(&self, at: usize, truths: &[Truth]) -> [Truth; 2] {
        [Truth::YES, Truth::NO].map(|own| {
            self.value(&|which| {
                if which == at { own } else { truths.get(which).copied().unwrap_or(Truth::OPEN) }
            })
        })
    }

    /// Whether the decision would have been the other one, had this condition been the other way and all
    /// others as they are.
    pub(super) fn is_decided_by(&self, at: usize, truths: &[Truth]) -> bool {
        let truth = |which: usize| truths.get(which).copied().unwrap_or(Truth::OPEN);
        if truth(at).is_open() {
            return false;
        }
        let before = self.value(&truth);
        let after = self.value(&|which| if which == at { truth(which).not() } else { truth(which) });
        (before.is_yes() && after.is_no()) || (before.is_no() && after.is_yes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const YES: Truth = Truth::YES;
    const NO: Truth = Truth::NO;
    const OPEN: Truth = Truth::OPEN;

    fn c(at: usize) -> Formula {
        Formula::Condition(at)
    }

    #[test]
    fn a_condition_that_another_one_covers_decides_nothing() {
        let both = Formula::And(vec![c(0), c(1)]);
        assert!(both.is_decided_by(0, &[YES, YES]) && both.is_decided_by(1, &[YES, YES]));
        assert!(both.is_decided_by(0, &[NO, YES]) && !both.is_decided_by(1, &[NO, YES]));
        assert!(!both.is_decided_by(0, &[NO, NO]), "the other one is no as well");
        assert!(!both.is_decided_by(0, &[YES, OPEN]) && !both.is_decided_by(0, &[NO, OPEN]));
        let either = Formula::Or(vec![Formula::Not(Box::new(c(0))), c(1)]);
        assert!(either.is_decided_by(0, &[YES, NO]) && !either.is_decided_by(0, &[YES, YES]));
    }

    #[test]
    fn only_the_side_that_is_taken_decides() {
        let choice = Formula::If(Box::new(c(0)), Box::new(c(1)), Box::new(c(2)));
        assert!(choice.is_decided_by(1, &[YES, NO, YES]) && !choice.is_decided_by(2, &[YES, NO, YES]));
        assert!(choice.is_decided_by(0, &[YES, NO, YES]) && !choice.is_decided_by(0, &[YES, NO, NO]));
        assert!(choice.is_decided_by(1, &[YES, NO, OPEN]), "what is not taken may be open");
    }
}
