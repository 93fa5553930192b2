//! Whether a condition became stronger (fewer cases fulfill it) or weaker. Only what can be seen from its
//! shape is claimed: parts that came or went, limits that moved, options that came or went.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::Both;
use crate::expression::Comparison;
use crate::model::{Constant, Guideline, Term, TermKind, Type};

/// How a condition differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Same,
    Stronger,
    Weaker,
    /// Neither can be seen.
    Other,
}

impl Both<'_> {
    pub(super) fn direction(self, old: Option<&Term>, new: Option<&Term>) -> Direction {
        let print = |guideline: &Guideline, term: Option<&Term>| term.map(|term| guideline.print(term));
        if print(self.old, old) == print(self.new, new) {
            return Direction::Same;
        }
        let (Some(old), Some(new)) = (old, new) else {
            // No condition is one that always holds.
            return if old.is_none() { Direction::Stronger } else { Direction::Weaker };
        };
        self.of_parts(old, new, Term::conjuncts, false)
            .or_else(|| self.of_parts(old, new, Term::disjuncts, true))
            .unwrap_or(Direction::Other)
    }

    /// By the parts that differ; more parts make `&&` stronger and `||` weaker.
    fn of_parts(self, old: &Term, new: &Term, parts: fn(&Term) -> &[Term], or: bool) -> Option<Direction> {
        let (old, new) = (parts(old), parts(new));
        let texts = |guideline: &Guideline, parts: &[Term]| -> BTreeSet<String> {
            parts.iter().map(|part| guideline.print(part)).collect()
        };
        let (before, after) = (texts(self.old, old), texts(self.new, new));
        let gone: Vec<&Term> = old.iter().filter(|part| !after.contains(&self.old.print(part))).collect();
        let come: Vec<&Term> = new.iter().filter(|part| !before.contains(&self.new.print(part))).collect();
        match (gone.as_slice(), come.as_slice()) {
            ([], [_, ..]) => Some(if or { Direction::Weaker } else { Direction::Stronger }),
            ([_, ..], []) => Some(if or { Direction::Stronger } else { Direction::Weaker }),
            ([gone], [come]) => self.of_leaf(gone, come),
            (_, _) => None,
        }
    }

    fn of_leaf(self, old: &Term, new: &Term) -> Option<Direction> {
        match (&old.kind, &new.kind) {
            (TermKind::Compare(sign, a, b), TermKind::Compare(other, c, d))
                if self.old.print(a) == self.new.print(c) =>
            {
                limit(*sign, b.constant()?, *other, d.constant()?)
            }
            (TermKind::OneOf(a, options), TermKind::OneOf(b, others))
                if self.old.print(a) == self.new.print(b) =>
            {
                let before = ids(self.old, a.ty, options);
                let after = ids(self.new, b.ty, others);
                if after.is_subset(&before) {
                    Some(Direction::Stronger)
                } else if before.is_subset(&after) {
                    Some(Direction::Weaker)
                } else {
                    None
                }
            }
            (_, _) => None,
        }
    }
}

/// A limit that moved, or that the limit itself came in or out.
fn limit(sign: Comparison, old: &Constant, other: Comparison, new: &Constant) -> Option<Direction> {
    let order = match (old, new) {
        (Constant::Number(old), Constant::Number(new)) => new.cmp(old),
        (Constant::Date(old), Constant::Date(new)) => new.cmp(old),
        (_, _) => return None,
    };
    let is_lower = |sign: Comparison| matches!(sign, Comparison::Greater | Comparison::GreaterOrEqual);
    let is_upper = |sign: Comparison| matches!(sign, Comparison::Less | Comparison::LessOrEqual);
    let is_strict = |sign: Comparison| matches!(sign, Comparison::Less | Comparison::Greater);
    let rises = match (is_lower(sign) && is_lower(other), is_upper(sign) && is_upper(other)) {
        (true, _) => true,
        (_, true) => false,
        (false, false) => return None,
    };
    Some(match (order, rises) {
        (Ordering::Equal, _) if is_strict(other) => Direction::Stronger,
        (Ordering::Greater, true) | (Ordering::Less, false) => Direction::Stronger,
        (Ordering::Equal, _) | (Ordering::Greater, false) | (Ordering::Less, true) => Direction::Weaker,
    })
}

fn ids<'g>(guideline: &'g Guideline, ty: Type, options: &[u32]) -> BTreeSet<&'g str> {
    match ty {
        Type::Choice(list) | Type::Choices(list) => {
            let known = guideline.option_list(list);
            options.iter().filter_map(|at| known.get(*at)).map(|option| option.id.as_str()).collect()
        }
        Type::Truth | Type::Number | Type::Date | Type::Text | Type::Series | Type::Rows(_) => {
            BTreeSet::new()
        }
    }
}
