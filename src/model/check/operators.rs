//! Comparisons, `in` and arithmetic to typed terms.

use super::super::term::{Constant, SetQuestion, Term, TermKind};
use super::super::types::{OptionListId, Type};
use super::codes;
use super::expression::Typing;
use crate::diagnostic::{Diagnostic, Span};
use crate::expression::{Comparison, Kind, NodeId, Operation};

impl Typing<'_, '_, '_> {
    fn is_text(&self, id: NodeId) -> bool {
        matches!(self.node(id).kind, Kind::Text(_))
    }

    fn is_list(&self, id: NodeId) -> bool {
        matches!(self.node(id).kind, Kind::List(_))
    }

    /// A comparison: both sides of one type; the side that is a text is read as the other's option.
    pub(super) fn compare(
        &mut self,
        comparison: Comparison,
        a: NodeId,
        b: NodeId,
        span: Span,
    ) -> Option<Term> {
        if self.is_list(b) {
            return self.compare_with_list(comparison, a, b, span);
        }
        let (a, b) = if self.is_text(a) && !self.is_text(b) {
            let b = self.term(b, None);
            let a = b.as_ref().and_then(|b| self.term(a, Some(b.ty)));
            (a?, b?)
        } else {
            let first = self.term(a, None);
            // Both sides are typed even when one fails, so that each mistake is reported.
            let second = match &first {
                Some(first) => self.term(b, Some(first.ty)),
                None if self.is_text(b) => None,
                None => self.term(b, None),
            };
            (first?, second?)
        };
        if !self.checker.same_type(a.ty, b.ty) {
            let diagnostic = self.mixed(&a, &b, span);
            return self.fail(diagnostic);
        }
        self.check_comparable(comparison, &a, span)?;
        let kind = TermKind::Compare(comparison, Box::new(a), Box::new(b));
        Some(Term::new(kind, Type::Truth, span))
    }

    fn mixed(&self, a: &Term, b: &Term, span: Span) -> Diagnostic {
        let (left, right) = (a.ty.words(), b.ty.words());
        Diagnostic::new(codes::MIXED_TYPES, span)
            .with("left_en", left.0)
            .with("left_sv", left.1)
            .with("right_en", right.0)
            .with("right_sv", right.1)
    }

    fn check_comparable(&mut self, comparison: Comparison, a: &Term, span: Span) -> Option<()> {
        let equality = matches!(comparison, Comparison::Equal | Comparison::Unequal);
        let fits = match a.ty {
            Type::Number | Type::Date => true,
            Type::Truth => equality,
            Type::Choice(list) if equality || self.checker.option_lists[list.index()].ordered => true,
            Type::Choice(_) => {
                let diagnostic = self.error(codes::UNORDERED, span).with("sign", comparison.sign());
                return self.fail(diagnostic);
            }
            Type::Text | Type::Choices(_) | Type::Series | Type::Rows(_) => false,
        };
        if fits {
            return Some(());
        }
        let words = a.ty.words();
        let diagnostic = self
            .error(codes::NOT_COMPARABLE, span)
            .with("sign", comparison.sign())
            .with("found_en", words.0)
            .with("found_sv", words.1);
        self.fail(diagnostic)
    }

    /// `x == ['a', 'b']` on a choice of many.
    fn compare_with_list(
        &mut self,
        comparison: Comparison,
        a: NodeId,
        b: NodeId,
        span: Span,
    ) -> Option<Term> {
        let a = self.term(a, None)?;
        let Type::Choices(list) = a.ty else {
            let words = a.ty.words();
            let diagnostic =
                self.error(codes::LIST_COMPARED, span).with("found_en", words.0).with("found_sv", words.1);
            return self.fail(diagnostic);
        };
        let options = self.option_list(b, list)?;
        let equal = Term::new(TermKind::Set(SetQuestion::Equal, Box::new(a), options), Type::Truth, span);
        match comparison {
            Comparison::Equal => Some(equal),
            Comparison::Unequal => Some(Term::new(TermKind::Not(Box::new(equal)), Type::Truth, span)),
            Comparison::Less | Comparison::LessOrEqual | Comparison::Greater | Comparison::GreaterOrEqual => {
                let words = Type::Choices(list).words();
                let diagnostic = self
                    .error(codes::NOT_COMPARABLE, span)
                    .with("sign", comparison.sign())
                    .with("found_en", words.0)
                    .with("found_sv", words.1);
                self.fail(diagnostic)
            }
        }
    }

    /// A literal list of options; each unknown one is reported.
    pub(super) fn option_list(&mut self, id: NodeId, list: OptionListId) -> Option<Vec<u32>> {
        let Kind::List(items) = self.node(id).kind else {
            let span = self.span(id);
            let diagnostic = self.error(codes::LIST_NEEDED, span).with("part", self.text(id));
            return self.fail(diagnostic);
        };
        let mut options = Vec::new();
        let mut complete = true;
        for item in self.children(items).iter().copied() {
            let span = self.span(item);
            let found = match &self.node(item).kind {
                Kind::Text(text) => self.option(list, text, span),
                _ => {
                    let diagnostic = self.error(codes::OPTION_NEEDED, span).with("part", self.text(item));
                    self.fail(diagnostic)
                }
            };
            match found {
                Some(at) if !options.contains(&at) => options.push(at),
                Some(_) => {}
                None => complete = false,
            }
        }
        options.sort_unstable();
        complete.then_some(options)
    }

    /// `choice in ['a', 'b']`, `'a' in choices`, `number in [1, 2]`.
    pub(super) fn membership(&mut self, a: NodeId, b: NodeId, span: Span) -> Option<Term> {
        if !self.is_list(b) {
            return self.holds(a, b, span);
        }
        let left = self.term(a, None)?;
        match left.ty {
            Type::Choice(list) => {
                let options = self.option_list(b, list)?;
                Some(Term::new(TermKind::OneOf(Box::new(left), options), Type::Truth, span))
            }
            Type::Number | Type::Date => self.one_of_values(&left, b, span),
            Type::Truth | Type::Text | Type::Choices(_) | Type::Series | Type::Rows(_) => {
                let words = left.ty.words();
                let several = matches!(left.ty, Type::Choices(_)).then(|| self.text(a));
                let diagnostic = self
                    .error(codes::IN_WRONG, span)
                    .with("found_en", words.0)
                    .with("found_sv", words.1)
                    .with_some("several", several);
                self.fail(diagnostic)
            }
        }
    }

    /// `x in [1, 2]` means `x == 1 || x == 2`.
    fn one_of_values(&mut self, left: &Term, list: NodeId, span: Span) -> Option<Term> {
        let Kind::List(items) = self.node(list).kind else { return None };
        let mut equal = Vec::new();
        for item in self.children(items) {
            let item = self.expect(*item, left.ty)?;
            let at = item.span;
            let kind = TermKind::Compare(Comparison::Equal, Box::new(left.clone()), Box::new(item));
            equal.push(Term::new(kind, Type::Truth, at));
        }
        if equal.is_empty() {
            return Some(Term::new(TermKind::Constant(Constant::Truth(false)), Type::Truth, span));
        }
        Some(Term::new(TermKind::Or(equal), Type::Truth, span))
    }

    /// `'a' in x`, where x is a choice of many.
    fn holds(&mut self, a: NodeId, b: NodeId, span: Span) -> Option<Term> {
        let right = self.term(b, None)?;
        let Type::Choices(list) = right.ty else {
            let words = right.ty.words();
            let diagnostic = self
                .error(codes::IN_WRONG, span)
                .with("found_en", words.0)
                .with("found_sv", words.1)
                .with_some("single", matches!(right.ty, Type::Choice(_)).then(|| self.text(b)));
            return self.fail(diagnostic);
        };
        let at = self.span(a);
        let Kind::Text(text) = &self.node(a).kind else {
            let diagnostic = self.error(codes::OPTION_NEEDED, at).with("part", self.text(a));
            return self.fail(diagnostic);
        };
        let option = self.option(list, text, at)?;
        Some(Term::new(TermKind::Set(SetQuestion::AnyOf, Box::new(right), vec![option]), Type::Truth, span))
    }

    /// `+ - * /` on numbers; `+ - *` on series, and `*` on a series and a number.
    pub(super) fn arithmetic(
        &mut self,
        operation: Operation,
        a: NodeId,
        b: NodeId,
        span: Span,
    ) -> Option<Term> {
        let (left, right) = (self.term(a, None), self.term(b, None));
        let (left, right) = (left?, right?);
        let ty = match (left.ty, right.ty, operation) {
            (Type::Number, Type::Number, _) => Some(Type::Number),
            (Type::Series, Type::Series, Operation::Add | Operation::Subtract | Operation::Multiply)
            | (Type::Series, Type::Number, Operation::Multiply)
            | (Type::Number, Type::Series, Operation::Multiply) => Some(Type::Series),
            _ => None,
        };
        if let Some(ty) = ty {
            let kind = TermKind::Arithmetic(operation, Box::new(left), Box::new(right));
            return Some(Term::new(kind, ty, span));
        }
        let date = matches!(left.ty, Type::Date) || matches!(right.ty, Type::Date);
        let (l, r) = (left.ty.words(), right.ty.words());
        let diagnostic = self
            .error(codes::NO_ARITHMETIC, span)
            .with("sign", operation.sign())
            .with("left_en", l.0)
            .with("left_sv", l.1)
            .with("right_en", r.0)
            .with("right_sv", r.1)
            .with_some("dates", date.then_some("add_days(d, n)"));
        self.fail(diagnostic)
    }
}
