//! Conditions that hold, or fail, whatever is answered.
//!
//! The program knows what every condition is with no question answered. One that is settled even then is settled
//! for good. A parameter is settled too, but an organization may set it: what depends on one is left alone.

use std::collections::BTreeMap;

use super::closed_limit;
use super::codes;
use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Term, TermKind, Type, ValueId};

pub(super) fn find(subject: &Subject<'_>, found: &mut Diagnostics) {
    let mut search = Search { subject, adjustable: BTreeMap::new(), found };
    subject.terms().for_each(|term| search.visit(term));
}

struct Search<'s, 'g, 'd> {
    subject: &'s Subject<'g>,
    /// Whether a value depends on a parameter.
    adjustable: BTreeMap<ValueId, bool>,
    found: &'d mut Diagnostics,
}

impl Search<'_, '_, '_> {
    /// Reports the innermost settled conditions: those that make their surroundings settled.
    fn visit(&mut self, term: &Term) {
        if term.ty == Type::Truth && is_leaf(term) {
            if let Some(holds) = self.subject.settled(term)
                && !self.is_adjustable(term)
                && closed_limit::describe(self.subject, term).is_none()
            {
                let code = if holds { codes::ALWAYS_TRUE } else { codes::ALWAYS_FALSE };
                self.found.push(Diagnostic::new(code, term.span));
            }
            return;
        }
        term.for_each_part(&mut |part| self.visit(part));
    }

    /// Recursion ends: values form no circles, and each is looked at once.
    fn is_adjustable(&mut self, term: &Term) -> bool {
        let mut found = matches!(term.kind, TermKind::Parameter(_));
        if let TermKind::Value(id) = term.kind {
            let known = self.adjustable.get(&id).copied();
            found = known.unwrap_or_else(|| self.is_adjustable(&self.subject.guideline.value(id).body));
            self.adjustable.insert(id, found);
        }
        term.for_each_part(&mut |part| found = found || self.is_adjustable(part));
        found
    }
}

/// Whether a condition is no combination of others. Names are none either: what they stand for is judged where
/// it is declared.
fn is_leaf(term: &Term) -> bool {
    use TermKind as T;
    matches!(term.kind, T::Compare(..) | T::OneOf(..) | T::Set(..) | T::Given(_) | T::Rows { .. })
}
